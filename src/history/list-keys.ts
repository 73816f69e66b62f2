import { isMapping, type Value } from '../text/value.ts';

/** Fields that tell one item of a list from the others, the surest first. */
const KEYS = ['id', 'n', 'number', 'code', 'key', 'name', 'version'] as const;

/** Returns the field that tells the items of all the lists apart: in each a scalar, and each value once. */
export function sharedKey(...lists: readonly (readonly Value[])[]): string | undefined {
  return KEYS.find((key) => lists.every((list) => tellsApart(list, key)));
}

/** Returns what an item calls itself, whatever else is in its list; undefined where it has no name. */
export function ownKey(item: Value): string | undefined {
  for (const key of KEYS) {
    const value = keyOf(item, key);
    if (value !== undefined) return `${key} ${value}`;
  }
  return undefined;
}

/** Returns an item's value of a key field as text that differs for "1" and 1. */
export function keyOf(item: Value, key: string): string | undefined {
  if (!isMapping(item) || !Object.hasOwn(item, key)) return undefined;
  const value = item[key];
  return typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : undefined;
}

function tellsApart(items: readonly Value[], key: string): boolean {
  const seen = new Set(items.map((item) => keyOf(item, key)));
  return !seen.has(undefined) && seen.size === items.length;
}
