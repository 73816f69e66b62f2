import { readFileSync } from 'node:fs';
import type { Repository } from '../git/repository.ts';
import { askGit, runGit } from '../git/run-git.ts';

/** A branch or tag that is about to be pushed: its name there, its commit here. */
export type Pushed = {
  readonly name: string;
  readonly tip: string;
  /** Of what is pushed, the newest that the remote has already; undefined where it has nothing of it. */
  readonly base: string | undefined;
};

const NOTHING = /^0+$/;

/**
 * Returns what git is about to push, from the lines that it gives a pre-push hook. What is deleted, and
 * what is no commit, is left out; of what overwrites a branch, the branch as it was counts as there.
 */
export function readPushed(repo: Repository, lines: string, remote: string): Pushed[] {
  const there = trackedFrom(repo, remote);
  return lines.split('\n').flatMap((line): Pushed[] => {
    const [, local = '', name = '', known = ''] = line.split(' ');
    const tip = NOTHING.test(local) ? undefined : commitOf(repo, local);
    if (tip === undefined) return [];
    const before = NOTHING.test(known) ? undefined : commitOf(repo, known);
    const all = before === undefined ? there : [before, ...there];
    return [{ name, tip, base: all.length > 0 ? newestShared(repo, tip, all) : undefined }];
  });
}

/** Returns everything that comes in on standard input: where a hook is told what is pushed. */
export function readStandardInput(): string {
  return readFileSync(0, 'utf8');
}

function trackedFrom({ topLevel }: Repository, remote: string): string[] {
  const args = ['for-each-ref', '--format=%(objectname)', `refs/remotes/${remote}/`];
  return askGit({ cwd: topLevel, args })
    .split('\n')
    .filter((oid) => oid !== '');
}

function commitOf({ topLevel }: Repository, oid: string): string | undefined {
  if (!/^[0-9a-f]{40,64}$/.test(oid)) return undefined;
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${oid}^{commit}`];
  const { status, stdout } = runGit({ cwd: topLevel, args, accept: [0, 1, 128] });
  return status === 0 ? stdout.toString('latin1').trim() : undefined;
}

/** Where a commit parted from all others together. */
function newestShared({ topLevel }: Repository, tip: string, others: readonly string[]): string | undefined {
  const args = ['merge-base', tip, ...others];
  const { status, stdout } = runGit({ cwd: topLevel, args, accept: [0, 1] });
  return status === 0 ? stdout.toString('latin1').trim() : undefined;
}
