import { splitNul } from './list-tree.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** Returns every path of a commit or tree, folders and what is no file as well, from the top of the repository. */
export function treePaths(repo: Repository, oid: string): string[] {
  const args = ['ls-tree', '-r', '-t', '-z', '--name-only', '--full-tree', oid];
  return splitNul(runGit({ cwd: repo.topLevel, args, env: repo.objects }).stdout);
}
