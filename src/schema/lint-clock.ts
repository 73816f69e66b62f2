import { closest } from '../base/suggest.ts';
import type { Code } from '../text/codes/index.ts';
import type { Path } from '../text/value.ts';
import { checkReach, checkSetting, type Library, type WrongWay } from './check-way.ts';
import type { ScheduleRule } from './keywords/schedule.ts';
import type { WithinRule } from './keywords/within.ts';
import type { SchemaMistake } from './lint-schema.ts';
import { placeOf } from './place-of.ts';
import type { RegistrySchema, Ruled } from './registry-schema.ts';

/** Returns the mistakes of `x-within`, `x-schedule` and `x-ref` with `active`: ways, settings and states that are not there. */
export function lintClock(library: Library): SchemaMistake[] {
  const { registry } = library;
  return [
    ...registry.within.flatMap((rule) => [...lintWithin(rule, library)]),
    ...(registry.schedule ? lintSchedule(registry.schedule, library) : []),
    ...lintActive(library),
  ];
}

function* lintWithin(rule: Ruled<WithinRule>, library: Library): Generator<SchemaMistake> {
  const at = placeOf(rule, 'x-within', library.registry);
  for (const way of rule.of)
    yield* wrong('declaration/unknown-field', [...at, 'of'], checkReach(library, rule.field, way));
  for (const key of ['who', 'excuse'] as const) {
    const way = rule[key];
    if (way === undefined) continue;
    yield* wrong('declaration/unknown-field', [...at, key], checkReach(library, rule.field, way));
  }
  yield* wrong('declaration/unknown-setting', [...at, 'days'], checkSetting(library, rule.field, rule.days));
  for (const [i, state] of rule.while.entries()) yield* unknownState(state, [...at, 'while', i], library);
}

function* lintSchedule(rule: ScheduleRule, library: Library): Generator<SchemaMistake> {
  const at = ['x-schedule'];
  yield* wrong('declaration/unknown-field', [...at, 'of'], checkReach(library, [], rule.of));
  yield* wrong('declaration/unknown-setting', [...at, 'steps'], checkSetting(library, [], rule.steps));
  for (const [step, state] of rule.reached) yield* unknownState(state, [...at, 'reached', step], library);
  for (const [step, way] of rule.who) {
    yield* wrong('declaration/unknown-field', [...at, 'who', step], checkReach(library, [], way));
  }
}

/** Only a registry with `x-active` says who is active. */
function* lintActive({ registry, all }: Library): Generator<SchemaMistake> {
  for (const ref of registry.refs) {
    const timeless = ref.active ? ref.to.filter((name) => hasNoDates(name, all)) : [];
    if (timeless.length === 0) continue;
    yield {
      code: 'declaration/annotation',
      at: [...placeOf(ref, 'x-ref', registry), 'active'],
      message: `"active" asks when a record is active, and ${timeless.join(', ')} does not say`,
      hint: `give schemas/${timeless[0]}.schema.json an "x-active", or leave "active" out`,
    };
  }
}

function hasNoDates(name: string, all: readonly RegistrySchema[]): boolean {
  return all.some((other) => other.name === name && !other.active);
}

function* wrong(code: Code, at: Path, mistake: WrongWay | undefined): Generator<SchemaMistake> {
  if (mistake) yield { code, at, ...mistake };
}

function* unknownState(state: string, at: Path, { registry }: Library): Generator<SchemaMistake> {
  const states = [...(registry.lifecycle?.states.keys() ?? [])];
  if (states.includes(state)) return;
  const suggestions = closest(state, states);
  yield {
    code: 'declaration/lifecycle',
    at,
    message: `"${state}" is not a state of this lifecycle`,
    hint: suggestions.length > 0 ? `did you mean "${suggestions[0]}"?` : `states: ${states.join(', ')}`,
    suggestions,
  };
}
