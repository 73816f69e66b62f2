import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CannotError } from '../../base/cannot-error.ts';
import { describeFailure, errorCode } from '../error-code.ts';
import { takeCommitLock } from './commit-lock.ts';
import { CommitRefused } from './commit-refused.ts';
import { isTransaction } from './journal.ts';
import { type Recovery, recoverChanges } from './recover-changes.ts';
import { openRepository } from './repository.ts';

/**
 * Ends what commands that died have left half-done in the repository that a folder lies in; none where there is
 * nothing of the kind, or where another command runs that may be at work on it. Throws a CommitRefused where
 * git holds the index.
 */
export async function endLeftBehind(folder: string): Promise<Recovery[]> {
  if (!holdsTraces(folder)) return [];
  const repo = await openRepository(folder);
  const unlock = repo && !repo.bare ? takeLock(repo.gitDir) : undefined;
  if (!repo || !unlock) return [];
  try {
    return await recoverChanges(repo);
  } catch (error) {
    throw asCannotEnd(error);
  } finally {
    unlock();
  }
}

/** A full disk or a missing right is no fault of ours; what is begun stays to be ended. */
function asCannotEnd(error: unknown): unknown {
  if (error instanceof CannotError || errorCode(error) === undefined) return error;
  const why = describeFailure(error);
  return new CannotError(`what a command that was cut off had begun cannot be ended: ${why}`, {
    hint: 'put that right and run the command again; until then it stays as it is',
  });
}

function takeLock(gitDir: string): (() => void) | undefined {
  try {
    return takeCommitLock(gitDir);
  } catch (error) {
    if (error instanceof CommitRefused) return undefined;
    throw asCannotEnd(error);
  }
}

/** Whether a name is that of a lock or of a change: of a command that runs, or of one that died. */
function isTrace(name: string): boolean {
  return isTransaction(name) || name.startsWith('grantbook.lock');
}

/** Without asking git, which takes longer than most commands: they all look, and hardly any finds something. */
function holdsTraces(folder: string): boolean {
  try {
    const gitFolder = gitFolderOf(folder);
    return gitFolder !== undefined && readdirSync(gitFolder).some(isTrace);
  } catch {
    return false;
  }
}

/** The nearest `.git` from a folder upwards: a folder, or of a linked work tree a file that names one. */
function gitFolderOf(start: string): string | undefined {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const place = join(folder, '.git');
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return place;
    if (stats?.isFile()) {
      const [, named] = /^gitdir: (.+)$/m.exec(readFileSync(place, 'utf8')) ?? [];
      return named === undefined ? undefined : resolve(folder, named);
    }
    if (dirname(folder) === folder) return undefined;
  }
}
