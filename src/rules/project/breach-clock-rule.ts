import { addDays } from '../../base/day.ts';
import { dayOf } from '../../registry/day-of.ts';
import { isFilled } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { numberSetting } from '../../registry/setting.ts';
import type { Entry } from '../../registry/workspace.ts';
import { isList, isMapping, type Mapping } from '../../text/value.ts';
import type { ClockRule } from '../rule.ts';

/** A breach that a partner was formally told of is put right in time, or put before the body that decides. */
export const breachClockRule: ClockRule = {
  name: 'breaches by the day',
  *check({ workspace }, today) {
    const days = numberSetting(workspace, 'partnership.remedy_days');
    if (days === undefined) return;
    for (const partner of workspace.registries.get('partners')?.entries ?? []) {
      for (const [i, breach] of openBreaches(partner)) {
        const notice = dayOf(breach.notice_on, workspace);
        if (notice === undefined || addDays(notice, days) >= today) continue;
        yield entryFinding(partner, {
          code: 'partners/remedy-over',
          severity: 'warning',
          path: ['breaches', i, 'notice_on'],
          message: `${partner.id} had until ${addDays(notice, days)} to put its breach right (partnership.remedy_days is ${days})`,
          hint: `grantbook set ${partner.id} breaches[${i}].remedied_on=…, or take it to a decision: grantbook move ${partner.id} declare-default`,
        });
      }
    }
  },
};

function openBreaches({ data }: Entry): [number, Mapping][] {
  const breaches = isList(data.breaches) ? data.breaches : [];
  return [...breaches.entries()].flatMap(([i, breach]): [number, Mapping][] =>
    isMapping(breach) && !isFilled(breach.remedied_on) && !isFilled(breach.declared_on) ? [[i, breach]] : [],
  );
}
