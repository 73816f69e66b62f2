import { isList } from '../../text/value.ts';
import { partnerOf } from '../people.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { isOwed } from './deliverable-due.ts';
import type { DerivedValue } from './derived-value.ts';

function owed({ registries }: Workspace): Entry[] {
  return registries.get('deliverables')?.entries.filter(isOwed) ?? [];
}

/** How many deliverables a partner leads that are still owed. */
export const partnerLeads: DerivedValue = {
  registry: 'partners',
  name: 'deliverables_led',
  title: 'Leads',
  description: 'How many deliverables it leads that are not submitted.',
  type: 'integer',
  of: ({ id }, { workspace }) => owed(workspace).filter(({ data }) => data.lead === id).length,
};

/** How many deliverables people of a partner review that are still owed. */
export const partnerReviews: DerivedValue = {
  registry: 'partners',
  name: 'deliverables_reviewed',
  title: 'Reviews',
  description: 'How many deliverables its people review that are not submitted.',
  type: 'integer',
  of: ({ id }, { workspace }) =>
    owed(workspace).filter(({ data: { reviewers } }) => {
      const people = isList(reviewers) ? reviewers : [];
      return people.some((person) => typeof person === 'string' && partnerOf(workspace, person) === id);
    }).length,
};
