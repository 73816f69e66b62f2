import { CannotError } from '../../base/cannot-error.ts';
import { addToSummary, stepSummaryFile } from '../../io/summary-file.ts';
import type { Context } from '../context.ts';
import { asideLines } from './aside.ts';
import type { CheckedBook } from './checked-book.ts';
import { asideOfAll, reportedOf } from './print-checked.ts';
import { summaryPage } from './summary.ts';

/** Where a summary goes: the file asked for; else, for GitHub, the one that it names. */
export type SummaryRequest = {
  readonly given: string | undefined;
  readonly github: boolean;
  /** The folder of the book. */
  readonly root: string;
};

/**
 * Writes the summary of a check where one is asked for. Where GitHub’s own file cannot be written the check
 * stands, and it is said.
 */
export function writeSummary(book: CheckedBook, request: SummaryRequest, { out }: Context): void {
  const { given, github, root } = request;
  const file = given ?? (github ? stepSummaryFile() : undefined);
  if (file === undefined) return;
  const words = { verdict: book.verdict, notes: asideLines(asideOfAll(book)) };
  try {
    addToSummary(file, (room) => summaryPage(reportedOf(book), words, room), root);
  } catch (error) {
    if (given !== undefined || !(error instanceof CannotError)) throw error;
    out.warn(`no summary of this step: ${error.message}\n`);
  }
}
