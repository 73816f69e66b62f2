import { timesCarriedOver } from '../../registry/governance/carried-over.ts';
import { currentState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { numberSetting } from '../../registry/setting.ts';
import type { Rule } from '../rule.ts';

/** An action that meeting after meeting leaves open is looked at: done, given to somebody else, or cancelled. */
export const carriedOverRule: Rule = {
  name: 'carried-over',
  *check({ workspace }) {
    const most = numberSetting(workspace, 'meetings.carried_over_most');
    if (most === undefined) return;
    for (const action of workspace.registries.get('actions')?.entries ?? []) {
      const times = timesCarriedOver(action, workspace);
      if (times < most || !['open', 'in_progress'].includes(currentState(action)?.name ?? '')) continue;
      yield entryFinding(action, {
        code: 'actions/carried-over',
        severity: 'warning',
        path: ['status'],
        message: `"${action.id}" is still open after ${times} more meetings of the body that agreed it`,
        hint: `finish it, give it to somebody else, or cancel it: grantbook move ${action.id} cancel cancel_reason=…`,
      });
    }
  },
};
