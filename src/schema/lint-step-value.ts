import { isList, isMapping, type Mapping, type Value } from '../text/value.ts';
import type { Library } from './check-way.ts';
import { meaningless, under } from './lint-annotation.ts';
import type { SchemaMistake } from './lint-schema.ts';
import { type At, wrongReach, wrongSetting } from './name-mistakes.ts';
import type { FieldPattern } from './walk-schema.ts';

/** Where a value is filled in: the registry it is read from, and the field it goes through where it is made for each. */
export type Filling = { readonly library: Library; readonly forEach?: string | undefined };

const VARIABLES = ['$id', '$today', '$actor', '$item', '$item.FIELD', '$of.WAY', '$digest.FIELD'];

/** Returns the mistakes of a value that a step fills in: variables, ways and settings that are not there. */
export function lintStepValue(value: Value, filling: Filling, at: At): SchemaMistake[] {
  if (typeof value === 'string') return value.startsWith('$') ? lintVariable(value, filling, at) : [];
  const below = under(at());
  if (isList(value)) return value.flatMap((each, i) => lintStepValue(each, filling, below(i)));
  if (!isMapping(value)) return [];
  if (value.of !== undefined && value.days !== undefined) return lintDay(value, filling, at);
  return Object.entries(value).flatMap(([name, each]) => lintStepValue(each, filling, below(name)));
}

function lintVariable(name: string, { library, forEach }: Filling, at: At): SchemaMistake[] {
  if (name.startsWith('$digest.')) return wrongReach(library, { way: name.slice('$digest.'.length) }, at);
  if (name.startsWith('$of.')) return wrongReach(library, { way: name.slice('$of.'.length) }, at);
  if (['$id', '$today', '$actor'].includes(name)) return [];
  const item = name === '$item' || name.startsWith('$item.');
  if (!item) return [meaningless(at, `"${name}" stands for nothing`, `known are ${VARIABLES.join(', ')}`)];
  if (forEach === undefined)
    return [
      meaningless(
        at,
        `"${name}" stands for nothing here`,
        'name the field whose values it stands for in "for_each"',
      ),
    ];
  const field = name.slice('$item.'.length);
  return field === '' ? [] : wrongReach(library, { way: `${forEach}.${field}` }, at);
}

const LIMITS = ['at_least_before', 'at_most_before', 'at_least_after', 'at_most_after'];

function lintDay({ of, days, limit }: Mapping, filling: Filling, at: At): SchemaMistake[] {
  const below = under(at());
  const from = typeof of === 'string' ? of : '';
  const field: FieldPattern = [];
  return [
    ...lintVariable(from.startsWith('$') ? from : `$of.${from}`, filling, below('of')),
    ...(typeof days === 'string'
      ? wrongSetting(filling.library, { way: days, field }, below('days'))
      : [
          meaningless(
            below('days'),
            '"days" names no setting',
            'every number of days is a setting of project.yaml',
          ),
        ]),
    ...(LIMITS.includes(String(limit))
      ? []
      : [meaningless(below('limit'), `"${String(limit)}" is no limit`, `one of: ${LIMITS.join(', ')}`)]),
  ];
}
