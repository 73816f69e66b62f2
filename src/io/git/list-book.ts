import { compareText } from '../../base/natural-order.ts';
import { BOOK_PATHS, isBookPath } from '../book-paths.ts';
import { listTree, listUnsized, type TreeEntry } from './list-tree.ts';
import type { Repository } from './repository.ts';

/** Returns the files of the book in a commit, with blob ids, sorted by path from the book's root. */
export function listBook(repo: Repository, oid: string, filter?: (path: string) => boolean): TreeEntry[] {
  return inBook(repo, listTree(repo, oid, bookPaths(repo)), filter);
}

/** Returns the same without sizes, which takes a fraction of the time. */
export function listBookUnsized(repo: Repository, oid: string): TreeEntry[] {
  return inBook(repo, listUnsized(repo, oid, bookPaths(repo)));
}

/** Returns those of some paths of the book that are files in a commit. */
export function listBookPaths(repo: Repository, oid: string, paths: readonly string[]): TreeEntry[] {
  const wanted = new Set(paths);
  if (wanted.size > MOST_NAMED) return listBook(repo, oid, (path) => wanted.has(path));
  const named = [...wanted].map((path) => repo.bookPrefix + path);
  return named.length === 0 ? [] : inBook(repo, listTree(repo, oid, named));
}

/** More paths may be more than a command line holds. */
const MOST_NAMED = 200;

function bookPaths({ bookPrefix }: Repository): string[] {
  return BOOK_PATHS.map((path) => bookPrefix + path);
}

function inBook(
  { bookPrefix: prefix }: Repository,
  entries: readonly TreeEntry[],
  filter?: (path: string) => boolean,
): TreeEntry[] {
  return entries
    .map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) }))
    .filter(({ path }) => isBookPath(path) && (filter?.(path) ?? true))
    .sort((a, b) => compareText(a.path, b.path));
}
