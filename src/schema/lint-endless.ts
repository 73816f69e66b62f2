import { isList, isMapping, type Mapping, type Path, type Value } from '../text/value.ts';
import type { SchemaMistake } from './lint-schema.ts';
import type { Resolve } from './walk-schema.ts';

/** Keywords whose subschemas describe the same value as the schema itself. */
const SAME_VALUE = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'];

/** Yields a reference by which a schema is a part of itself with no member in between: checking a value would never end. */
export function* lintEndless(schema: Mapping, at: Path, resolve: Resolve): Generator<SchemaMistake> {
  const { $ref } = schema;
  if (typeof $ref !== 'string' || !leadsBack($ref, resolve)) return;
  yield {
    code: 'declaration/reference',
    at: [...at, '$ref'],
    message: `"${$ref}" leads back to itself, so that checking a record would never end`,
    hint: 'refer to a definition that does not hold this reference, or refer from a property',
  };
}

function leadsBack(start: string, resolve: Resolve): boolean {
  const seen = new Set<string>();
  const open: (Mapping | undefined)[] = [resolve(start)?.schema];
  while (open.length > 0) {
    const schema = open.pop();
    if (!schema) continue;
    const { $ref } = schema;
    if ($ref === start) return true;
    if (typeof $ref === 'string' && !seen.has($ref)) {
      seen.add($ref);
      open.push(resolve($ref)?.schema);
    }
    open.push(...SAME_VALUE.flatMap((keyword) => parts(schema[keyword])));
  }
  return false;
}

function parts(value: Value | undefined): Mapping[] {
  const all: readonly Value[] = isList(value) ? value : value === undefined ? [] : [value];
  return all.filter(isMapping);
}
