import { sha256 } from '../base/digest.ts';
import { type Files, FilesError } from './files.ts';

/** Returns the SHA-256 of a file of the book as 64 hexadecimal digits; undefined where it cannot be read. */
export function fileDigest(files: Files, path: string): string | undefined {
  try {
    return sha256(files.read(path));
  } catch (error) {
    if (error instanceof FilesError) return undefined;
    throw error;
  }
}

/** Returns whether a file of the book has a SHA-256 but for its line ends, as where git converts them. */
export function differsInLineEnds(files: Files, path: string, digest: string): boolean {
  if (fileDigest(files, path) === undefined) return false;
  const bytes = files.read(path);
  const plain = bytes.filter((byte, i) => byte !== CR || bytes[i + 1] !== LF);
  return sha256(plain) === digest || sha256(withReturns(plain)) === digest;
}

const CR = 0x0d;
const LF = 0x0a;

function withReturns(bytes: Uint8Array): Uint8Array {
  const lines = bytes.reduce((count, byte) => count + (byte === LF ? 1 : 0), 0);
  const result = new Uint8Array(bytes.length + lines);
  let at = 0;
  for (const byte of bytes) {
    if (byte === LF) result[at++] = CR;
    result[at++] = byte;
  }
  return result;
}
