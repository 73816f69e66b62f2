import { daysBetween } from '../../base/day.ts';
import { dueDay } from '../due-day.ts';
import { isOwed } from './deliverable-due.ts';
import type { DerivedValue } from './derived-value.ts';

/** The days until a deliverable that is still owed is due. */
export const deliverableDaysToDue: DerivedValue = {
  registry: 'deliverables',
  name: 'days_to_due',
  title: 'Days to due',
  description: 'The days until it is due, as revised; negative once it is late, none once it is submitted.',
  type: 'integer',
  daily: true,
  of: (entry, { workspace, today }) => {
    const due = dueDay(entry, workspace);
    if (due === undefined || today === undefined || !isOwed(entry)) return undefined;
    return daysBetween(today, due);
  },
};
