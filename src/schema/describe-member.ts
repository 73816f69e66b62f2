import { isMapping, type Path } from '../text/value.ts';
import { keywordOf, propertyNames, propertyParts, rootPart, type SchemaPart } from './find-properties.ts';
import type { RegistrySchema } from './registry-schema.ts';

/** What a schema says of a member of a record, for people. */
export type MemberWords = {
  /** The names of the fields it may have. */
  readonly names: readonly string[];
  /** What it is, with an example; of an item without words of its own, those of its list. */
  readonly description: string | undefined;
};

/** Finds the words for a member; asked only where something is wrong. */
export type Describe = (path: Path) => MemberWords;

/** Paths may hold keys that are data: no more of them are kept than a schema has. */
const MOST_KNOWN = 1000;

/** Returns what finds the words of a registry's schema for a member at any depth. */
export function describer(registry: RegistrySchema): Describe {
  const known = new Map<string, MemberWords>();
  const find = (path: readonly string[]): MemberWords => {
    let parts: readonly SchemaPart[] = [rootPart(registry)];
    for (const step of path) parts = parts.flatMap((part) => memberParts(part, step));
    const names = new Set(parts.flatMap((part) => propertyNames(part)));
    return { names: [...names], description: parts.map(descriptionOf).find((text) => text !== undefined) };
  };
  return (path) => {
    const fields = path.filter((step) => typeof step === 'string');
    const key = fields.join('\u0000');
    const words = known.get(key) ?? find(fields);
    if (known.size < MOST_KNOWN) known.set(key, words);
    return words;
  };
}

/** A field by its name, or by what is said of all fields without one: keys may be data, such as the ids of bodies. */
function memberParts(part: SchemaPart, name: string): SchemaPart[] {
  const named = propertyParts(part, name);
  const others = keywordOf(part, 'additionalProperties');
  if (named.length > 0 || !isMapping(others)) return named;
  return [{ registry: part.registry, schema: others }];
}

function descriptionOf(part: SchemaPart): string | undefined {
  const description = keywordOf(part, 'description');
  return typeof description === 'string' ? description : undefined;
}
