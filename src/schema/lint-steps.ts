import type { Path } from '../text/value.ts';
import { knownRoles, type Library, registriesAt } from './check-way.ts';
import type { Creation, Need, Taking } from './keywords/needs.ts';
import { meaningless, under, type Within } from './lint-annotation.ts';
import { lintCreation } from './lint-creation.ts';
import type { SchemaMistake } from './lint-schema.ts';
import { lintStepValue } from './lint-step-value.ts';
import { lintWhere } from './lint-where.ts';
import {
  wrongReach,
  wrongRegistry,
  wrongRole,
  wrongSetting,
  wrongState,
  wrongStep,
} from './name-mistakes.ts';
import type { RegistrySchema, State, Transition } from './registry-schema.ts';

/** Returns the mistakes of what a lifecycle says of other records: what states need, who takes steps, what steps make and take along. */
export function lintSteps(library: Library): SchemaMistake[] {
  const { lifecycle } = library.registry;
  const at = under(['x-lifecycle']);
  return [
    ...[...(lifecycle?.states.values() ?? [])].flatMap((state) => lintState(state, library, at)),
    ...[...(lifecycle?.transitions.values() ?? [])].flatMap((step) => lintStep(step, library, at)),
  ];
}

function lintState({ name, needs }: State, library: Library, at: Within): SchemaMistake[] {
  return needs.flatMap((need, i) => lintNeed(need, library, under(at('states', name, 'needs', i)())));
}

function lintNeed(need: Need, library: Library, at: Within): SchemaMistake[] {
  const { states, where, atLeast, forEach, match } = need;
  const other = library.all.find(({ name }) => name === need.registry);
  if (!other) return wrongRegistry(need.registry, library, at('registry'));
  const there = { ...library, registry: other };
  return [
    ...lintVia(need.via, { library, other }, at),
    ...lintWhere(where, there, at('where')),
    ...states.flatMap((state, i) => wrongState(state, [other], at('states', i))),
    ...(typeof atLeast === 'string' ? wrongSetting(library, { way: atLeast }, at('at_least')) : []),
    ...(forEach === undefined ? [] : wrongReach(library, { way: forEach }, at('for_each'))),
    ...(match === undefined ? [] : wrongReach(there, { way: match }, at('match'))),
    ...idle(need, at),
  ];
}

function idle({ all, states, forEach, match }: Need, at: Within): SchemaMistake[] {
  if (all && states.length === 0)
    return [
      meaningless(
        at('all'),
        '"all" of them are always in some state',
        'name the "states" they have to be in',
      ),
    ];
  if (match !== undefined && forEach === undefined)
    return [
      meaningless(
        at('match'),
        'there is nothing to match',
        'name the field whose values count in "for_each"',
      ),
    ];
  return [];
}

type Pair = { readonly library: Library; readonly other: RegistrySchema };

/** The field by which records of another registry refer to this one. */
function lintVia(via: string, { library, other }: Pair, at: Within): SchemaMistake[] {
  const there = { ...library, registry: other };
  const unknown = wrongReach(there, { way: via }, at('via'));
  const { name } = library.registry;
  if (unknown.length > 0 || registriesAt(there, [], via).some((target) => target.name === name))
    return unknown;
  const message = `"${via}" of ${other.name} does not refer to ${name}`;
  return [meaningless(at('via'), message, `name a property with an x-ref to ${name}`)];
}

function lintStep(step: Transition, library: Library, root: Within): SchemaMistake[] {
  const at = under(root('transitions', step.name)());
  const creations = step.creates.map((creation, i): [Creation, Path] => [creation, at('creates', i)()]);
  const takings = step.takes.map((taking, i): [Taking, Path] => [taking, at('takes', i)()]);
  return [
    ...step.by.flatMap((role, i) => wrongRole(role, knownRoles(library), at('by', i))),
    ...lintPeople(step.byFields, library, (i) => at('by_fields', i)),
    ...lintPeople(step.notBy, library, (i) => at('not_by', i)),
    ...Object.entries(step.sets).flatMap(([name, value]) =>
      lintStepValue(value, { library }, at('sets', name)),
    ),
    ...creations.flatMap(([creation, path]) => lintCreation(creation, library, under(path))),
    ...takings.flatMap(([taking, path]) => lintTaking(taking, library, under(path))),
  ];
}

/** Who may take a step is named by references to people or partners. */
function lintPeople(
  ways: readonly string[],
  library: Library,
  at: (i: number) => ReturnType<Within>,
): SchemaMistake[] {
  return ways.flatMap((way, i) => {
    const unknown = wrongReach(library, { way }, at(i));
    if (unknown.length > 0) return unknown;
    const found = registriesAt(library, [], way).map(({ name }) => name);
    if (found.includes('people') || found.includes('partners')) return [];
    return [
      meaningless(
        at(i),
        `"${way}" names no people or partners`,
        'name a property that refers to people or partners',
      ),
    ];
  });
}

function lintTaking({ registry, via, step }: Taking, library: Library, at: Within): SchemaMistake[] {
  const other = library.all.find(({ name }) => name === registry);
  if (!other) return wrongRegistry(registry, library, at('registry'));
  return [...lintVia(via, { library, other }, at), ...wrongStep(step, other, at('step'))];
}
