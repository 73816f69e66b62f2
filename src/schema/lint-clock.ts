import type { Library } from './check-way.ts';
import type { RemindersRule } from './keywords/reminders.ts';
import type { ScheduleRule } from './keywords/schedule.ts';
import type { WithinRule } from './keywords/within.ts';
import { under } from './lint-annotation.ts';
import type { SchemaMistake } from './lint-schema.ts';
import { wrongReach, wrongSetting, wrongState } from './name-mistakes.ts';
import { placeOf, placesIn } from './place-of.ts';
import type { RegistrySchema, Ruled } from './registry-schema.ts';

/** Returns the mistakes of `x-within`, `x-schedule`, `x-reminders`, `x-calendar` and `x-ref` with `active`: ways, settings and states that are not there. */
export function lintClock(library: Library): SchemaMistake[] {
  const { registry } = library;
  return [
    ...registry.within.flatMap((rule) => lintWithin(rule, library)),
    ...(registry.schedule ? lintSchedule(registry.schedule, library) : []),
    ...(registry.reminders ? lintReminders(registry.reminders, library) : []),
    ...(registry.calendar?.for ?? []).flatMap((way, i) =>
      wrongReach(library, { way }, under(['x-calendar'])('for', i)),
    ),
    ...lintActive(library),
  ];
}

function lintWithin(rule: Ruled<WithinRule>, library: Library): SchemaMistake[] {
  const { field } = rule;
  const at = placesIn(rule, 'x-within', library.registry);
  const ways = [['who', rule.who] as const, ['excuse', rule.excuse] as const];
  return [
    ...rule.of.flatMap((way) => wrongReach(library, { way, field, holds: 'day' }, at('of'))),
    ...ways.flatMap(([key, way]) => (way === undefined ? [] : wrongReach(library, { way, field }, at(key)))),
    ...wrongSetting(library, { way: rule.days, field, holds: 'number' }, at('days')),
    ...rule.while.flatMap((state, i) => wrongState(state, [library.registry], at('while', i))),
  ];
}

function lintSchedule(rule: ScheduleRule, library: Library): SchemaMistake[] {
  const at = under(['x-schedule']);
  const { registry } = library;
  return [
    ...wrongReach(library, { way: rule.of, holds: 'day' }, at('of')),
    ...wrongSetting(library, { way: rule.steps, holds: 'list' }, at('steps')),
    ...[...rule.reached].flatMap(([step, state]) => wrongState(state, [registry], at('reached', step))),
    ...[...rule.who].flatMap(([step, way]) => wrongReach(library, { way }, at('who', step))),
  ];
}

function lintReminders(rule: RemindersRule, library: Library): SchemaMistake[] {
  const at = under(['x-reminders']);
  const { of, days, escalate } = rule;
  return [
    ...(of === undefined ? [] : wrongReach(library, { way: of, holds: 'day' }, at('of'))),
    ...wrongSetting(library, { way: days, holds: 'list' }, at('days')),
    ...(escalate === undefined
      ? []
      : wrongSetting(library, { way: escalate, holds: 'number' }, at('escalate'))),
  ];
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
