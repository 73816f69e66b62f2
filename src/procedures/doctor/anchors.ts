import { addDays, type Day } from '../../base/day.ts';
import { inOrder, type Verdict } from './verdict.ts';

/** The last anchor, the day it says, and today. */
export type AnchorFacts = {
  readonly last: { readonly number: number; readonly day: Day | undefined } | undefined;
  readonly today: Day;
};

/** An anchor a quarter is what an audit can live with. */
const OLD = 100;

/** Judges whether a rewritten history would be noticed. */
export function judgeAnchors({ last, today }: AnchorFacts): readonly Verdict[] {
  const mend = 'grantbook audit anchor -o ../anchor.txt\n(and keep that file in a second place)';
  const why = 'whoever holds an anchor notices when the history before it is rewritten';
  if (!last) return [{ state: 'warning', says: 'the history has no anchor yet', why, mend }];
  if (last.day === undefined)
    return [
      {
        state: 'problem',
        says: `anchor ${last.number} is not as it was made`,
        why,
        mend: 'grantbook audit verify',
      },
    ];
  if (last.day >= addDays(today, -OLD)) return inOrder(`anchor ${last.number} is of ${last.day}`);
  return [{ state: 'warning', says: `the last anchor, ${last.number}, is of ${last.day}`, why, mend }];
}
