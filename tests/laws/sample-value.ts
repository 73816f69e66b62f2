import type { Workspace } from '../../src/registry/workspace.ts';
import type { RegistrySchema } from '../../src/schema/registry-schema.ts';
import { schemaAt } from '../../src/schema/schema-at.ts';
import { isList, isMapping, type Mapping, type Path, type Value } from '../../src/text/value.ts';

/** Returns a value that a member of a registry's records may hold, made from what its schema says. */
export function sampleValue(registry: RegistrySchema, path: Path, workspace: Workspace): Value {
  const schema = schemaAt(registry, path) ?? {};
  const ref = schema['x-ref'];
  if (isMapping(ref)) return someId(ref, workspace);
  if (schema.const !== undefined) return schema.const;
  if (isList(schema.enum)) return schema.enum[0] ?? '';
  if (isList(schema.examples) && schema.examples[0] !== undefined) return schema.examples[0];
  if (schema.type === 'array') {
    const count = typeof schema.minItems === 'number' ? schema.minItems : 1;
    return Array.from({ length: Math.max(count, 1) }, () => sampleValue(registry, [...path, 0], workspace));
  }
  if (schema.type === 'object') return sampleMapping(schema, path, { registry, workspace });
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer' || schema.type === 'number')
    return typeof schema.minimum === 'number' ? schema.minimum : 1;
  return TEXTS[String(schema.format)] ?? 'as agreed';
}

const TEXTS: Readonly<Record<string, string>> = {
  date: '2023-06-30',
  'project-month': 'M30',
  email: 'somebody@example.org',
  'https-url': 'https://example.org/paper',
  'clock-time': '10:00',
  'date-time': '2023-06-30T10:00:00+02:00',
};

type Around = { readonly registry: RegistrySchema; readonly workspace: Workspace };

function sampleMapping(schema: Mapping, path: Path, { registry, workspace }: Around): Mapping {
  const required = isList(schema.required) ? schema.required.map(String) : [];
  return Object.fromEntries(
    required.map((name) => [name, sampleValue(registry, [...path, name], workspace)]),
  );
}

function someId({ to }: Mapping, { registries }: Workspace): Value {
  const names = isList(to) ? to.map(String) : [String(to)];
  const entries = names.flatMap((name) => registries.get(name)?.entries ?? []);
  return entries[0]?.id ?? '';
}
