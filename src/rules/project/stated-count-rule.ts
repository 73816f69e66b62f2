import { isWhole } from '../../registry/is-whole.ts';
import { isFilled } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping, type Mapping, type Value } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** The partners registry holds as many partners as project.yaml states: in all, of a type, from a country. */
export const statedCountRule: Rule = {
  name: 'stated counts',
  *check({ workspace }) {
    const project = workspace.registries.get('project')?.entries[0];
    if (!project || !isWhole(workspace, 'partners')) return;
    yield* checkCounts(project, workspace);
    yield* checkCountries(project, workspace);
  },
};

const FIELD = 'partner_counts';

function* checkCounts(project: Entry, workspace: Workspace): Generator<Diagnostic> {
  const counts = project.data[FIELD];
  for (const [i, stated] of isList(counts) ? counts.entries() : []) {
    if (!isMapping(stated) || typeof stated.count !== 'number') continue;
    const found = partnersOf(workspace).filter((partner) => isMeant(partner, stated)).length;
    const fewer = found < stated.count;
    if (found === stated.count || (fewer && isFilled(stated.incomplete))) continue;
    yield entryFinding(project, {
      code: 'partners/stated-count',
      path: [FIELD, i, 'count'],
      message: `"${stated.count}" is stated, and the registry holds ${found}${meaning(stated)}`,
      hint: fewer
        ? 'add the partners that are missing, or say why they are not known: incomplete: …'
        : 'correct the count, or the partners',
    });
  }
}

function partnersOf({ registries }: Workspace): readonly Entry[] {
  const partners = registries.get('partners')?.entries ?? [];
  return partners.filter(({ data }) => data.status !== 'withdrawn');
}

function isMeant({ data }: Entry, { roles, type, country }: Mapping): boolean {
  const fits = (wanted: Value | undefined, value: Value | undefined) =>
    wanted === undefined || wanted === value;
  const hasRole = !isList(roles) || (data.role !== undefined && roles.includes(data.role));
  return hasRole && fits(type, data.type) && fits(country, data.country);
}

function meaning({ roles, type, country }: Mapping): string {
  const said = [isList(roles) ? roles.join(' or ') : roles, type, country].filter(isFilled);
  return said.length > 0 ? ` (${said.join(', ')})` : '';
}

function* checkCountries(project: Entry, workspace: Workspace): Generator<Diagnostic> {
  const { countries } = project.data;
  if (!isList(countries)) return;
  for (const partner of partnersOf(workspace)) {
    const { country, role } = partner.data;
    if (typeof country !== 'string' || role === 'associated' || countries.includes(country)) continue;
    yield entryFinding(partner, {
      code: 'partners/stated-count',
      path: ['country'],
      message: `"${country}" is not among the countries of the project`,
      hint: `project.yaml lists ${countries.join(', ')}: correct one of the two`,
    });
  }
}
