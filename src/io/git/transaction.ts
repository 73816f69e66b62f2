import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CannotError } from '../../base/cannot-error.ts';
import { describeFailure } from '../error-code.ts';

/** What a change has done so far, and how to take it back. */
export type Transaction = {
  /** A private folder inside git's own, on the same file system as the index. */
  readonly folder: string;
  /** A word that no other change uses. */
  readonly id: string;
  /** Notes how to take back what was just done; the last done is taken back first. */
  readonly onRollback: (undo: () => void) => void;
  /** Notes what to tidy up, whatever comes of the change. */
  readonly onEnd: (tidy: () => void) => void;
};

/** It cannot be told whether a change was made: taken back it could be wrong, so the next command finds out and ends it. */
export class OutcomeUnknown extends CannotError {}

/** Does some work; where it throws, takes back all that it noted. What fails there is reported as well. */
export async function runTransaction<T>(
  gitDir: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(gitDir, 'grantbook-tx-'));
  const undos: (() => void)[] = [];
  const tidies: (() => void)[] = [];
  let failures: readonly unknown[] = [];
  let unknown = false;
  try {
    return await work({
      folder,
      id: folder.slice(-6),
      onRollback: (undo) => undos.unshift(undo),
      onEnd: (tidy) => tidies.unshift(tidy),
    });
  } catch (error) {
    unknown = error instanceof OutcomeUnknown;
    if (unknown) throw error;
    failures = runAll(undos);
    if (failures.length === 0) throw error;
    throw takenBackInPart(error, failures);
  } finally {
    // What could not be undone or tidied up is ended by the next command, from what the folder tells.
    if (!unknown && failures.length === 0 && runAll(tidies).length === 0)
      runAll([() => rmSync(folder, { recursive: true, force: true })]);
  }
}

function takenBackInPart(error: unknown, failures: readonly unknown[]): CannotError {
  const why = failures.map(describeFailure).join('; ');
  return new CannotError(`${describeFailure(error)}; and it could not be taken back whole: ${why}`, {
    hint: 'the next command that writes tries again; see what is left of it: git status',
  });
}

/** Runs all of them, even where one fails, and returns what failed. */
function runAll(steps: readonly (() => void)[]): unknown[] {
  return steps.flatMap((step) => {
    try {
      step();
      return [];
    } catch (error) {
      return [error];
    }
  });
}
