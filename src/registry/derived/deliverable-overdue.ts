import { dueDay } from '../due-day.ts';
import { isOwed } from './deliverable-due.ts';
import type { DerivedValue } from './derived-value.ts';

/** Whether the due date of a deliverable has passed without its submission. */
export const deliverableOverdue: DerivedValue = {
  registry: 'deliverables',
  name: 'overdue',
  title: 'Overdue',
  description: 'Whether the due date, as revised, has passed and it is not submitted.',
  type: 'boolean',
  daily: true,
  of: (entry, { workspace, today }) => {
    const due = dueDay(entry, workspace);
    if (due === undefined || today === undefined) return undefined;
    return isOwed(entry) && today > due;
  },
};
