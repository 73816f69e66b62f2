import { daysBetween } from '../../base/day.ts';
import { dayOf } from '../day-of.ts';
import { isInState } from '../lifecycle.ts';
import { dueFor, missingReports } from '../reporting/missing-reports.ts';
import { allPeriods, periodNamedBy, periodOf } from '../reporting/period.ts';
import { effortRows, variance } from '../reporting/report-effort.ts';
import type { DerivedValue } from './derived-value.ts';

/** By how many percent the person-months of a report differ from the plan. */
export const reportVariance: DerivedValue = {
  registry: 'progress-reports',
  name: 'variance_percent',
  title: 'Variance (%)',
  description:
    'By how many percent the person-months used differ from those planned; below the plan with a minus.',
  type: 'number',
  of: (entry) => {
    const percent = variance(effortRows(entry));
    return percent === undefined || !Number.isFinite(percent) ? undefined : Math.round(percent * 10) / 10;
  },
};

/** The days by which a report came, or is by now, after its day. */
export const reportDaysLate: DerivedValue = {
  registry: 'progress-reports',
  name: 'days_late',
  title: 'Days late',
  description:
    'The days from its due day to the day it came, or to today while it has not; 0 where it was in time.',
  type: 'integer',
  daily: true,
  of: (entry, { workspace, today }) => {
    const { level, submitted_on: submitted } = entry.data;
    const period = periodNamedBy(entry, workspace);
    const until = dayOf(submitted, workspace) ?? today;
    if (!period || until === undefined || (level !== 'partner' && level !== 'wp' && level !== 'consortium'))
      return undefined;
    const due = dueFor(level, period, workspace);
    return due === undefined ? undefined : Math.max(daysBetween(due, until), 0);
  },
};

/** The first day of a reporting period. */
export const periodBegins: DerivedValue = {
  registry: 'reporting-periods',
  name: 'begins_on',
  title: 'Begins on',
  description: 'The first day of its first project month.',
  type: 'string',
  of: (entry, { workspace }) => periodOf(entry, workspace)?.begins,
};

/** The reports of a period that have not come. */
export const periodMissing: DerivedValue = {
  registry: 'reporting-periods',
  name: 'reports_missing',
  title: 'Reports missing',
  description: 'The reports that are past their day and have not come, while the period collects.',
  type: 'string',
  daily: true,
  of: (entry, { workspace, today }) => {
    const period = periodOf(entry, workspace);
    if (!period || today === undefined || !isInState(entry, ['collecting'])) return undefined;
    const late = missingReports(period, workspace, today).filter((each) => (each.late ?? 0) > 0);
    return late.length > 0 ? late.map(({ id }) => id).join(', ') : undefined;
  },
};

/** The report that a partner owes next. */
export const partnerNextReport: DerivedValue = {
  registry: 'partners',
  name: 'next_report',
  title: 'Next report',
  description: 'The period of the next report that it owes, and the day it is due.',
  type: 'string',
  daily: true,
  of: ({ id }, { workspace, today }) => {
    if (today === undefined) return undefined;
    const owed = allPeriods(workspace)
      .filter(({ entry }) => isInState(entry, ['open', 'collecting']))
      .flatMap((period) => missingReports(period, workspace, today))
      .filter(({ subject, state }) => subject === id && state !== 'missing');
    const [next] = owed.sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
    return next?.due === undefined ? undefined : `${next.id}, ${next.due}`;
  },
};
