import { entryFinding } from '../../registry/registry-finding.ts';
import { isList } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** Every partner with a part in the grant is from a country that the project lists. */
export const countriesRule: Rule = {
  name: 'countries',
  *check({ workspace: { registries } }) {
    const listed = registries.get('project')?.entries[0]?.data.countries;
    if (!isList(listed)) return;
    for (const partner of registries.get('partners')?.entries ?? []) {
      const { country, role } = partner.data;
      if (typeof country !== 'string' || role === 'associated' || listed.includes(country)) continue;
      yield entryFinding(partner, {
        code: 'partners/unlisted-country',
        path: ['country'],
        message: `"${country}" is not among the countries of the project`,
        hint: `project.yaml lists ${listed.join(', ')}: correct one of the two`,
      });
    }
  },
};
