import { splitNul } from './list-tree.ts';
import { readBlobs } from './read-blobs.ts';
import type { Repository } from './repository.ts';
import { askGit, runGit } from './run-git.ts';

/** Returns every version that a file, by its path from the book's root, has had in the history at hand, the newest first. */
export function pastVersions(repo: Repository, path: string): Uint8Array[] {
  if (repo.head === undefined) return [];
  const whole = repo.bookPrefix + path;
  const args = ['rev-list', '--full-history', repo.head, '--', whole];
  const commits = askGit({ cwd: repo.topLevel, args }).split('\n').filter(Boolean);
  const ids = new Set(commits.flatMap((commit) => blobAt(repo, commit, whole)));
  return [...readBlobs(repo, ids).values()];
}

/** None where the file is not there, or is no ordinary one. */
function blobAt({ topLevel }: Repository, commit: string, path: string): string[] {
  const { stdout } = runGit({ cwd: topLevel, args: ['ls-tree', '-z', commit, '--', path] });
  const [line = ''] = splitNul(stdout);
  const [mode, , id] = line.split(/[ \t]/);
  return mode?.startsWith('100') && id !== undefined ? [id] : [];
}
