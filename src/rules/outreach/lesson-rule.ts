import { isWhole } from '../../registry/is-whole.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { numberSetting } from '../../registry/setting.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { isList } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** A risk or an issue of high impact that is closed leaves a lesson. */
export const lessonRule: Rule = {
  name: 'lessons',
  *check({ workspace }) {
    const from = numberSetting(workspace, 'lessons.impact_from');
    if (from === undefined || !isWhole(workspace, 'lessons')) return;
    const learnt = origins(workspace);
    for (const entry of ['risks', 'issues'].flatMap(
      (name) => workspace.registries.get(name)?.entries ?? [],
    )) {
      const { impact, status } = entry.data;
      if (status !== 'closed' || typeof impact !== 'number' || impact < from || learnt.has(entry.id))
        continue;
      yield entryFinding(entry, {
        code: 'lessons/missing',
        path: ['status'],
        message: `${entry.registry.noun} ${entry.id} is closed, its impact was ${impact}, and no lesson refers to it`,
        hint: `first: grantbook add lesson "…" origin=${entry.id} what_happened=… recommendation=…`,
      });
    }
  },
};

function origins({ registries }: Workspace): Set<unknown> {
  const lessons = registries.get('lessons')?.entries ?? [];
  return new Set(lessons.flatMap(({ data }) => (isList(data.origin) ? data.origin : [])));
}
