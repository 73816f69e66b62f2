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

/** Keywords whose subschemas hold only for some values, or for fields without a name. */
const CHOICES = [
  'oneOf',
  'anyOf',
  'not',
  'if',
  'then',
  'else',
  'additionalProperties',
  'prefixItems',
  'contains',
];

/** The most parts that are looked at: a schema made to unfold without end stops here. */
export const MAX_PARTS = 20_000;

/** Finds the schema a local reference points at, with the place where it stands. */
export type Resolve = (
  ref: string,
) => { readonly schema: Mapping; readonly at: Path | undefined } | undefined;

/**
 * Yields the schema and every subschema that describes a member of a record, references followed:
 * each once on the way to a member, and `MAX_PARTS` in all.
 */
export function* walkSchema(root: Mapping, resolve: Resolve): Generator<Subschema> {
  const open: Walking[] = [{ schema: root, at: [], field: [], conditional: false, followed: [] }];
  let parts = 0;
  for (let here = open.pop(); here && parts < MAX_PARTS; here = open.pop(), parts++) {
    yield here;
    for (const child of [...children(here, resolve)].reverse()) open.push(child);
  }
}

type Walking = Subschema & { readonly followed: readonly string[] };

function* children(here: Walking, resolve: Resolve): Generator<Walking> {
  const { schema, followed } = here;
  const ref = typeof schema.$ref === 'string' && !followed.includes(schema.$ref) ? schema.$ref : undefined;
  const target = ref === undefined ? undefined : resolve(ref);
  if (ref !== undefined && target) yield { ...here, ...target, followed: [...followed, ref] };
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

function* branches(here: Walking): Generator<Walking> {
  for (const [name, schema] of mappings(here.schema.patternProperties)) {
    yield { ...here, schema, at: extend(here.at, 'patternProperties', name), conditional: true };
  }
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
