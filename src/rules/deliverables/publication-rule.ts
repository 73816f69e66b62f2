import { isFilled } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Rule } from '../rule.ts';
import { deliverables } from './deliverables.ts';

/** A public deliverable that was accepted can be found in public. */
export const publicationRule: Rule = {
  name: 'publication of deliverables',
  *check({ workspace }) {
    for (const entry of deliverables(workspace)) {
      const { dissemination, status, links } = entry.data;
      if (dissemination !== 'PU' || status !== 'accepted' || isFilled(links)) continue;
      yield entryFinding(entry, {
        code: 'deliverables/not-public',
        severity: 'warning',
        path: ['links'],
        message: `${entry.id} is public and accepted, and no link leads to it`,
        hint: `publish it, then add its address under "links": grantbook edit ${entry.id}`,
      });
    }
  },
};
