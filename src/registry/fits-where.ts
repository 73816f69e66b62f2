import type { Where } from '../schema/keywords/parts.ts';
import { isList, type Mapping } from '../text/value.ts';

/** Returns whether each field of a condition holds one of its values; a list holds what is in it. */
export function fitsWhere(data: Mapping, where: Where): boolean {
  for (const [field, wanted] of where) {
    const value = data[field];
    const held = isList(value) ? value : value === undefined ? [] : [value];
    if (!held.some((each) => wanted.includes(each))) return false;
  }
  return true;
}
