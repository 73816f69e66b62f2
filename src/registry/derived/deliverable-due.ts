import type { Day } from '../../base/day.ts';
import { dayOf } from '../day-of.ts';
import type { Entry, Workspace } from '../workspace.ts';

/** Returns the day a deliverable is due by the grant agreement, whatever was agreed later. */
export function firstDue(entry: Entry, workspace: Workspace): Day | undefined {
  const { deadline } = entry.registry;
  const month = deadline?.month === undefined ? undefined : entry.data[deadline.month];
  return dayOf(entry.data[deadline?.date ?? ''], workspace) ?? dayOf(month, workspace);
}

/** Returns the day a deliverable was delivered; undefined where it was not yet, or never will be. */
export function deliveredOn(entry: Entry, workspace: Workspace): Day | undefined {
  return dayOf(entry.data.delivery_date, workspace);
}

/** Returns whether a deliverable is still owed to the funder. */
export function isOwed(entry: Entry): boolean {
  const { deadline, lifecycle } = entry.registry;
  const state = lifecycle && entry.data[lifecycle.field];
  return !(deadline?.done.some((done) => done === state) ?? false);
}
