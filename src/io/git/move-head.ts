import { headMoved } from './check-repository-state.ts';
import { CommitRefused } from './commit-refused.ts';
import { GitError } from './git-error.ts';
import { removeBranchLocks } from './remove-left-locks.ts';
import { type Repository, readCheckedOut, refOf } from './repository.ts';
import { OutcomeUnknown } from './transaction.ts';
import { updateBranch } from './update-branch.ts';

/** The folder of the change, and the commit that it made. */
type Made = { readonly folder: string; readonly oid: string; readonly message: string };

/**
 * Makes a commit the newest of the branch, if the branch still is where it was: the one moment at
 * which the change is made. Throws a CommitRefused otherwise, and an OutcomeUnknown where git does not say.
 */
export async function moveHead(repo: Repository, { folder, oid, message }: Made): Promise<void> {
  const from = repo.head ?? '0'.repeat(oid.length);
  const reason = `grantbook: ${message.split('\n', 1)[0] ?? ''}`;
  try {
    await updateBranch(repo, { to: oid, from, reason });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const now = headAfter(repo, error);
    // Ended by force after the deed: the deed counts.
    if (now === oid) return;
    // A git that is killed leaves its locks.
    if (error.exitCode === undefined) await removeBranchLocks(repo, { folder, ref: refOf(repo), fresh: oid });
    throw now === repo.head ? notMoved(error) : headMoved();
  }
}

function headAfter({ topLevel }: Repository, { message }: GitError): string | undefined {
  try {
    return readCheckedOut(topLevel).head;
  } catch {
    throw new OutcomeUnknown(`it is not known whether the commit was made: ${message}`, {
      hint: 'the next command that writes finds out, and ends it; to see it: git log -1',
    });
  }
}

function notMoved({ stderr, message }: GitError): CommitRefused {
  return new CommitRefused('failed', `git could not move the branch: ${stderr || message}`);
}
