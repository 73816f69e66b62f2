import { storedFields } from '../../registry/personal.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { isList, isMapping, type Mapping, type Value } from '../../text/value.ts';

/** A personal value as text, and the field that holds it. */
export type PersonalText = { readonly field: string; readonly text: string };

/** Returns every personal value of a record, as texts. */
export function personalTexts(registry: RegistrySchema, data: Mapping): PersonalText[] {
  return storedFields(registry).flatMap((field) => textsOf(data[field]).map((text) => ({ field, text })));
}

/** What is shorter is found in too many places that mean something else. */
const SHORTEST = 5;

/**
 * Returns the values by which a record can be recognised wherever they stand: what is kept out of
 * messages, and its name. What a person does, or speaks, many others do as well.
 */
export function identifiers(registry: RegistrySchema, data: Mapping): PersonalText[] {
  const hidden = new Set(registry.personal.map(([name]) => name));
  const tells = ({ field, text }: PersonalText) =>
    (hidden.has(field) || field === registry.label) && text.trim().length >= SHORTEST;
  return personalTexts(registry, data).filter(tells);
}

function textsOf(value: Value | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(textsOf);
  if (isMapping(value)) return Object.values(value).flatMap(textsOf);
  return typeof value === 'number' ? [String(value)] : [];
}
