import { addDays } from '../../base/day.ts';
import { dayOf } from '../../registry/day-of.ts';
import { isFilled } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { numberSetting } from '../../registry/setting.ts';
import type { ClockRule } from '../rule.ts';

/** Addresses and numbers of people who left are taken out once the days of the setting have passed. */
export const personalDataRule: ClockRule = {
  name: 'personal data of people who left',
  *check({ workspace }, today) {
    const days = numberSetting(workspace, 'contact_retention_days');
    if (days === undefined) return;
    for (const person of workspace.registries.get('people')?.entries ?? []) {
      const left = dayOf(person.data.active_to, workspace);
      const kept = person.registry.personal.flatMap(([field = '']) =>
        isFilled(person.data[field]) ? [field] : [],
      );
      const [first] = kept;
      if (left === undefined || first === undefined || addDays(left, days) >= today) continue;
      yield entryFinding(person, {
        code: 'people/keep-no-longer',
        severity: 'warning',
        path: [first],
        message: `${person.id} left on ${left}, and ${kept.join(' and ')} is kept still`,
        hint: `take it out: grantbook set ${person.id} ${kept.map((field) => `${field}=`).join(' ')}`,
        atKey: true,
      });
    }
  },
};
