import { closest } from '../base/suggest.ts';
import type { Path } from '../text/value.ts';
import { checkReach, checkSetting, type Library, partsAt, settingsAt, type WrongWay } from './check-way.ts';
import { type Holding, wrongEnd } from './check-way-end.ts';
import type { SchemaMistake } from './lint-schema.ts';
import type { RegistrySchema } from './registry-schema.ts';
import type { FieldPattern } from './walk-schema.ts';

/** A way, the field it begins at (the record itself where none is given), and what has to be at its end. */
export type Way = { readonly way: string; readonly field?: FieldPattern; readonly holds?: Holding };

/** Finds where a name stands; asked only where it is wrong. */
export type At = () => Path;

/** Returns the mistake of a way that leads to no field. */
export function wrongReach(library: Library, { way, field = [], holds }: Way, at: At): SchemaMistake[] {
  const wrong = checkReach(library, field, way) ?? wrongEnd(partsAt(library, field, way), way, holds);
  return mistakes('declaration/unknown-field', wrong, at);
}

/** Returns the mistake of a setting that project.yaml cannot hold. */
export function wrongSetting(library: Library, { way, field = [], holds }: Way, at: At): SchemaMistake[] {
  const wrong = checkSetting(library, field, way) ?? wrongEnd(settingsAt(library, way), way, holds);
  return mistakes('declaration/unknown-setting', wrong, at);
}

/** Returns the mistake of a state that none of the registries' lifecycles has. */
export function wrongState(state: string, registries: readonly RegistrySchema[], at: At): SchemaMistake[] {
  const states = registries.flatMap(({ lifecycle }) => [...(lifecycle?.states.keys() ?? [])]);
  const whose = registries.length === 1 ? registries[0]?.name : 'these registries';
  return unlessKnown(states, state, {
    code: 'declaration/lifecycle',
    at,
    message: `"${state}" is not a state of ${whose ?? 'any registry'}`,
    known: 'states',
  });
}

/** Returns the mistake of a step that a registry's lifecycle does not have. */
export function wrongStep(step: string, { name, lifecycle }: RegistrySchema, at: At): SchemaMistake[] {
  return unlessKnown([...(lifecycle?.transitions.keys() ?? [])], step, {
    code: 'declaration/lifecycle',
    at,
    message: `"${step}" is not a step of ${name}`,
    known: 'steps',
  });
}

/** Returns the mistake of a registry that has no schema. */
export function wrongRegistry(name: string, { all }: Library, at: At): SchemaMistake[] {
  const names = all.map((other) => other.name);
  return unlessKnown(names, name, {
    code: 'declaration/unknown-registry',
    at,
    message: `"${name}" is no registry: there is no schemas/${name}.schema.json`,
    known: 'registries',
  });
}

/** Returns the mistake of a role that nobody can have, where the people registry lists the roles. */
export function wrongRole(role: string, roles: readonly string[], at: At): SchemaMistake[] {
  if (roles.length === 0) return [];
  return unlessKnown(roles, role, {
    code: 'declaration/annotation',
    at,
    message: `"${role}" is not a role that the people registry knows`,
    known: 'roles',
  });
}

type Unknown = Pick<SchemaMistake, 'code' | 'message'> & { readonly at: At; readonly known: string };

function unlessKnown(names: readonly string[], name: string, mistake: Unknown): SchemaMistake[] {
  if (names.includes(name)) return [];
  const { code, message, at, known } = mistake;
  const suggestions = closest(name, new Set(names));
  const hint =
    suggestions.length > 0 ? `did you mean "${suggestions[0]}"?` : `${known}: ${names.join(', ') || 'none'}`;
  return [{ code, at: at(), message, hint, suggestions }];
}

function mistakes(code: SchemaMistake['code'], wrong: WrongWay | undefined, at: At): SchemaMistake[] {
  return wrong ? [{ code, at: at(), ...wrong }] : [];
}
