import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { BOOK_PATHS } from '../book-paths.ts';
import { splitNul } from './list-tree.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** What git writes before a file that it does not put into the work tree. */
const LEFT_OUT = 'S ';

/** Returns the files of the book that a sparse checkout leaves out of the work tree, from the book's root. */
export function leftOutFiles(repo: Repository): string[] {
  if (repo.bare || !existsSync(join(repo.gitDir, 'info', 'sparse-checkout'))) return [];
  const paths = BOOK_PATHS.map((path) => repo.bookPrefix + path);
  const args = ['ls-files', '-t', '-z', '--full-name', '--', ...paths];
  return splitNul(runGit({ cwd: repo.topLevel, args }).stdout)
    .filter((record) => record.startsWith(LEFT_OUT))
    .map((record) => record.slice(LEFT_OUT.length))
    .filter((path) => lstatSync(join(repo.topLevel, path), { throwIfNoEntry: false }) === undefined)
    .map((path) => path.slice(repo.bookPrefix.length));
}
