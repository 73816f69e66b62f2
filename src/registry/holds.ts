import { isList, sameValue, type Value } from '../text/value.ts';

/** Returns whether a field holds a value: is it, or has it in its list. */
export function holds(field: Value | undefined, value: Value): boolean {
  return isList(field) ? field.some((item) => sameValue(item, value)) : sameValue(field, value);
}
