import { type Files, FilesError } from './files.ts';

/** A word that YAML writes as it is, unless with escapes: no quote is doubled in it, and no line ends in it. */
const PLAIN = /^[^\s'"\\]+$/;

/**
 * Returns whether YAML files may hold a word, without reading them as YAML: where its bytes stand in none of them, nor
 * any escape that may stand for a part of it, they do not. What cannot be read may hold it.
 */
export function filesMayHold(files: Files, paths: readonly string[], word: string): boolean {
  return !PLAIN.test(word) || paths.some((path) => mayHold(files, path, word));
}

function mayHold(files: Files, path: string, word: string): boolean {
  try {
    const { buffer, byteOffset, byteLength } = files.read(path);
    const bytes = Buffer.from(buffer, byteOffset, byteLength);
    return bytes.includes(word) || hasEscape(bytes);
  } catch (error) {
    if (error instanceof FilesError) return true;
    throw error;
  }
}

const BACKSLASH = 92;
/** What follows a backslash that stands for a letter, a digit or a sign, or for no line end. */
const LETTERS: ReadonlySet<number | undefined> = new Set(Buffer.from('xuU/\r\n'));

function hasEscape(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(BACKSLASH); at !== -1; at = bytes.indexOf(BACKSLASH, at + 1))
    if (LETTERS.has(bytes[at + 1])) return true;
  return false;
}
