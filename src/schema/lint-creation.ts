import type { Library } from './check-way.ts';
import type { Creation } from './keywords/needs.ts';
import { meaningless, type Within } from './lint-annotation.ts';
import type { SchemaMistake } from './lint-schema.ts';
import { lintStepValue } from './lint-step-value.ts';
import { wrongReach, wrongRegistry } from './name-mistakes.ts';
import type { RegistrySchema } from './registry-schema.ts';

/** Returns the mistakes of the records that a step makes: fields they have not, fields they lack. */
export function lintCreation(creation: Creation, library: Library, at: Within): SchemaMistake[] {
  const { registry, forEach, set, unless, back } = creation;
  const made = library.all.find(({ name }) => name === registry);
  if (!made) return wrongRegistry(registry, library, at('registry'));
  const there = { ...library, registry: made };
  return [
    ...(forEach === undefined ? [] : wrongReach(library, { way: forEach }, at('for_each'))),
    ...Object.keys(set).flatMap((way) => wrongReach(there, { way }, at('set', way))),
    ...Object.entries(set).flatMap(([name, value]) =>
      lintStepValue(value, { library, forEach }, at('set', name)),
    ),
    ...unless.flatMap((way, i) => wrongReach(there, { way }, at('unless', i))),
    ...(back === undefined ? [] : wrongReach(library, { way: back }, at('back'))),
    ...lacking(creation, made, at),
    ...wrongStart(creation, made, at),
  ];
}

/** What a record needs is given, or has a default, or is made: its id and its first state. */
function lacking({ set }: Creation, made: RegistrySchema, at: Within): SchemaMistake[] {
  const given = new Set([...Object.keys(set), made.lifecycle?.field]);
  const idFields = [...(made.id.next ?? '').matchAll(/\{([a-z][a-z0-9_]*)/g)].map((match) => match[1] ?? '');
  const id = made.id.next === undefined ? [] : [made.id.field];
  const required = made.fields.filter(({ required, schema }) => required && schema.default === undefined);
  const names = [...required.map(({ name }) => name), ...idFields.filter((name) => name !== 'n')];
  const missing = [...new Set(names)].filter((name) => !given.has(name) && !id.includes(name));
  if (missing.length === 0) return [];
  const message = `a ${made.noun} is made without ${missing.map((name) => `"${name}"`).join(', ')}`;
  return [
    meaningless(at('set'), message, 'give it a value: a literal, $id, $item, $today, $actor or $of.WAY'),
  ];
}

function wrongStart({ set }: Creation, { lifecycle, noun }: RegistrySchema, at: Within): SchemaMistake[] {
  const state = lifecycle && set[lifecycle.field];
  if (!lifecycle || state === undefined || state === lifecycle.initial) return [];
  const message = `a new ${noun} starts as "${lifecycle.initial}"`;
  return [meaningless(at('set', lifecycle.field), message, `leave "${lifecycle.field}" out`)];
}
