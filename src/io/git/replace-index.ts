import { copyFileSync, existsSync, linkSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { syncFolder } from '../durable-write.ts';
import { errorCode } from '../error-code.ts';
import { isSameFile } from '../same-file.ts';
import { sameBytes } from './check-targets.ts';
import { CommitRefused } from './commit-refused.ts';
import { updateIndex } from './index-info.ts';
import type { Repository } from './repository.ts';
import type { Transaction } from './transaction.ts';

const OLD = 'user-index-old';
const ATTEMPTS = 20;
const PAUSE_MS = 100;

/**
 * Enters changes into the user's index and leaves the rest of it, their staged work, as it is. The
 * new index is made aside and put in place under git's own lock.
 */
export async function replaceIndex(repo: Repository, info: string, transaction: Transaction): Promise<void> {
  const index = join(repo.gitDir, 'index');
  const old = join(transaction.folder, OLD);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const fresh = join(transaction.folder, `user-index-${attempt}`);
    const before = readIfThere(index);
    if (before !== undefined) copyFileSync(index, fresh);
    updateIndex(repo, fresh, info);
    if (await lockIndex(repo.gitDir, fresh)) {
      transaction.onRollback(() => restore(repo.gitDir, { fresh, old }));
      if (sameBytes(readIfThere(index), before)) {
        if (before !== undefined) linkSync(index, old);
        renameSync(lockOf(repo.gitDir), index);
        syncFolder(repo.gitDir);
        return;
      }
      rmSync(lockOf(repo.gitDir));
    }
  }
  throw indexLocked();
}

/** Waits a little for git's lock on the index to go away. Throws a CommitRefused where it stays. */
export async function waitForIndex(gitDir: string): Promise<void> {
  for (let attempt = 1; existsSync(lockOf(gitDir)); attempt++) {
    if (attempt >= ATTEMPTS / 2) throw indexLocked();
    await setTimeout(PAUSE_MS);
  }
}

async function lockIndex(gitDir: string, fresh: string): Promise<boolean> {
  try {
    linkSync(fresh, lockOf(gitDir));
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    await setTimeout(PAUSE_MS);
    return false;
  }
}

/** Puts back the index that a change in a folder has replaced; false where it has replaced none, or somebody has replaced its own since. */
export function restoreIndex(gitDir: string, folder: string): boolean {
  const names = readdirSync(folder).filter((name) => /^user-index-\d+$/.test(name));
  return names.some((name) => restore(gitDir, { fresh: join(folder, name), old: join(folder, OLD) }));
}

/** Puts the old index back, unless somebody has replaced ours since. */
function restore(gitDir: string, { fresh, old }: { fresh: string; old: string }): boolean {
  const index = join(gitDir, 'index');
  const lock = lockOf(gitDir);
  if (isSameFile(lock, fresh)) rmSync(lock);
  if (!isSameFile(index, fresh)) return false;
  if (existsSync(old)) {
    linkSync(old, lock);
    renameSync(lock, index);
  } else rmSync(index);
  return true;
}

function lockOf(gitDir: string): string {
  return join(gitDir, 'index.lock');
}

function readIfThere(file: string): Uint8Array | undefined {
  return existsSync(file) ? readFileSync(file) : undefined;
}

function indexLocked(): CommitRefused {
  return new CommitRefused('index-locked', 'another git command is using the index (index.lock)', {
    hint: 'wait for it to end; if none runs, an old one crashed: rm "$(git rev-parse --git-path index.lock)"',
  });
}
