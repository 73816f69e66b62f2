import { copyFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CannotError } from '../../base/cannot-error.ts';
import type { Files } from '../../registry/files.ts';
import { withTempFolder } from '../temp.ts';
import { openCommit } from './commit-files.ts';
import { GitError } from './git-error.ts';
import { writeTree } from './index-info.ts';
import { withScratchObjects } from './merge-trees.ts';
import type { Repository } from './repository.ts';

/**
 * Lends out the snapshot of what is staged: what `git commit` would commit now, whatever the work tree
 * holds. It is read from a copy of the index, and what has to be made to read it goes again. Throws a
 * CannotError where a merge has left conflicts.
 */
export function withStaged<T>(repo: Repository, use: (files: Files) => Promise<T>): Promise<T> {
  return withScratchObjects(repo, (scratch) =>
    withTempFolder(async (folder) => {
      const index = join(folder, 'index');
      if (existsSync(indexFile(repo))) copyFileSync(indexFile(repo), index);
      return use(openCommit(scratch, treeOf(scratch, index)));
    }),
  );
}

/** Returns whether what is staged is a commit of our own in the making, checked before it was staged. */
export function isCheckedAlready(): boolean {
  const { GRANTBOOK_CHECKED: checked, GIT_INDEX_FILE: index } = process.env;
  return checked !== undefined && checked === index;
}

/** Within a hook git says which index it commits: with paths, or -a, it is not the usual one. */
function indexFile({ gitDir }: Repository): string {
  const given = process.env.GIT_INDEX_FILE;
  return given === undefined ? join(gitDir, 'index') : resolve(given);
}

function treeOf(repo: Repository, index: string): string {
  try {
    return writeTree(repo, index);
  } catch (error) {
    if (!(error instanceof GitError && error.exitCode === 128)) throw error;
    throw new CannotError(`what is staged makes no commit yet: ${error.stderr}`, {
      hint: 'where a merge left conflicts, decide each, then: git add FILE; git status says which they are',
    });
  }
}
