import { type Day, daysBetween } from '../../base/day.ts';
import { dayOf } from '../day-of.ts';
import type { Entry } from '../workspace.ts';
import type { DerivedValue, Situation } from './derived-value.ts';

/** The days since a risk was identified, or how many it was open. */
export const riskAge: DerivedValue = age('risks');

/** The days since an issue was identified, or how many it was open. */
export const issueAge: DerivedValue = age('issues');

function age(registry: string): DerivedValue {
  return {
    registry,
    name: 'age_days',
    title: 'Age in days',
    description: 'The days since it was identified; once it is closed, how many it was open.',
    type: 'integer',
    daily: true,
    of: (entry, situation) => {
      const from = dayOf(entry.data.identified_on, situation.workspace);
      const to = lastDay(entry, situation);
      return from === undefined || to === undefined ? undefined : daysBetween(from, to);
    },
  };
}

function lastDay({ data }: Entry, { workspace, today }: Situation): Day | undefined {
  return dayOf(data.closed_on, workspace) ?? today;
}
