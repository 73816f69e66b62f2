import { knownRoles, type Library, registriesAt } from './check-way.ts';
import type { FixedRule, FrozenByRule } from './keywords/frozen-by.ts';
import type { GuardRule } from './keywords/guard.ts';
import type { IndependentRule } from './keywords/independent.ts';
import { namedFields, type SignOffRule } from './keywords/sign-off.ts';
import { meaningless, under, type Within } from './lint-annotation.ts';
import type { SchemaMistake } from './lint-schema.ts';
import { lintSteps } from './lint-steps.ts';
import { lintWhere } from './lint-where.ts';
import { type At, wrongReach, wrongRole, wrongState } from './name-mistakes.ts';
import { placesIn } from './place-of.ts';
import type { RefRule, RegistrySchema, Ruled } from './registry-schema.ts';

/** Returns the mistakes of what a schema says of other records: fields, states, roles and records that are not there. */
export function lintBetween(library: Library): SchemaMistake[] {
  const { registry } = library;
  return [
    ...registry.refs.flatMap((rule) => lintRef(rule, library)),
    ...registry.independent.flatMap((rule) => lintIndependent(rule, library)),
    ...registry.guards.flatMap((rule) => lintGuard(rule, library)),
    ...(registry.frozenBy ? lintFrozenBy(registry.frozenBy, library) : []),
    ...(registry.fixed ? lintFixed(registry.fixed, library) : []),
    ...(registry.signOff ? lintSignOff(registry.signOff, library) : []),
    ...lintSteps(library),
  ];
}

function lintRef(rule: RefRule, { registry, all }: Library): SchemaMistake[] {
  const at = placesIn(rule, 'x-ref', registry);
  const targets = all.filter(({ name }) => rule.to.includes(name));
  return [
    ...rule.states.flatMap((state, i) => wrongState(state, targets, at('states', i))),
    ...rule.while.flatMap((state, i) => wrongState(state, [registry], at('while', i))),
  ];
}

function lintIndependent(rule: Ruled<IndependentRule>, library: Library): SchemaMistake[] {
  const { registry } = library;
  const { field } = rule;
  const at = placesIn(rule, 'x-independent', registry);
  const own = field.filter((step) => step !== '*').join('.');
  return [
    ...rule.of.flatMap((way, i) => wrongReach(library, { way, field }, at('of', i))),
    ...rule.of.flatMap((way, i) =>
      way === own ? [meaningless(at('of', i), `"${way}" is the field itself`, 'name another field')] : [],
    ),
    ...rule.while.flatMap((state, i) => wrongState(state, [registry], at('while', i))),
  ];
}

function lintGuard(rule: Ruled<GuardRule>, library: Library): SchemaMistake[] {
  const { registry } = library;
  const at = placesIn(rule, 'x-guard', registry);
  return [
    ...lintBasis(rule, library, at),
    ...rule.roles.flatMap((role, i) => wrongRole(role, knownRoles(library), at('roles', i))),
    ...rule.while.flatMap((state, i) => wrongState(state, [registry], at('while', i))),
  ];
}

function lintBasis(rule: GuardRule, library: Library, at: Within): SchemaMistake[] {
  const { by, states, lists, roles, where } = rule;
  if (by === undefined) {
    const idle = states.length > 0 || lists !== undefined || roles.length === 0 || where.length > 0;
    const hint = 'name the field that refers to the change in "by", or the "roles" that may change this one';
    return idle ? [meaningless(at(), 'x-guard says neither on what basis nor by whom', hint)] : [];
  }
  const unknown = wrongReach(library, { way: by }, at('by'));
  const bases = registriesAt(library, [], by);
  if (unknown.length > 0) return unknown;
  if (bases.length === 0)
    return [meaningless(at('by'), `"${by}" refers to no record`, 'give that property an x-ref')];
  return [
    ...states.flatMap((state, i) => wrongState(state, bases, at('states', i))),
    ...bases.flatMap((registry) => lintWhere(where, { ...library, registry }, at('where'))),
    ...(lists === undefined ? [] : missingEverywhere(lists, bases, { library, at: at('lists') })),
  ];
}

type Lookup = { readonly library: Library; readonly at: At };

/** Of several registries one has to have the field. */
function missingEverywhere(
  field: string,
  registries: readonly RegistrySchema[],
  { library, at }: Lookup,
): SchemaMistake[] {
  const found = registries.map((registry) => wrongReach({ ...library, registry }, { way: field }, at));
  return found.some((mistakes) => mistakes.length === 0) ? [] : (found[0] ?? []);
}

function lintFrozenBy({ of, states }: FrozenByRule, library: Library): SchemaMistake[] {
  const at = under(['x-frozen-by']);
  const unknown = wrongReach(library, { way: of }, at('of'));
  if (unknown.length > 0) return unknown;
  const targets = registriesAt(library, [], of);
  if (targets.length === 0)
    return [meaningless(at('of'), `"${of}" leads to no record`, 'give that property an x-ref')];
  return states.flatMap((state, i) => wrongState(state, targets, at('states', i)));
}

function lintFixed({ where, fields }: FixedRule, library: Library): SchemaMistake[] {
  const at = under(['x-fixed']);
  return [
    ...lintWhere(where, library, at('where')),
    ...fields.flatMap((way, i) => wrongReach(library, { way }, at('fields', i))),
  ];
}

function lintSignOff(rule: SignOffRule, library: Library): SchemaMistake[] {
  const at = under(['x-sign-off']);
  const { registry } = library;
  return [
    ...namedFields(rule).flatMap(([part, way]) => wrongReach(library, { way }, at(part))),
    ...rule.states.flatMap((state, i) => wrongState(state, [registry], at('states', i))),
    ...rule.by.flatMap((role, i) => wrongRole(role, knownRoles(library), at('by', i))),
    ...rule.byFields.flatMap((way, i) => wrongReach(library, { way }, at('by_fields', i))),
  ];
}
