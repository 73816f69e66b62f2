import { isList, isMapping, type Mapping, type Path, type Value } from '../text/value.ts';

/** A pattern of member paths: `*` stands for every position of a list. */
export type FieldPattern = readonly string[];

/** A subschema met on the way through a registry's schema. */
export type Subschema = {
  readonly schema: Mapping;
  /** Where it stands in the schema's file; undefined inside another file. */
  readonly at: Path | undefined;
  /** The members of a record that it describes. */
  readonly field: FieldPattern;
  /** Whether it is reached only through a choice (`oneOf`, `anyOf`, `not`, `if`). */
  readonly conditional: boolean;
};

const CHOICES = ['oneOf', 'anyOf', 'not', 'if', 'then', 'else'];
const MAX_DEPTH = 24;

/** Finds the schema a local reference points at, with the place where it stands. */
export type Resolve = (
  ref: string,
) => { readonly schema: Mapping; readonly at: Path | undefined } | undefined;

/** Yields the schema and every subschema that describes a member of a record, references followed. */
export function* walkSchema(root: Mapping, resolve: Resolve): Generator<Subschema> {
  yield* walk({ schema: root, at: [], field: [], conditional: false }, resolve, 0);
}

function* walk(here: Subschema, resolve: Resolve, depth: number): Generator<Subschema> {
  if (depth > MAX_DEPTH) return;
  yield here;
  for (const next of children(here, resolve)) yield* walk(next, resolve, depth + 1);
}

function* children(here: Subschema, resolve: Resolve): Generator<Subschema> {
  const { schema } = here;
  const target = typeof schema.$ref === 'string' ? resolve(schema.$ref) : undefined;
  if (target) yield { ...here, ...target };
  for (const [name, property] of mappings(schema.properties)) {
    yield {
      ...here,
      schema: property,
      at: extend(here.at, 'properties', name),
      field: [...here.field, name],
    };
  }
  if (isMapping(schema.items)) {
    yield { ...here, schema: schema.items, at: extend(here.at, 'items'), field: [...here.field, '*'] };
  }
  yield* branches(here);
}

function* branches(here: Subschema): Generator<Subschema> {
  for (const keyword of ['allOf', ...CHOICES]) {
    const conditional = here.conditional || keyword !== 'allOf';
    const value = here.schema[keyword];
    const list: readonly Value[] = isList(value) ? value : [];
    if (isMapping(value)) yield { ...here, schema: value, at: extend(here.at, keyword), conditional };
    for (const [i, item] of list.entries()) {
      if (isMapping(item)) yield { ...here, schema: item, at: extend(here.at, keyword, i), conditional };
    }
  }
}

function mappings(value: Value | undefined): [string, Mapping][] {
  if (!isMapping(value)) return [];
  return Object.entries(value).filter((entry): entry is [string, Mapping] => isMapping(entry[1]));
}

function extend(at: Path | undefined, ...steps: Path): Path | undefined {
  return at && [...at, ...steps];
}
