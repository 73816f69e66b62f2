import { lastDayOfMonthAfter } from '../../base/day.ts';
import { projectEnd } from '../project.ts';
import type { DerivedValue } from './derived-value.ts';

/** The day until which the records of the project are kept. */
export const projectKeptUntil: DerivedValue = {
  registry: 'project',
  name: 'kept_until',
  title: 'Kept until',
  description:
    'The day until which documents are kept for an audit: the end and the years of retention_years.',
  type: 'string',
  of: ({ data }, { workspace: { project } }) => {
    const { retention_years: years } = data;
    if (!project || typeof years !== 'number') return undefined;
    return lastDayOfMonthAfter(projectEnd(project), years * 12);
  },
};
