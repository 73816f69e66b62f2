import { daysBetween } from '../../base/day.ts';
import { deliveredOn, firstDue, isOwed } from './deliverable-due.ts';
import type { DerivedValue } from './derived-value.ts';

/** The days by which a deliverable came, or is by now, after the date of the grant agreement. */
export const deliverableLateness: DerivedValue = {
  registry: 'deliverables',
  name: 'lateness_days',
  title: 'Days late',
  description:
    'The days from the due date of the grant agreement to delivery, or to today while it is owed; 0 where it was in time.',
  type: 'integer',
  daily: true,
  of: (entry, { workspace, today }) => {
    const due = firstDue(entry, workspace);
    const until = deliveredOn(entry, workspace) ?? (isOwed(entry) ? today : undefined);
    if (due === undefined || until === undefined) return undefined;
    return Math.max(daysBetween(due, until), 0);
  },
};
