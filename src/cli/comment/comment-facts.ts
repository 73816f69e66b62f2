import type { Compared } from '../diff/compare-revisions.ts';
import type { RangeReport } from '../range/range-report.ts';

/** What a comment on a pull request tells of. */
export type CommentFacts = {
  readonly report: RangeReport;
  /** What the branch brings, from where it parted. */
  readonly compared: Compared;
  /** Where a file at a commit is read on the platform: `https://…/blob`. */
  readonly links: string | undefined;
  /** From the top of the repository to the book. */
  readonly bookPrefix: string;
};
