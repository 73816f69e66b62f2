import { type Files, FilesError } from './files.ts';

/** A word that YAML writes as it is, unless with escapes: no quote is doubled in it, and no line ends in it. */
const PLAIN = /^[^\s'"\\]+$/;

/**
 * Returns which YAML files may hold a word, without reading them as YAML: where its bytes do not stand in one, nor any
 * escape that may stand for a part of it, it does not. What cannot be read may hold it.
 */
export function filesHolding(files: Readable, paths: readonly string[], word: string): readonly string[] {
  return PLAIN.test(word) ? paths.filter((path) => mayHold(files, path, word)) : paths;
}

/** What files are read from. */
type Readable = Pick<Files, 'read'>;

/** So much of what was read is remembered, in bytes: more would take more room than time. */
const MOST_REMEMBERED = 1_000_000;

/** Returns the same files for who looks through them again: while they are small, each is read once. */
export function remembering(files: Readable): Readable {
  const known = new Map<string, Uint8Array>();
  let size = 0;
  return {
    read: (path) => {
      const bytes = known.get(path) ?? files.read(path);
      if (!known.has(path) && size + bytes.length <= MOST_REMEMBERED) {
        known.set(path, bytes);
        size += bytes.length;
      }
      return bytes;
    },
  };
}

function mayHold(files: Readable, path: string, word: string): boolean {
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
