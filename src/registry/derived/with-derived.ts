import type { Day } from '../../base/day.ts';
import { onceFor } from '../../base/once-for.ts';
import type { FieldInfo, RegistrySchema } from '../../schema/registry-schema.ts';
import type { Mapping, Value } from '../../text/value.ts';
import { withData } from '../project.ts';
import { withEach } from '../with-each.ts';
import type { Entry, Workspace } from '../workspace.ts';
import type { DerivedValue } from './derived-value.ts';
import { derivedValues } from './index.ts';
import { reviewValues } from './review-values.ts';

/** By the schema, as they are asked for with every record. */
const ofSchemas = new WeakMap<RegistrySchema, readonly DerivedValue[]>();

/** Returns the values that are worked out for a registry's records; a field of that name in its schema comes first. */
export function derivedOf(schema: RegistrySchema): readonly DerivedValue[] {
  const known = ofSchemas.get(schema);
  if (known) return known;
  const own = new Set(schema.fields.map((field) => field.name));
  const values = [
    ...derivedValues.filter(({ registry }) => registry === schema.name),
    ...reviewValues(schema),
  ].filter((value) => !own.has(value.name));
  ofSchemas.set(schema, values);
  return values;
}

/** Returns what is worked out for a record, by name; what it does not have is left out. */
export function derivedData(entry: Entry, workspace: Workspace, today?: Day): Mapping {
  const pairs = derivedOf(entry.registry).flatMap(({ name, of }): [string, Value][] => {
    const value = of(entry, { workspace, today });
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(pairs);
}

/**
 * Returns the book with what is worked out beside what is stored, in its records and in the lists of
 * their fields: for queries, tables and documents, never for checks or changes. Values that need a day
 * are there only where one is given.
 */
export function withDerived(workspace: Workspace, today?: Day): Workspace {
  const grown = (entry: Entry): Entry => {
    const schema = withFields(entry.registry);
    return schema === entry.registry
      ? entry
      : grow(entry, schema, () => derivedData(entry, workspace, today));
  };
  const settings = workspace.project;
  const book = withEach(workspace, { entry: grown, schema: withFields });
  return { ...book, project: settings && withData(settings, () => projectData(book) ?? settings.data) };
}

/** Most are of other registries than the one that is asked for: what they have is worked out once somebody looks. */
function grow(entry: Entry, registry: RegistrySchema, derive: () => Mapping): Entry {
  let data: Mapping | undefined;
  return {
    ...entry,
    registry,
    get data() {
      data ??= { ...entry.data, ...derive() };
      return data;
    },
  };
}

/** Returns a record's data without what is worked out. */
export function storedData({ data, registry }: Entry): Mapping {
  const derived = new Set(registry.fields.flatMap((field) => (field.derived ? [field.name] : [])));
  if (derived.size === 0) return data;
  return Object.fromEntries(Object.entries(data).filter(([name]) => !derived.has(name)));
}

/** By the schema, as records of one have the same. */
const withFields = onceFor((schema: RegistrySchema): RegistrySchema => {
  const derived = derivedOf(schema).map(
    ({ name, title, description, type, choices }): FieldInfo => ({
      name,
      title,
      description,
      required: false,
      schema: { type, ...(choices && { enum: choices }) },
      derived: true,
    }),
  );
  return derived.length > 0 ? { ...schema, fields: [...schema.fields, ...derived] } : schema;
});

function projectData({ registries }: Pick<Workspace, 'registries'>): Mapping | undefined {
  return registries.get('project')?.entries[0]?.data;
}
