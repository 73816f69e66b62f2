import { type Day, daysBetween, parseDay } from '../../base/day.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { Rule } from '../rule.ts';
import { deliverables } from './deliverables.ts';

/** A deliverable that was delivered after its due date, or the date agreed since, says why. */
export const latenessRule: Rule = {
  name: 'lateness',
  *check({ workspace }) {
    for (const entry of deliverables(workspace)) {
      const [due, delivered] = [dueDay(entry), dayOf(entry, 'delivery_date')];
      if (due === undefined || delivered === undefined || delivered <= due) continue;
      const { late_justification: why } = entry.data;
      if (typeof why === 'string' && why.trim() !== '') continue;
      yield entryFinding(entry, {
        code: 'deliverables/late-without-reason',
        path: ['delivery_date'],
        message: `${entry.id} was delivered on "${delivered}", ${daysBetween(due, delivered)} days after ${due}, and nothing says why`,
        hint: `the periodic report asks for it: grantbook set ${entry.id} late_justification="…"`,
      });
    }
  },
};

function dueDay(entry: Entry): Day | undefined {
  return dayOf(entry, 'revised_due') ?? dayOf(entry, 'due');
}

function dayOf({ data }: Entry, field: string): Day | undefined {
  const value = data[field];
  return typeof value === 'string' ? parseDay(value) : undefined;
}
