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
