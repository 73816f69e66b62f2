import { isMapping, type Value } from './value.ts';

/** Returns a value as text that is the same for the same value, whatever the order of its mappings' keys. */
export function canonical(value: Value): string {
  return JSON.stringify(value, (_, part: Value) =>
    isMapping(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
