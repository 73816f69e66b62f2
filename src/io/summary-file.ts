import { closeSync, constants, fstatSync, openSync, realpathSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CannotError } from '../base/cannot-error.ts';
import { describeFailure } from './error-code.ts';
import { liesWithin } from './resolve-path.ts';

/** GitHub takes so many bytes of a step’s summary, and drops a longer one whole. */
const MOST = 1024 * 1024 - 1024;

/** Returns the file that GitHub names for the summary of a step. */
export function stepSummaryFile(): string | undefined {
  const file = process.env.GITHUB_STEP_SUMMARY;
  return file === '' ? undefined : file;
}

/**
 * Adds a page to a file outside the book: what stands there already stays. The page is asked for with the
 * bytes that are left. Throws a CannotError where the file lies in the book, is a link or no ordinary file.
 */
export function addToSummary(file: string, page: (room: number) => string, root: string): void {
  try {
    refuseInBook(file, root);
    const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_WRONLY } = constants;
    const open = openSync(file, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o644);
    try {
      const stats = fstatSync(open);
      if (!stats.isFile() || stats.nlink > 1) throw new CannotError(`"${file}" is no ordinary file`);
      const text = page(MOST - stats.size);
      if (stats.size + Buffer.byteLength(text) <= MOST) writeSync(open, text);
    } finally {
      closeSync(open);
    }
  } catch (error) {
    if (error instanceof CannotError) throw error;
    throw new CannotError(`the summary cannot be written to "${file}": ${describeFailure(error)}`);
  }
}

/** A check writes nothing into what it checks, whatever it is told. */
function refuseInBook(file: string, root: string): void {
  const place = join(realpathSync(dirname(file)), basename(file));
  if (!liesWithin(realpathSync(root), place)) return;
  throw new CannotError(`"${file}" lies in the book, and validate writes nothing there`, {
    hint: 'name a file outside: --summary ../summary.md',
  });
}
