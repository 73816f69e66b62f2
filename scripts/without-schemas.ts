import { endOfObject } from './without-errors.ts';

/**
 * Returns a validator's code (as ajv generates it) without the schemas that it was made of: of each it keeps the parts
 * that its functions look into, and of properties only their names.
 */
export function withoutSchemas(code: string): string {
  const schemas = new Map<string, unknown>();
  let rest = code;
  let plain = '';
  for (let found = SCHEMA.exec(rest); found?.[1] !== undefined; found = SCHEMA.exec(rest)) {
    const [start, end] = [found.index + found[0].length, endOfObject(rest, found.index + found[0].length)];
    schemas.set(found[1], JSON.parse(rest.slice(start, end)));
    plain += rest.slice(0, found.index);
    rest = rest.slice(end + 1);
  }
  const parts = new Map<string, string>();
  const body = (plain + rest).replaceAll(USE, (use, schema: string, path: string) => {
    const part = parts.get(use) ?? `part${parts.size}`;
    parts.set(use, part);
    if (!schemas.has(schema)) throw new Error(`${schema} of a validator is not there: ${path}`);
    return part;
  });
  const kept = [...parts].map(([use, part]) => `const ${part} = ${JSON.stringify(partOf(schemas, use))};`);
  return `${kept.join('\n')}\n${body}`;
}

/** How a schema is declared; what follows is JSON. */
const SCHEMA = /const (schema\d+) = (?=\{)/;

/** Where a function looks into one. */
const USE = /\b(schema\d+)((?:\.\w+|\["[^"]*"\]|\[\d+\])*)/g;

function partOf(schemas: ReadonlyMap<string, unknown>, use: string): unknown {
  const [schema = '', ...keys] = Array.from(use.matchAll(/\w+|(?<=\[")[^"]*(?="\])/g), ([key]) => key);
  let part = schemas.get(schema);
  for (const key of keys) part = (part as Readonly<Record<string, unknown>>)[key];
  if (part === undefined) throw new Error(`a validator has no ${use}`);
  const names = keys.at(-1) === 'properties' && Object.keys(part as object);
  return names ? Object.fromEntries(names.map((name) => [name, 0])) : part;
}
