import { CannotError } from '../../base/cannot-error.ts';
import { compareText } from '../../base/natural-order.ts';
import { describeFailure, errorCode } from '../error-code.ts';
import { buildCommit } from './build-commit.ts';
import { checkRepositoryState } from './check-repository-state.ts';
import { checkTargets } from './check-targets.ts';
import { takeCommitLock } from './commit-lock.ts';
import { CommitRefused } from './commit-refused.ts';
import { findPlainFile } from './find-target-file.ts';
import { formatIndexInfo } from './index-info.ts';
import { holdInterruptions, noteSignals } from './interruptions.ts';
import { writeJournal } from './journal.ts';
import { moveHead } from './move-head.ts';
import { recoverChanges } from './recover-changes.ts';
import { replaceFiles } from './replace-files.ts';
import { replaceIndex, waitForIndex } from './replace-index.ts';
import type { Repository } from './repository.ts';
import { interrupted, runHook } from './run-hook.ts';
import type { Placed, Wanted } from './target.ts';
import { tidyUp } from './tidy-up.ts';
import { runTransaction } from './transaction.ts';
import { writeBlobs } from './write-objects.ts';

/** Files to change, and what to say about it. All paths are from the book's root. */
export type CommitRequest = {
  readonly writes: ReadonlyMap<string, Uint8Array>;
  readonly deletes: readonly string[];
  readonly message: string;
  /** New bytes of files that no commit holds and that change along: the store of personal values. */
  readonly aside?: ReadonlyMap<string, Uint8Array> | undefined;
  /** Files that hold edits of the user's own, which are what is committed. */
  readonly allowDirty?: ReadonlySet<string>;
  /** Gets what the user's hooks say while they say it. */
  readonly talk?: (text: string) => void;
};

/**
 * Makes one commit that holds exactly the changes asked for, and makes them in the work tree and
 * the index. What else the user has staged, edited or left untracked stays as it is. Throws a
 * CommitRefused where it cannot be done; then everything is as it was.
 */
export async function commitChanges(repo: Repository, request: CommitRequest): Promise<{ oid: string }> {
  const interruptions = holdInterruptions();
  try {
    const oid = await commitUnderLock(repo, request, interruptions.signal);
    await runHook(repo, { name: 'post-commit', talk: request.talk }).catch(() => undefined);
    await tidyUp(repo);
    return { oid };
  } catch (error) {
    throw asRefusal(error);
  } finally {
    await noteSignals();
    interruptions.release();
  }
}

async function commitUnderLock(
  repo: Repository,
  request: CommitRequest,
  signal: AbortSignal,
): Promise<string> {
  const unlock = takeCommitLock(repo.gitDir);
  try {
    const cutOff = await recoverChanges(repo);
    if (cutOff.some(({ outcome }) => outcome !== 'committed')) throw takenBackFirst();
    checkRepositoryState(repo);
    await waitForIndex(repo.gitDir);
    return await makeChange(repo, request, signal);
  } finally {
    unlock();
  }
}

/** What was decided was decided on what stood there before. */
function takenBackFirst(): CommitRefused {
  return new CommitRefused(
    'changed-meanwhile',
    'a command that was cut off had begun a change; it was taken back first',
    {
      hint: 'run the command again: it will look at the new state',
    },
  );
}

function makeChange(repo: Repository, request: CommitRequest, signal: AbortSignal): Promise<string> {
  const targets = checkTargets(repo, wantedChanges(repo, request));
  const aside = asideOf(repo, request);
  return runTransaction(repo.gitDir, async (transaction) => {
    const { folder } = transaction;
    const blobs = writeBlobs(repo, folder, targets);
    const oid = await buildCommit(repo, { ...request, folder, targets, blobs, signal });
    await noteSignals();
    if (signal.aborted) throw interrupted();
    const { id } = transaction;
    writeJournal(repo, folder, { id, oid, message: request.message, targets, aside, blobs });
    replaceFiles(repo, [...targets, ...aside], transaction);
    await replaceIndex(repo, formatIndexInfo(repo, targets, blobs), transaction);
    await moveHead(repo, { folder, oid, message: request.message });
    return oid;
  });
}

function asideOf({ topLevel, bookPrefix }: Repository, { aside = new Map() }: CommitRequest): Placed[] {
  return [...aside].map(([bookPath, bytes]) => {
    const path = bookPrefix + bookPath;
    return { bookPath, path, bytes, present: findPlainFile(topLevel, { bookPath, path }) };
  });
}

function wantedChanges(repo: Repository, { writes, deletes, allowDirty }: CommitRequest): Wanted[] {
  const changes: [path: string, bytes: Uint8Array | undefined][] = [...writes];
  for (const path of deletes) changes.push([path, undefined]);
  changes.sort(([a], [b]) => compareText(a, b));
  return changes.map(([bookPath, bytes]) => ({
    bookPath,
    path: repo.bookPrefix + bookPath,
    bytes,
    byHand: allowDirty?.has(bookPath) ?? false,
  }));
}

/** A full disk or a missing right is an obstacle like any other; what is left is a fault of ours. */
function asRefusal(error: unknown): unknown {
  if (error instanceof CannotError || errorCode(error) === undefined) return error;
  return new CommitRefused('failed', `the change was taken back: ${describeFailure(error)}`);
}
