import { isWhole } from '../../registry/is-whole.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { numberSetting, setting } from '../../registry/setting.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** Pilots: numbers that can be true, and one in every country once their report is there. */
export const pilotRule: Rule = {
  name: 'pilots',
  *check({ workspace }) {
    for (const entry of workspace.registries.get('pilots')?.entries ?? []) yield* checkNumbers(entry);
    yield* checkCountries(workspace);
  },
};

function* checkNumbers(entry: Entry): Generator<Diagnostic> {
  for (const [more, less] of [
    ['completed', 'learners'],
    ['certificates', 'completed'],
  ] as const) {
    const [high, low] = [entry.data[more], entry.data[less]];
    if (typeof high !== 'number' || typeof low !== 'number' || high <= low) continue;
    yield entryFinding(entry, {
      code: 'pilots/more-than-began',
      path: [more],
      message: `"${more}" is ${high}, and "${less}" only ${low}`,
      hint: 'correct one of the two',
    });
  }
}

function* checkCountries(workspace: Workspace): Generator<Diagnostic> {
  const project = workspace.registries.get('project')?.entries[0];
  const least = numberSetting(workspace, 'pilots.per_country');
  const reported = setting(workspace, 'pilots.learners') !== undefined;
  if (!project || least === undefined || !reported || !isWhole(workspace, 'pilots')) return;
  const held = workspace.registries.get('pilots')?.entries.filter(({ data }) => data.status === 'done') ?? [];
  const { countries } = project.data;
  for (const [i, country] of isList(countries) ? countries.entries() : []) {
    const number = held.filter(({ data }) => data.country === country).length;
    if (number >= least) continue;
    yield entryFinding(project, {
      code: 'pilots/no-pilot',
      path: ['countries', i],
      message: `${String(country)} has ${number} of ${least} pilots that are done`,
      hint: `see: grantbook list pilots --where "country=${String(country)}"`,
    });
  }
}
