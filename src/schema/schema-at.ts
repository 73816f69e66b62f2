import { isMapping, type Mapping, type Path, type Value } from '../text/value.ts';
import type { RegistrySchema } from './registry-schema.ts';

/** Returns the schema of a member of a registry's records, references followed; undefined where it knows no such member. */
export function schemaAt(registry: RegistrySchema, path: Path): Mapping | undefined {
  let here: Mapping | undefined = registry.json;
  for (const step of path) {
    if (!here) return undefined;
    const schema = follow(registry, here);
    here = asMapping(typeof step === 'number' ? schema.items : propertyOf(schema, step));
  }
  return here && follow(registry, here);
}

function propertyOf(schema: Mapping, name: string): Value | undefined {
  const { properties } = schema;
  return isMapping(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

function follow(registry: RegistrySchema, schema: Mapping): Mapping {
  if (typeof schema.$ref !== 'string') return schema;
  const target = registry.resolve(schema.$ref);
  return target ? { ...target.schema, ...schema, $ref: null } : schema;
}

function asMapping(value: Value | undefined): Mapping | undefined {
  return isMapping(value) ? value : undefined;
}
