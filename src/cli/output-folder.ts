import { unportablePath } from '../base/portable-name.ts';
import { RequestError } from '../base/request-error.ts';

/** What a book is made of: no place for what is made from it. */
const TAKEN = ['evidence', 'project-data', 'schemas', 'templates'];

/**
 * Returns the folder that documents are written to, from the book's root. Throws a RequestError
 * where it leaves the book, is one of the folders the book is made of, or has a name that systems
 * and git keep for themselves. Folders of the book that are `open` to the command are not refused.
 */
export function outputFolder(given: string, open: readonly string[] = []): string {
  const parts = given
    .replace(/^(\.\/+)+/, '')
    .replace(/\/+$/, '')
    .split('/');
  const first = parts[0] ?? '';
  const taken = TAKEN.includes(first.normalize('NFKC').toLowerCase()) && !open.includes(first);
  if (!taken && parts.every(isPlainName) && unportablePath(parts.join('/').normalize('NFC')) === undefined)
    return parts.join('/');
  throw new RequestError(
    `documents cannot be written to "${given}"`,
    `name a folder inside the book, for example build; not ${TAKEN.join(', ')}, nor a name that begins with a dot`,
  );
}

/** Letters, digits, and in between spaces, dots and hyphens: nothing a file system reads as another name. */
function isPlainName(name: string): boolean {
  return /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M} ._-]*[\p{L}\p{N}\p{M}_-])?$/u.test(name);
}
