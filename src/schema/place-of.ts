import type { Path } from '../text/value.ts';
import type { Within } from './lint-annotation.ts';
import type { RegistrySchema, Ruled } from './registry-schema.ts';
import { walkSchema } from './walk-schema.ts';

/**
 * Returns where a field's keyword stands in the schema's own file; of a field that is described in
 * another file, the property that leads there.
 */
export function placeOf({ field }: Ruled<object>, keyword: string, registry: RegistrySchema): Path {
  const name = field.join('.');
  for (const { schema, at, field: here } of walkSchema(registry.json, registry.resolve)) {
    if (at !== undefined && here.join('.') === name && schema[keyword] !== undefined) return [...at, keyword];
  }
  return ['properties', ...field.slice(0, 1)];
}

/** Returns the places below a field's keyword. Looked up only for a mistake: that goes through the whole schema. */
export function placesIn(rule: Ruled<object>, keyword: string, registry: RegistrySchema): Within {
  return (...steps) =>
    () => [...placeOf(rule, keyword, registry), ...steps];
}
