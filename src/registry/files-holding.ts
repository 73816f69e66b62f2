import { type Files, FilesError } from './files.ts';

/** A word that YAML writes as it is, unless with escapes: no quote is doubled in it, and no line ends in it. */
const PLAIN = /^[^\s'"\\]+$/;

/**
 * Returns which YAML files may hold a word, without reading them as YAML: where its bytes do not stand in one, nor any
 * escape that may stand for a part of it, it does not. What cannot be read may hold it.
 */
export function filesHolding(files: Files, paths: readonly string[], word: string): readonly string[] {
  return PLAIN.test(word) ? paths.filter((path) => mayHold(files, path, word)) : paths;
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
const LETTERS: ReadonlySet<number | undefined> = new Set(Buffer.from('xuUN/\r\n'));

function hasEscape(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(BACKSLASH); at !== -1; at = bytes.indexOf(BACKSLASH, at + 1))
    if (LETTERS.has(bytes[at + 1])) return true;
  return false;
}
