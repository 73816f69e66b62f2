import type { Day } from '../../base/day.ts';
import { addDays } from '../../base/day.ts';
import { inOrder, type Verdict } from './verdict.ts';

export type ClockFacts = {
  readonly today: Day;
  /** The day of the newest commit; undefined where there is none. */
  readonly newest: Day | undefined;
  /** What TZ says, and whether that is a time zone. */
  readonly zone: { readonly said: string | undefined; readonly isKnown: boolean };
};

/** After so many days without a commit it may as well be the clock. */
const LONG = 730;

/** Judges whether the clock of the machine can be right. */
export function judgeClock({ today, newest, zone }: ClockFacts): readonly Verdict[] {
  if (zone.said !== undefined && !zone.isKnown)
    return [
      {
        state: 'warning',
        says: `TZ says "${zone.said}", which is no time zone`,
        why: 'days would be counted by another zone than yours',
        mend: 'export TZ=Europe/Brussels',
      },
    ];
  const set = 'set the date and time of this machine (Linux: timedatectl set-ntp true)';
  if (newest !== undefined && today < addDays(newest, -1))
    return [
      {
        state: 'problem',
        says: `the clock says ${today}, and the newest commit is of ${newest}`,
        why: 'deadlines would be worked out wrongly, and your commits dated before those they follow',
        mend: set,
      },
    ];
  if (newest !== undefined && today > addDays(newest, LONG))
    return [
      {
        state: 'warning',
        says: `the clock says ${today}, and the newest commit is of ${newest}`,
        why: 'either nothing was done for years, or the clock is wrong',
        mend: `if it is wrong, ${set}`,
      },
    ];
  return inOrder(`the clock says ${today}`);
}
