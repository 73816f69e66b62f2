import { headMoved } from './check-repository-state.ts';
import { CommitRefused } from './commit-refused.ts';
import { REF_FLAGS } from './git-environment.ts';
import { GitError } from './git-error.ts';
import { type Repository, readCheckedOut } from './repository.ts';
import { runGit } from './run-git.ts';

/**
 * Makes a commit the newest of the branch, if the branch still is where it was: the one moment at
 * which the change is made. Throws a CommitRefused otherwise.
 */
export function moveHead(repo: Repository, { oid, message }: { oid: string; message: string }): void {
  const old = repo.head ?? '0'.repeat(oid.length);
  const subject = message.split('\n', 1)[0] ?? '';
  const args = ['update-ref', '--create-reflog', '-m', `grantbook: ${subject}`, 'HEAD', oid, old];
  try {
    runGit({ cwd: repo.topLevel, args, flags: REF_FLAGS, shielded: true });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const now = readCheckedOut(repo.topLevel).head;
    // Ended by force after the deed: the deed counts.
    if (now === oid) return;
    throw now === repo.head ? notMoved(error) : headMoved();
  }
}

function notMoved({ stderr }: GitError): CommitRefused {
  return new CommitRefused('failed', `git could not move the branch: ${stderr}`);
}
