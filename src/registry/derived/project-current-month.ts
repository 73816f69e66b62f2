import { projectMonthOf } from '../../base/project-month.ts';
import type { DerivedValue } from './derived-value.ts';

/** The project month that today lies in. */
export const projectCurrentMonth: DerivedValue = {
  registry: 'project',
  name: 'current_month',
  title: 'Current month',
  description: 'The project month that today lies in; none before the start and after the end.',
  type: 'string',
  daily: true,
  of: (_, { workspace: { project }, today }) => {
    if (!project || today === undefined) return undefined;
    const month = projectMonthOf(project.start, today);
    return month >= 1 && month <= project.durationMonths ? `M${month}` : undefined;
  },
};
