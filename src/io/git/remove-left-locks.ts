import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isSameFile } from '../same-file.ts';
import { JOURNAL } from './journal.ts';
import type { Repository } from './repository.ts';

/** A git that still runs gives up an empty lock of a branch long before. */
const AGE_MS = 2000;
const PAUSE_MS = 100;

/** A change that was cut off: its folder, and the branch that it was to move to a commit. */
export type CutOff = { readonly folder: string; readonly ref: string; readonly fresh: string };

/** Removes the lock of the index where it is the very file that one of some changes had made ready. */
export function removeIndexLock({ gitDir }: Repository, folders: readonly string[]): void {
  const lock = join(gitDir, 'index.lock');
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  if (files.some((file) => isSameFile(file, lock))) rmSync(lock);
}

/** Removes the locks that a change and its git left on a branch when both were ended by force: those that can only be theirs. */
export async function removeBranchLocks(repo: Repository, { folder, ref, fresh }: CutOff): Promise<void> {
  const { mtimeMs: begun } = lstatSync(join(folder, JOURNAL));
  for (const lock of [join(repo.gitDir, 'HEAD.lock'), join(repo.commonDir, `${ref}.lock`)]) {
    while (isTheirs(lock, { fresh, begun })) {
      if (contentOf(lock) === fresh || ageOf(lock) > AGE_MS) rmSync(lock, { force: true });
      else await setTimeout(PAUSE_MS);
    }
  }
}

/** A lock that names the commit, or one still empty that came after the change was written down. */
function isTheirs(
  lock: string,
  { fresh, begun }: { readonly fresh: string; readonly begun: number },
): boolean {
  const content = contentOf(lock);
  if (content === fresh) return true;
  return content === '' && Date.now() - ageOf(lock) >= begun;
}

function contentOf(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function ageOf(lock: string): number {
  const stats = lstatSync(lock, { throwIfNoEntry: false });
  return stats === undefined ? Number.POSITIVE_INFINITY : Date.now() - stats.mtimeMs;
}
