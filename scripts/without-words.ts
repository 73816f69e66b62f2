import type { AnySchemaObject } from 'ajv';

const NAMED = ['properties', 'patternProperties', '$defs', 'dependentSchemas'];
const VALUES = ['enum', 'const', 'default', 'required', 'dependentRequired', 'type'];

/** Returns a schema without what only people and our own rules read: a validator holds its schema, and is loaded often. */
export function withoutWords(schema: AnySchemaObject): AnySchemaObject {
  const kept = Object.entries(schema).filter(
    ([keyword]) => !/^(x-.*|title|description|examples|\$comment)$/.test(keyword),
  );
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, inside(keyword, value)]));
}

function inside(keyword: string, value: unknown): unknown {
  if (VALUES.includes(keyword) || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => withoutWords(each));
  if (!NAMED.includes(keyword)) return withoutWords(value);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inside('', each)]));
}
