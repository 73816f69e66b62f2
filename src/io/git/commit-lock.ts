import { linkSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeNewFile } from '../durable-write.ts';
import { errorCode } from '../error-code.ts';
import { CommitRefused } from './commit-refused.ts';
import { inSparedRoom } from './make-room.ts';
import { type Holder, isAlive, thisProcess } from './process-holder.ts';

const LOCK = 'grantbook.lock';

/**
 * Takes the lock that lets one grantbook at a time change a repository, and returns how to give it
 * back. A lock whose owner is dead is taken over. Throws a CommitRefused where its owner lives.
 */
export function takeCommitLock(gitDir: string): () => void {
  const lock = join(gitDir, LOCK);
  const own = `${lock}.${process.pid}`;
  try {
    // Written first and linked then: nobody ever sees a lock without an owner.
    inSparedRoom(gitDir, () => {
      rmSync(own, { force: true });
      writeNewFile(own, `${JSON.stringify(thisProcess())}\n`);
    });
    if (!tryLink(own, lock)) {
      removeDeadLock(lock);
      if (!tryLink(own, lock)) throw busy('another grantbook');
    }
  } finally {
    removeQuietly(own);
  }
  sweepLocks(gitDir);
  return () => removeQuietly(lock);
}

/** Returns who holds the lock of a repository, and whether they still run; undefined where nobody holds it. */
export function lockHolder(
  gitDir: string,
): { readonly who: string; readonly alive: boolean | undefined } | undefined {
  const text = readLock(join(gitDir, LOCK));
  if (text === undefined) return undefined;
  const holder = parseHolder(text);
  if (!holder) return { who: 'unknown', alive: false };
  return { who: `process ${holder.pid} on ${holder.host}`, alive: isAlive(holder) };
}

/** What cannot be removed now is removed by whoever takes the lock next, as its owner is dead by then. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Nothing that a change depends on.
  }
}

function tryLink(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function removeDeadLock(lock: string): void {
  const text = readLock(lock);
  if (text === undefined) return;
  refuseLiving(lock, parseHolder(text));
  // Somebody else may have done the same meanwhile: what is moved away must be what was judged.
  const aside = `${lock}.dead.${process.pid}`;
  renameSync(lock, aside);
  const moved = readLock(aside);
  if (moved !== text) tryLink(aside, lock);
  rmSync(aside, { force: true });
}

function refuseLiving(lock: string, holder: Holder | undefined): void {
  const alive = holder === undefined ? false : isAlive(holder);
  if (holder === undefined || alive === false) return;
  if (alive) throw busy(`another grantbook (process ${holder.pid})`);
  throw new CommitRefused(
    'locked',
    `a grantbook on another machine ("${holder.host}") holds the repository`,
    {
      hint: `where it no longer runs there: rm "${lock}"`,
    },
  );
}

function busy(who: string): CommitRefused {
  return new CommitRefused('locked', `${who} is changing this repository`, {
    hint: 'wait for it to end, then run the command again',
  });
}

function readLock(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** A text that names no owner was cut short by a power cut: locks are written whole. */
function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, started, host }: Record<string, unknown> = JSON.parse(text) ?? {};
    if (typeof pid !== 'number' || typeof host !== 'string') return undefined;
    return { pid, host, started: typeof started === 'string' ? started : undefined };
  } catch {
    return undefined;
  }
}

/** The names under which processes that have died were about to take the lock. */
function sweepLocks(gitDir: string): void {
  for (const name of readdirSync(gitDir)) {
    const [, pid] = /^grantbook\.lock\.(?:dead\.)?(\d+)$/.exec(name) ?? [];
    if (pid === undefined || Number(pid) === process.pid) continue;
    const { host } = parseHolder(readLock(join(gitDir, name)) ?? '') ?? thisProcess();
    if (isAlive({ pid: Number(pid), started: undefined, host }) === false) removeQuietly(join(gitDir, name));
  }
}
