import { daysBetween } from '../../base/day.ts';
import { dueDay } from '../due-day.ts';
import { scheduleOf } from '../schedule.ts';
import { numberSetting } from '../setting.ts';
import { isOwed } from './deliverable-due.ts';
import type { DerivedValue } from './derived-value.ts';

/**
 * A deliverable's traffic light: red once it is overdue, or a step of its schedule is later than the
 * setting allows; amber while a step is late; else green.
 */
export const deliverableLight: DerivedValue = {
  registry: 'deliverables',
  name: 'light',
  title: 'Light',
  description:
    'red once it is overdue, or a step is later than reporting.rag.red_over_days; amber while a step is late; else green.',
  type: 'string',
  daily: true,
  light: true,
  of: (entry, { workspace, today }) => {
    const due = dueDay(entry, workspace);
    if (today === undefined || due === undefined || !isOwed(entry)) return undefined;
    const most = numberSetting(workspace, 'reporting.rag.red_over_days') ?? Number.POSITIVE_INFINITY;
    const slips = scheduleOf(entry, workspace)
      .filter((step) => !step.done && step.due < today)
      .map((step) => daysBetween(step.due, today));
    if (due < today || slips.some((days) => days > most)) return 'red';
    return slips.length > 0 ? 'amber' : 'green';
  },
};
