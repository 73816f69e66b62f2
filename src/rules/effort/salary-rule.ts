import { entryFinding } from '../../registry/registry-finding.ts';
import { overlap, salaries } from '../../registry/reporting/salaries.ts';
import type { Rule } from '../rule.ts';

/** A month of a person has one salary. */
export const salaryRule: Rule = {
  name: 'salaries',
  *check({ workspace }) {
    const seen = salaries(workspace);
    for (const [i, entry] of seen.entries()) {
      const earlier = seen.slice(0, i).find((other) => overlap(entry, other));
      if (!earlier) continue;
      yield entryFinding(entry, {
        code: 'effort/two-salaries',
        path: ['from_month'],
        message: `${entry.id} and ${earlier.id} are of the same person and have months in common`,
        hint: `let ${earlier.id} end before ${entry.id} begins: to_month`,
      });
    }
  },
};
