import { formerIdsOf } from '../registry/former-ids.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import { recordsIn } from './past.ts';
import type { Rule } from './rule.ts';

/** A new record has an id that none had before it: what was decided about the one is not taken for the other. */
export const usedIdRule: Rule = {
  name: 'used ids',
  *check({ workspace, before, changed, usedIds, renamed }) {
    if (!before || !usedIds) return;
    const fresh = recordsIn(workspace, changed).filter(
      ({ id, registry }) =>
        !registry.single &&
        before.registries.has(registry.name) &&
        (!before.entries.has(id) || renamed?.has(id)) &&
        !before.unreadable.has(id),
    );
    if (fresh.length === 0) return;
    const used = usedIds();
    for (const entry of fresh) {
      if (!used.has(entry.id) || formerIdsOf(entry).includes(entry.id)) continue;
      yield entryFinding(entry, {
        code: 'ids/used-before',
        severity: 'warning',
        path: [entry.registry.id.field],
        message: `"${entry.id}" was the id of a record before`,
        hint: 'give a new record the next free id; where the old one is brought back, leave it as it is',
      });
    }
  },
};
