/** Plain data as a registry holds it: what JSON can say, nothing else. */
export type Value = null | boolean | number | string | readonly Value[] | Mapping;

/** A mapping of plain data. Read from files with no prototype, so a key is only ever a key. */
export type Mapping = { readonly [key: string]: Value };

/** The way from a record to one of its members: field names and list positions (from 0). */
export type Path = readonly (string | number)[];

/** Returns whether the value is a mapping (not a list, not null). */
export function isMapping(value: Value | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns whether the value is a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Returns the member at the end of the path, or undefined where the path leaves the data. */
export function valueAt(value: Value | undefined, path: Path): Value | undefined {
  let here = value;
  for (const step of path) here = member(here, step);
  return here;
}

/** Returns whether two values say the same; the order of a mapping's keys does not count. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (isList(a))
    return a === b || (isList(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i])));
  if (!isMapping(a)) return Object.is(a, b);
  if (a === b) return true;
  if (!isMapping(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((k) => Object.hasOwn(b, k) && sameValue(a[k], b[k]))
  );
}

function member(value: Value | undefined, step: string | number): Value | undefined {
  if (typeof step === 'number') return isList(value) ? value[step] : undefined;
  return isMapping(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
