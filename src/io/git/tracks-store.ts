import { STORE_FOLDER } from '../../registry/files.ts';
import type { Repository } from './repository.ts';
import { askGit } from './run-git.ts';

/** Returns the files of the store of personal values that git has in its index, by path from the book's root. */
export function tracksStore(repo: Repository): string[] {
  const args = ['ls-files', '-z', '--', repo.bookPrefix + STORE_FOLDER.slice(0, -1)];
  const listed = askGit({ cwd: repo.topLevel, args });
  return listed
    .split('\0')
    .filter((path) => path !== '')
    .map((path) => path.slice(repo.bookPrefix.length));
}
