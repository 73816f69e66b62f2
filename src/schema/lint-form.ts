import { closest } from '../base/suggest.ts';
import type { Path } from '../text/value.ts';
import { propertyNames, propertyParts, rootPart, type SchemaPart } from './find-properties.ts';
import type { SchemaMistake } from './lint-schema.ts';
import type { RegistrySchema } from './registry-schema.ts';

/** Returns the mistakes of `x-form`: fields that records do not have, at any depth. */
export function lintForm(registry: RegistrySchema): SchemaMistake[] {
  const { asks = [], shows = [] } = registry.form ?? {};
  return [
    ...asks.flatMap((way, i) => wrongWay(registry, way, ['x-form', 'asks', i])),
    ...shows.flatMap((way, i) => wrongWay(registry, way, ['x-form', 'shows', i])),
  ];
}

function wrongWay(registry: RegistrySchema, way: string, at: Path): SchemaMistake[] {
  let here: SchemaPart = rootPart(registry);
  for (const step of way.split('.')) {
    const [next] = propertyParts(here, step);
    if (!next) return [unknownField(step, propertyNames(here), at)];
    here = next;
  }
  return [];
}

function unknownField(name: string, names: readonly string[], at: Path): SchemaMistake {
  const suggestions = closest(name, names);
  const hint =
    suggestions.length > 0 ? `did you mean "${suggestions[0]}"?` : `properties: ${names.join(', ')}`;
  const message = `"${name}" is not a property there`;
  return { code: 'declaration/unknown-field', at, message, hint, suggestions };
}
