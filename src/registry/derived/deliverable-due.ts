import type { Day } from '../../base/day.ts';
import { dayOf } from '../day-of.ts';
import { dueDay } from '../deadlines.ts';
import type { Entry, Workspace } from '../workspace.ts';

/** Returns the day a deliverable is due: as it was revised, or as the grant agreement has it. */
export function deliverableDue(entry: Entry, workspace: Workspace): Day | undefined {
  return dayOf(entry.data.revised_due, workspace) ?? dueDay(entry, workspace);
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
