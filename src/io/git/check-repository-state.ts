import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommitRefused } from './commit-refused.ts';
import { identityIn } from './identity.ts';
import { type Repository, readCheckedOut } from './repository.ts';
import { isStillCheckedOut } from './still-checked-out.ts';

/** Signs of something half-done, in the order in which git leaves several at once. */
const IN_PROGRESS: readonly (readonly [file: string, what: string, ending: string])[] = [
  ['rebase-merge', 'a rebase', 'git rebase --continue, or git rebase --abort'],
  ['rebase-apply', 'a rebase', 'git rebase --continue, or git rebase --abort'],
  ['MERGE_HEAD', 'a merge', 'git merge --continue, or git merge --abort'],
  ['CHERRY_PICK_HEAD', 'a cherry-pick', 'git cherry-pick --continue, or git cherry-pick --abort'],
  ['REVERT_HEAD', 'a revert', 'git revert --continue, or git revert --abort'],
  ['sequencer', 'a cherry-pick or revert', 'git cherry-pick --abort, or git revert --abort'],
  ['BISECT_LOG', 'a bisect', 'git bisect reset'],
];

/** Returns what git is in the middle of, and what ends that; undefined where there is nothing. */
export function halfDone({
  gitDir,
}: Repository): { readonly what: string; readonly ending: string } | undefined {
  const found = IN_PROGRESS.find(([file]) => existsSync(join(gitDir, file)));
  return found && { what: found[1], ending: found[2] };
}

/** Returns whether a merge is waiting for its commit. */
export function isMerging({ gitDir }: Repository): boolean {
  return existsSync(join(gitDir, 'MERGE_HEAD'));
}

/** Throws a CommitRefused where the repository is in no state to take a commit of ours. */
export function checkRepositoryState(repo: Repository): void {
  if (repo.bare) throw bare();
  const found = halfDone(repo);
  if (found) {
    throw new CommitRefused('in-progress', `${found.what} is in progress`, {
      hint: `end it first: ${found.ending}`,
    });
  }
  if (!isStillCheckedOut(repo)) refuseMoved(repo);
  identityIn(repo, 'committer');
  identityIn(repo, 'author');
}

function refuseMoved(repo: Repository): void {
  const now = readCheckedOut(repo.topLevel);
  if (now.branch === undefined) throw detached();
  if (now.head !== repo.head || now.branch !== repo.branch) throw headMoved();
}

/** Returns the refusal for a branch that has moved since the change was decided. */
export function headMoved(): CommitRefused {
  return new CommitRefused('head-moved', 'the branch has moved on since the change was checked', {
    hint: 'run the command again: it will look at the new state',
  });
}

function bare(): CommitRefused {
  return new CommitRefused('bare', 'the repository has no work tree', {
    hint: 'work in a clone of it: git clone REPOSITORY FOLDER',
  });
}

function detached(): CommitRefused {
  return new CommitRefused('detached', 'no branch is checked out (detached HEAD)', {
    hint: 'go to a branch first: git switch main, or git switch -c NEW-BRANCH',
  });
}
