import { isMapping, type Mapping, type Value } from '../../text/value.ts';
import { OWN, type Profile, type Sourced } from './profile.ts';

/** The settings that are lists, and the field by which their items are told apart. */
const LISTS: Readonly<Record<string, string>> = { 'meetings.bodies': 'body', review_schedule: 'step' };

type Setting = { readonly steps: readonly string[]; readonly value: Value };

/** Returns a profile's settings as project.yaml holds them: `meetings`, `written_procedure`, `review_schedule`. */
export function profileSettings({ settings }: Profile): Mapping {
  const all = Object.entries(settings).map(([way, [value]]) => ({ steps: way.split('.'), value }));
  return nested(all, '');
}

/** Returns the sources of a profile's settings below a way, each once: `DESCA14`, `ODK`. */
export function sourcesBelow({ settings }: Profile, way: string): string[] {
  const below = Object.entries(settings).filter(([each]) => each.startsWith(`${way}.`));
  const keys = below.map(([, [, source]]: readonly [string, Sourced]) => source.split(' ')[0] ?? '');
  return [...new Set(keys)].filter((key) => key !== OWN);
}

function nested(settings: readonly Setting[], at: string): Mapping {
  const groups = new Map<string, Setting[]>();
  for (const { steps, value } of settings) {
    const [first = '', ...rest] = steps;
    groups.set(first, [...(groups.get(first) ?? []), { steps: rest, value }]);
  }
  const members = [...groups].map(([name, group]) => [
    name,
    memberOf(group, at === '' ? name : `${at}.${name}`),
  ]);
  return Object.fromEntries(members);
}

function memberOf(group: readonly Setting[], at: string): Value {
  const [only] = group;
  if (only && only.steps.length === 0) return only.value;
  const members = nested(group, at);
  const key = LISTS[at];
  if (key === undefined) return members;
  return Object.entries(members).map(([name, member]) => ({ [key]: name, ...(isMapping(member) && member) }));
}
