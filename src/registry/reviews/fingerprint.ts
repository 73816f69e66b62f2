import { sha256 } from '../../base/digest.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import type { FieldPattern } from '../../schema/walk-schema.ts';
import { canonical } from '../../text/canonical.ts';
import { isList, isMapping, type Mapping, type Value } from '../../text/value.ts';
import { confidentialFields, restrictedReference } from '../confidential.ts';
import { mapReferences } from '../map-references.ts';

/** What a fingerprint is of: a record as it says something under its id. */
export type Content = {
  readonly id: string;
  readonly data: Mapping;
  /** Where it is given, confidential fields count that stand in a restricted book, by their digest. */
  readonly registry?: RegistrySchema;
  /** Of records that were renamed, the ids they had first: what a record says is the same under any of its ids. */
  readonly firsts?: ReadonlyMap<string, string>;
};

/** How fingerprints are made now. A later way gets a number of its own; those made before stay checkable. */
export const METHOD = 'v1:sha256';

/**
 * Returns the fingerprint of what a record says in some fields: `v1:sha256:` and 64 hex digits. It does
 * not depend on how the text is written: on the order of keys, line ends, the form of numbers, composed
 * or decomposed letters, a line break at the end, or a field that is there and empty (`null`).
 */
export function fingerprintOf(
  { id, data, registry, firsts = NONE }: Content,
  fields: readonly string[],
): string {
  const apart = registry && apartDigest({ registry, data }, fields);
  const sorted = [...new Set(fields)].sort();
  const lasting = registry ? mapReferences(data, registry, firsts) : data;
  const content = pick(lasting, sorted.map(patternOf)) ?? {};
  const sealed = { id: firsts.get(id) ?? id, fields: sorted, content };
  return `${METHOD}:${sha256(canonical({ ...sealed, ...(apart !== undefined && { apart }) }))}`;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Returns the digest of what stands in a restricted book, where some of the fields are among that. */
export function apartDigest(
  record: Required<Pick<Content, 'registry' | 'data'>>,
  fields: readonly string[],
): string | undefined {
  const moved = confidentialFields(record);
  const counts = fields.some((field) => moved.includes(patternOf(field)[0] ?? ''));
  return counts ? restrictedReference(record)?.digest : undefined;
}

/** Returns how the fields of a pattern are named in a sign-off: `sections[].text`. */
export function patternName(pattern: FieldPattern): string {
  return pattern.join('.').replaceAll('.*', '[]');
}

/** Returns the pattern that a name stands for. */
export function patternOf(name: string): FieldPattern {
  return name.replaceAll('[]', '.*').split('.');
}

/** Returns a value as it counts for reviews: how a text is encoded does not. */
export function settled(value: Value): Value {
  if (typeof value === 'string') return PLAIN.test(value) ? value : settledText(value);
  if (isList(value)) return value.map(settled);
  if (!isMapping(value)) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(kept.map(([key, member]) => [key.normalize('NFC'), settled(member)]));
}

/** Most texts are in ASCII, of lines that end alike, and do not end with a line break: those stay as they are. */
const PLAIN = /^[\t\n -~]*(?<!\n)$/;

function settledText(text: string): string {
  return text.normalize('NFC').replaceAll(/\r\n?/g, '\n').replace(/\n+$/, '');
}

/** Returns of a value what the patterns name, in its place; undefined where there is nothing. */
function pick(value: Value, patterns: readonly FieldPattern[]): Value | undefined {
  if (value === null) return undefined;
  if (patterns.some(({ length }) => length === 0)) return settled(value);
  if (isList(value)) {
    const inner = below(patterns, '*');
    return inner.length === 0 ? undefined : value.map((item) => pick(item, inner) ?? null);
  }
  if (!isMapping(value)) return undefined;
  const members = [...new Set(patterns.map(([name = '']) => name))].flatMap((name): [string, Value][] => {
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    const picked = member === undefined ? undefined : pick(member, below(patterns, name));
    return picked === undefined ? [] : [[name, picked]];
  });
  return Object.fromEntries(members);
}

function below(patterns: readonly FieldPattern[], step: string): FieldPattern[] {
  return patterns.flatMap(([first, ...rest]) => (first === step ? [rest] : []));
}
