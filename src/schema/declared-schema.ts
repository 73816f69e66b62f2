import { whenAsked } from '../base/when-asked.ts';
import { readFields } from './read-registry-schema.ts';
import type { RegistrySchema } from './registry-schema.ts';
import type { SchemaJson } from './schema-library.ts';
import type { Resolve } from './walk-schema.ts';

/** What a registry's schema declares, but for its own text and its fields. */
type Declared = Omit<RegistrySchema, 'fields' | 'json' | 'resolve'>;

/** The same as JSON can hold it: by member, what is plain data as it is, what has maps in it packed. */
export type DeclaredSchema = {
  readonly plain: Readonly<Record<string, unknown>>;
  readonly packed: Readonly<Record<string, unknown>>;
};

/** Returns what a registry's schema declares, to be kept; undefined where it would not be the same afterwards. */
export function declaredBy(registry: RegistrySchema): DeclaredSchema | undefined {
  const { fields: _fields, json: _json, resolve: _resolve, ...declared } = registry;
  if (holds(declared, isMarked)) return undefined;
  const members = Object.entries(declared);
  const isPlain = ([, value]: [string, unknown]) => !holds(value, isMap);
  return {
    plain: Object.fromEntries(members.filter(isPlain)),
    packed: Object.fromEntries(
      members.filter((member) => !isPlain(member)).map(([name, value]) => [name, pack(value)]),
    ),
  };
}

/**
 * Returns the registry of which it is known what its schema declares: its text is read once somebody looks at it or at
 * the fields.
 */
export function registryDeclared(kept: DeclaredSchema, source: SchemaJson, resolve: Resolve): RegistrySchema {
  return whenAsked(
    { json: () => source.json, fields: () => readFields(source.json, resolve) },
    Object.assign(unpackMembers(kept), { resolve }),
  );
}

function unpackMembers({ plain, packed }: DeclaredSchema): Declared {
  const members = Object.entries(packed).map(([name, value]) => [name, () => unpack(value)] as const);
  return whenAsked(Object.fromEntries(members), { ...plain }) as unknown as Declared;
}

/** What stands in place of a map: its entries. */
const MAP = '$map';

const isMap = (value: object): boolean => value instanceof Map;
const isMarked = (value: object): boolean => MAP in value;

/** Returns whether something is so, or anything in it. */
function holds(value: unknown, isSo: (value: object) => boolean): boolean {
  if (!(value instanceof Object)) return false;
  const members = value instanceof Map ? [...value.values()] : Object.values(value);
  return isSo(value) || members.some((member) => holds(member, isSo));
}

function pack(value: unknown): unknown {
  if (value instanceof Map) return { [MAP]: [...value].map(([key, item]) => [key, pack(item)]) };
  if (Array.isArray(value)) return value.map(pack);
  if (!(value instanceof Object)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, pack(item)]));
}

/** Undoes that in place: what was read from JSON is nobody else's. */
function unpack(value: unknown): unknown {
  if (!(value instanceof Object)) return value;
  const entries = MAP in value ? value[MAP] : undefined;
  if (Array.isArray(entries)) return new Map(entries.map(([key, item]) => [key, unpack(item)]));
  const members = value as Record<string, unknown>;
  for (const name in members) if (members[name] instanceof Object) members[name] = unpack(members[name]);
  return value;
}
