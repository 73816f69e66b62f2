import { mergeBase } from '../../io/git/merge-base.ts';
import { type Book, repositoryOf } from '../book.ts';
import { comparePair, loadPair } from '../diff/compare-revisions.ts';
import type { RangeReport } from '../range/range-report.ts';
import { pullRequestComment } from './pull-request-comment.ts';

/** Returns the comment on a range that was checked: of what it changes, all since the branch parted from its target. */
export async function commentOn(book: Book, report: RangeReport, links: string | undefined): Promise<string> {
  const repository = repositoryOf(book);
  const { target, targetName, tip } = report;
  const range = {
    from: { name: targetName, commit: mergeBase(repository, target, tip) },
    to: { name: 'the branch', commit: tip },
  };
  const compared = comparePair(book, { range, pair: await loadPair(book, range), only: {} });
  return pullRequestComment({ report, compared, links, bookPrefix: repository.bookPrefix });
}
