import { type Data, isData, part } from './book.ts';

/** A value of a record with the schema that describes it and the mapping it stands in. */
export type Place = {
  readonly path: string;
  readonly value: unknown;
  readonly schema: Data;
  readonly parent: Data;
};

/** Returns every member of a record that its schema describes, references to definitions followed. */
export function eachValue(record: Data, schema: Data, library: ReadonlyMap<string, Data>): Place[] {
  return walk({ path: '', value: record, schema, parent: record }, { root: schema, library });
}

/** Returns the last day of a project month such as M18. */
export function monthEnd(start: string, month: string): string {
  const [year = 0, first = 0] = start.split('-').map(Number);
  return new Date(Date.UTC(year, first - 1 + Number(month.slice(1)), 0)).toISOString().slice(0, 10);
}

type Schemas = { readonly root: Data; readonly library: ReadonlyMap<string, Data> };

function walk(place: Place, schemas: Schemas): Place[] {
  const schema = resolved(place.schema, schemas);
  const here = { ...place, schema };
  const { value } = place;
  const join = (key: string | number) => (place.path === '' ? String(key) : `${place.path}.${key}`);
  if (Array.isArray(value) && isData(schema.items)) {
    const { items } = schema;
    return [
      here,
      ...value.flatMap((item, i) => walk({ ...here, path: join(i), value: item, schema: items }, schemas)),
    ];
  }
  if (!isData(value)) return [here];
  const inner = Object.entries(value).flatMap(([key, member]) => {
    const property = part(schema, 'properties', key);
    return isData(property)
      ? walk({ path: join(key), value: member, schema: property, parent: value }, schemas)
      : [];
  });
  return [here, ...inner];
}

function resolved(schema: Data, { root, library }: Schemas): Data {
  if (typeof schema.$ref !== 'string') return schema;
  const [file = '', pointer = ''] = schema.$ref.split('#');
  const target = part(file === '' ? root : library.get(file), ...pointer.split('/').slice(1));
  return { ...(isData(target) ? target : {}), ...schema };
}
