import { isList, isMapping, type Mapping } from '../text/value.ts';
import type { RegistrySchema } from './registry-schema.ts';

/** A part of a registry's schema: what it says of one member, references followed. */
export type SchemaPart = { readonly registry: RegistrySchema; readonly schema: Mapping };

/** Returns the part that describes a registry's records. */
export function rootPart(registry: RegistrySchema): SchemaPart {
  return { registry, schema: registry.json };
}

/** Returns the parts that describe a property of the part, lists passed through; none where it has no such property. */
export function propertyParts(part: SchemaPart, name: string): SchemaPart[] {
  return facets(itemPart(part)).flatMap(({ registry, schema }) => {
    const { properties } = schema;
    const property = isMapping(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
    return isMapping(property) ? [{ registry, schema: property }] : [];
  });
}

/** Returns the names of the properties of a part, lists passed through. */
export function propertyNames(part: SchemaPart): string[] {
  return facets(itemPart(part)).flatMap(({ schema }) => Object.keys(mapping(schema.properties)));
}

/** Returns the part of a list's items, of lists of lists the innermost; any other part as it is. */
export function itemPart(part: SchemaPart): SchemaPart {
  for (const { registry, schema } of facets(part)) {
    if (isMapping(schema.items)) return itemPart({ registry, schema: schema.items });
  }
  return part;
}

/** A value of a keyword that a part, or what it refers to, has. */
export function keywordOf(part: SchemaPart, keyword: string): Mapping[string] | undefined {
  return facets(part).find(({ schema }) => schema[keyword] !== undefined)?.schema[keyword];
}

/** The part itself, what its `$ref` leads to, and what its `allOf` adds. */
function facets(part: SchemaPart, followed: readonly string[] = []): SchemaPart[] {
  const { registry, schema } = part;
  const all = isList(schema.allOf) ? schema.allOf.filter((each) => isMapping(each)) : [];
  const found = [part, ...all.flatMap((each) => facets({ registry, schema: each }, followed))];
  const ref = schema.$ref;
  if (typeof ref !== 'string' || followed.includes(ref)) return found;
  const target = registry.resolve(ref);
  return target ? [...found, ...facets({ registry, schema: target.schema }, [...followed, ref])] : found;
}

function mapping(value: Mapping[string] | undefined): Mapping {
  return isMapping(value) ? value : {};
}
