import { holdings } from '../../registry/holdings.ts';
import { fieldName } from '../../registry/members.ts';
import { partnerOf } from '../../registry/people.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Rule } from '../rule.ts';

/** Nothing that is open is left in the hands of the people of a partner that has withdrawn. */
export const orphanRule: Rule = {
  name: 'orphans',
  *check({ workspace }) {
    const partners = workspace.registries.get('partners')?.entries ?? [];
    const gone = partners.filter(({ data }) => data.status === 'withdrawn').map(({ id }) => id);
    if (gone.length === 0) return;
    for (const { entry, path, id } of holdings(workspace, new Set(gone))) {
      const partner = partnerOf(workspace, id);
      if (partner === id) continue;
      yield entryFinding(entry, {
        code: 'partners/orphan',
        path,
        message: `"${id}" is of ${partner}, which has withdrawn, and ${entry.registry.noun} ${entry.id} still counts on it`,
        hint: `name somebody else: grantbook set ${entry.id} ${fieldName(path)}=…; all of it: grantbook partner leaves ${partner}`,
      });
    }
  },
};
