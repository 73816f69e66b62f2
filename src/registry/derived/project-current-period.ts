import { projectMonthOf } from '../../base/project-month.ts';
import type { DerivedValue } from './derived-value.ts';
import { reportingPeriods } from './reporting-periods.ts';

/** The reporting period that today lies in. */
export const projectCurrentPeriod: DerivedValue = {
  registry: 'project',
  name: 'current_period',
  title: 'Current period',
  description: 'The reporting period that today lies in; none before the start and after the end.',
  type: 'string',
  daily: true,
  of: (_, { workspace: { project }, today }) => {
    if (!project || today === undefined) return undefined;
    const month = projectMonthOf(project.start, today);
    return reportingPeriods(project).find(({ from, to }) => month >= from && month <= to)?.id;
  },
};
