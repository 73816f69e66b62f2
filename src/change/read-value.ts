import { RequestError } from '../base/request-error.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { isList, isMapping, type Mapping, type Value } from '../text/value.ts';

/** What a text typed on the command line is to become. */
export type Wanted = { readonly schema: Mapping; readonly registry: RegistrySchema; readonly name: string };

/** Returns the text as the value its schema asks for. Throws a RequestError where it cannot be one. */
export function readValue(text: string, wanted: Wanted): Value {
  const types = typesOf(wanted.schema);
  if (types.includes('string') || types.length === 0) return text;
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  if (types.includes('integer') && /^-?\d+$/.test(text)) return Number(text);
  if (types.includes('number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (types.includes('array')) return readList(text, wanted);
  if (types.includes('object')) return readJson(text, wanted);
  throw new RequestError(
    `"${text}" is not ${article(types)} for "${wanted.name}"`,
    `for example: ${wanted.name}=${exampleOf(wanted.schema, types)}`,
  );
}

function readList(text: string, wanted: Wanted): Value {
  const items = isMapping(wanted.schema.items) ? wanted.schema.items : {};
  const resolved =
    typeof items.$ref === 'string' ? (wanted.registry.resolve(items.$ref)?.schema ?? items) : items;
  if (typesOf(resolved).includes('object')) return readJson(text, wanted);
  const inner = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  const parts = inner.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '').map((part) => readValue(part, { ...wanted, schema: resolved }));
}

function readJson(text: string, { name }: Wanted): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    throw new RequestError(
      `"${name}" needs a mapping or a list of mappings`,
      `write it as JSON, or use: grantbook edit ID`,
    );
  }
}

function typesOf({ type, enum: choices }: Mapping): string[] {
  if (typeof type === 'string') return [type];
  if (isList(type)) return type.map(String);
  return isList(choices) && choices.every((choice) => typeof choice === 'string') ? ['string'] : [];
}

const ARTICLES: Readonly<Record<string, string>> = {
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
};

function article(types: readonly string[]): string {
  return types.map((type) => ARTICLES[type] ?? type).join(' or ');
}

function exampleOf({ examples }: Mapping, types: readonly string[]): string {
  if (isList(examples) && examples.length > 0) return String(examples[0]);
  return types.includes('boolean') ? 'true' : '3';
}
