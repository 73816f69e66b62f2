import { daysBetween } from '../../base/day.ts';
import type { DerivedValue } from './derived-value.ts';
import { reportingPeriods } from './reporting-periods.ts';

/** The days until the next report to the funder is due. */
export const projectDaysToReport: DerivedValue = {
  registry: 'project',
  name: 'days_to_report',
  title: 'Days to the next report',
  description: 'The days until the next report to the funder is due; none once the last was due.',
  type: 'integer',
  daily: true,
  of: (_, { workspace: { project }, today }) => {
    if (!project || today === undefined) return undefined;
    const days = reportingPeriods(project).map(({ due }) => daysBetween(today, due));
    const open = days.filter((each) => each >= 0);
    return open.length > 0 ? Math.min(...open) : undefined;
  },
};
