import { linksOf } from '../../registry/find-links.ts';
import { isWhole } from '../../registry/is-whole.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Rule } from '../rule.ts';

/** Every objective is served by something: a work package, or whatever else refers to it. */
export const objectivesRule: Rule = {
  name: 'objectives',
  *check({ workspace }) {
    const objectives = workspace.registries.get('objectives')?.entries ?? [];
    if (objectives.length === 0 || !isWhole(workspace, 'work-packages')) return;
    const packages = workspace.registries.get('work-packages');
    const served = new Set((packages ? linksOf(packages) : []).map(({ to }) => to));
    for (const objective of objectives) {
      if (served.has(objective.id)) continue;
      yield entryFinding(objective, {
        code: 'objectives/unserved',
        severity: 'warning',
        path: [objective.registry.id.field],
        message: `no work package answers to ${objective.id}`,
        hint: `name it in the one that does: grantbook set WP1 answers_to+=${objective.id}`,
      });
    }
  },
};
