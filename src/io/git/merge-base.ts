import { type Repository, resolveRef } from './repository.ts';
import { runGit } from './run-git.ts';

/**
 * Returns the commit where what is checked out, or another commit, and a reference went their own
 * ways: what a branch is judged against. The reference's own commit where they have nothing in common. Throws a
 * RequestError where the reference stands for no commit.
 */
export function mergeBase(repo: Repository, ref: string, other: string | undefined = repo.head): string {
  const tip = resolveRef(repo, ref);
  if (other === undefined) return tip;
  const { status, stdout } = runGit({
    cwd: repo.topLevel,
    args: ['merge-base', other, tip],
    accept: [0, 1],
  });
  return status === 0 ? stdout.toString('latin1').trim() : tip;
}
