import type { Path } from '../text/value.ts';
import type { Library } from './check-way.ts';
import type { TotalRule } from './keywords/totals.ts';
import type { SchemaMistake } from './lint-schema.ts';
import { wrongReach, wrongRegistry, wrongSetting } from './name-mistakes.ts';
import { placesIn } from './place-of.ts';

/** Returns the mistakes of `x-unique`, `x-agree`, `x-totals`, `x-words`, `x-erased` and `x-confidential`: fields, registries and settings that are not there. */
export function lintData(library: Library): SchemaMistake[] {
  const { registry } = library;
  return [
    ...registry.unique.flatMap((fields, i) => unknownFields(library, fields, ['x-unique', i])),
    ...lintAgree(library),
    ...lintApart(library),
    ...registry.totals.flatMap((rule, i) => [...lintTotal(library, rule, ['x-totals', i])]),
    ...registry.words.flatMap((rule) =>
      wrongSetting(library, { way: rule.setting, field: rule.field }, placesIn(rule, 'x-words', registry)()),
    ),
  ];
}

function lintAgree(library: Library): SchemaMistake[] {
  const { agree } = library.registry;
  if (!agree) return [];
  const { unless } = agree;
  return [
    ...unknownFields(library, agree.on, ['x-agree', 'on']),
    ...unknownWay(library, agree.value, ['x-agree', 'value']),
    ...(unless === undefined ? [] : unknownWay(library, unless, ['x-agree', 'unless'])),
  ];
}

function lintApart(library: Library): SchemaMistake[] {
  const { erased, confidential } = library.registry;
  return [
    ...(erased === undefined ? [] : unknownFields(library, [erased], ['x-erased'])),
    ...(confidential
      ? unknownFields(library, [confidential.reference], ['x-confidential', 'reference'])
      : []),
    ...(confidential?.parts ?? []).flatMap(({ fields }, i) =>
      unknownFields(library, fields, ['x-confidential', 'parts', i, 'fields']),
    ),
  ];
}

function* lintTotal(library: Library, rule: TotalRule, at: Path): Generator<SchemaMistake> {
  if (typeof rule.total === 'string') yield* unknownWay(library, rule.total, [...at, 'total']);
  if (rule.registry === undefined && rule.of === undefined) {
    yield {
      code: 'declaration/annotation',
      at,
      message: 'x-totals names nothing that could be added up',
      hint: 'name the parts in "of", or the "registry" whose records are counted',
    };
  }
  if (rule.unless !== undefined) yield* unknownWay(library, rule.unless, [...at, 'unless']);
  for (const [field, way] of rule.match) yield* unknownWay(library, way, [...at, 'match', field]);
  const parts = partsOf(library, rule);
  if (!parts) yield* wrongRegistry(rule.registry ?? '', library, () => [...at, 'registry']);
  else yield* lintParts(parts, rule, at);
}

/** The registry that holds the parts, with the book's others. */
function partsOf(library: Library, { registry }: TotalRule): Library | undefined {
  if (registry === undefined) return library;
  const other = library.all.find(({ name }) => name === registry);
  return other && { ...library, registry: other };
}

function* lintParts(parts: Library, rule: TotalRule, at: Path): Generator<SchemaMistake> {
  const { of, via, where, registry } = rule;
  if (of !== undefined) yield* unknownWay(parts, of, [...at, 'of']);
  if (via !== undefined) yield* unknownWay(parts, via, [...at, 'via']);
  const beside = (of ?? '').split('.').slice(0, -1);
  const around = registry === undefined ? beside : [];
  for (const [field] of where)
    yield* unknownWay(parts, [...around, field].join('.'), [...at, 'where', field]);
  for (const field of rule.match.keys())
    yield* unknownWay(parts, [...beside, field].join('.'), [...at, 'match', field]);
}

function unknownFields(library: Library, fields: readonly string[], at: Path): SchemaMistake[] {
  return fields.flatMap((field, i) => unknownWay(library, field, [...at, i]));
}

function unknownWay(library: Library, way: string, at: Path): SchemaMistake[] {
  return wrongReach(library, { way }, () => at);
}
