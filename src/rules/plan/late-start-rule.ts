import { dayOf } from '../../registry/day-of.ts';
import { isInState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { ClockRule } from '../rule.ts';

/** A task that has not begun by the end of its first month is told early: a late start makes a late deliverable. */
export const lateStartRule: ClockRule = {
  name: 'late starts',
  *check({ workspace }, today) {
    for (const entry of workspace.registries.get('tasks')?.entries ?? []) {
      const last = dayOf(entry.data.start_month, workspace);
      if (last === undefined || today <= last || !isInState(entry, ['not_started'])) continue;
      yield entryFinding(entry, {
        code: 'plan/late-start',
        severity: 'warning',
        path: ['start_month'],
        message: `${entry.id} was to begin in ${String(entry.data.start_month)}, which ended on ${last}, and has not`,
        hint: `begin it: grantbook move ${entry.id} start, or plan it anew: grantbook set ${entry.id} start_month=…`,
      });
    }
  },
};
