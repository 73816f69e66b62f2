import type { Where } from '../schema/keywords/parts.ts';
import { isList, sameValue, type Value } from '../text/value.ts';
import type { Entry } from './workspace.ts';

/** Returns whether a record is of a kind: each field named holds one of the values, a list any of them. */
export function meetsWhere(entry: Entry, where: Where): boolean {
  return [...where].every(([field, wanted]) => wanted.some((value) => holds(entry.data[field], value)));
}

/** Returns whether a field holds a value: is it, or has it in its list. */
export function holds(field: Value | undefined, value: Value): boolean {
  return isList(field) ? field.some((item) => sameValue(item, value)) : sameValue(field, value);
}
