import { compareText } from '../../base/natural-order.ts';
import { BOOK_PATHS, isBookPath } from '../book-paths.ts';
import { listTree, type TreeEntry } from './list-tree.ts';
import type { Repository } from './repository.ts';

/** Returns the files of the book in a commit, with blob ids, sorted by path from the book's root. */
export function listBook(repo: Repository, oid: string, filter?: (path: string) => boolean): TreeEntry[] {
  const prefix = repo.bookPrefix;
  return listTree(
    repo,
    oid,
    BOOK_PATHS.map((path) => prefix + path),
  )
    .map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) }))
    .filter(({ path }) => isBookPath(path) && (filter?.(path) ?? true))
    .sort((a, b) => compareText(a.path, b.path));
}
