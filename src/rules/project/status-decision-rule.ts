import { entryFinding } from '../../registry/registry-finding.ts';
import { setting } from '../../registry/setting.ts';
import type { Rule } from '../rule.ts';

/** A partner's default or withdrawal rests on a decision of the body that the settings name. */
export const statusDecisionRule: Rule = {
  name: 'decisions on partners',
  *check({ workspace }) {
    const wanted = setting(workspace, 'partner_decisions');
    if (typeof wanted !== 'string') return;
    for (const partner of workspace.registries.get('partners')?.entries ?? []) {
      const id = partner.data.status_decision;
      const decision = typeof id === 'string' ? workspace.entries.get(id) : undefined;
      const body = decision?.data.body;
      if (decision?.registry.name !== 'decisions' || typeof body !== 'string' || body === wanted) continue;
      yield entryFinding(partner, {
        code: 'partners/wrong-body',
        path: ['status_decision'],
        message: `"${decision.id}" is a decision of ${body}; on partners ${wanted} decides`,
        hint: `name a decision of ${wanted}: grantbook list decisions --where "body=${wanted}"`,
      });
    }
  },
};
