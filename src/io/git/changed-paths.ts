import { splitNul } from './list-tree.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** Returns every path of the repository that differs between two trees, of whatever kind, from its top. */
export function changedPaths(repo: Repository, before: string, after: string): string[] {
  const args = ['diff-tree', '-r', '-z', '--name-only', '--no-renames', '--no-ext-diff', before, after, '--'];
  return splitNul(runGit({ cwd: repo.topLevel, args, env: repo.objects }).stdout);
}
