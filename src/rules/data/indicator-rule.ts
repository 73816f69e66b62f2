import { measuredValues, reachesTarget } from '../../registry/indicator-values.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Rule } from '../rule.ts';

/** An indicator that is declared met reaches its target with its last value. */
export const indicatorRule: Rule = {
  name: 'indicators',
  *check({ workspace }) {
    for (const indicator of workspace.registries.get('indicators')?.entries ?? []) {
      const { status, target } = indicator.data;
      const last = measuredValues(indicator).at(-1);
      if (status !== 'met' || (last !== undefined && reachesTarget(indicator, last) !== false)) continue;
      yield entryFinding(indicator, {
        code: 'indicators/not-reached',
        path: ['status'],
        message:
          last === undefined
            ? `${indicator.id} is "met", and nothing was measured`
            : `${indicator.id} is "met", and its last value is ${last}; the target is ${String(target)}`,
        hint: `add the value that reaches it, or: grantbook move ${indicator.id} measure_again`,
      });
    }
  },
};
