import { join } from 'node:path';
import { withTempFolder } from '../temp.ts';
import { emptyTree } from './diff-trees.ts';
import { GitError } from './git-error.ts';
import { splitNul } from './list-tree.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** What git makes of two commits: a tree, and the paths of it where it could not decide. */
export type MergedTrees = { readonly tree: string; readonly conflicts: readonly string[] };

/** Exit codes of `git merge-tree`: merged, and merged but for conflicts. */
const MERGED = 0;
const CONFLICTS = 1;

/**
 * Returns what git would make of two commits, without a work tree; attributes of neither side choose
 * how. The repository has to come from `withScratchObjects`. Throws a GitError where git is too old.
 */
export function mergeTrees(repo: Repository, ours: string, theirs: string): MergedTrees {
  const options = ['--write-tree', '-z', '--name-only', '--no-messages', '--allow-unrelated-histories'];
  const { status, stdout, stderr } = runGit({
    cwd: repo.topLevel,
    args: ['merge-tree', ...options, ours, theirs],
    env: { ...repo.objects, GIT_ATTR_SOURCE: emptyTree(repo) },
    accept: [MERGED, CONFLICTS, 128, 129],
  });
  if (status !== MERGED && status !== CONFLICTS) {
    throw new GitError(`git could not work out what a merge would hold: ${stderr}`, {
      stderr,
      hint: 'git 2.38 or later is needed: git --version',
    });
  }
  const [tree = '', ...conflicts] = splitNul(stdout);
  return { tree, conflicts: [...new Set(conflicts)] };
}

/** Returns the commits where two parted: none where they have nothing in common, several where they met and parted again. */
export function mergeBases(repo: Repository, ours: string, theirs: string): string[] {
  const args = ['merge-base', '--all', ours, theirs];
  const { stdout } = runGit({ cwd: repo.topLevel, args, accept: [0, 1] });
  return stdout
    .toString('latin1')
    .split('\n')
    .filter((oid) => oid !== '');
}

/** Lends out a repository whose new objects go to a folder of their own, and go with it: what only looks writes nothing. */
export function withScratchObjects<T>(repo: Repository, use: (repo: Repository) => Promise<T>): Promise<T> {
  return withTempFolder((folder) => {
    const own = join(repo.commonDir, 'objects');
    // A path with a colon would be taken for two; in quotes it is one.
    const objects = { GIT_OBJECT_DIRECTORY: folder, GIT_ALTERNATE_OBJECT_DIRECTORIES: JSON.stringify(own) };
    return use({ ...repo, objects });
  });
}
