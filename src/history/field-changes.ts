import { fieldName } from '../registry/members.ts';
import { isList, isMapping, type Mapping, type Path, sameValue, type Value } from '../text/value.ts';
import { keyOf, sharedKey } from './list-keys.ts';

/** One field that differs between two versions of a record. */
export type FieldChange = {
  /** The place in the later version; of something removed, in the earlier one. */
  readonly path: Path;
  /**
   * The path as people write it: `history[2].date`. For an item added to or removed from a list of
   * plain values the list's name: the item's position says nothing.
   */
  readonly field: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
};

type Lists = {
  readonly path: Path;
  readonly before: readonly Value[];
  readonly after: readonly Value[];
};

/** Returns what differs between two versions of a record, field by field; undefined is a record that is not there. */
export function fieldChanges(before: Mapping | undefined, after: Mapping | undefined): FieldChange[] {
  return mappingChanges([], before ?? {}, after ?? {});
}

/** Returns a change of the whole value at a path. */
export function wholeChange(path: Path, before: Value | undefined, after: Value | undefined): FieldChange {
  return { path, field: fieldName(path), before, after };
}

function changes(path: Path, before: Value | undefined, after: Value | undefined): FieldChange[] {
  if (sameValue(before, after)) return [];
  if (isMapping(before) && isMapping(after)) return mappingChanges(path, before, after);
  if (isList(before) && isList(after)) {
    const found = listChanges({ path, before, after });
    return found.length > 0 ? found : [wholeChange(path, before, after)];
  }
  return [wholeChange(path, before, after)];
}

function mappingChanges(path: Path, before: Mapping, after: Mapping): FieldChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => changes([...path, key], own(before, key), own(after, key)));
}

/** Returns the changes of items; none where only their order differs. */
function listChanges(lists: Lists): FieldChange[] {
  const items = [...lists.before, ...lists.after];
  if (items.every(isScalar)) return scalarChanges(lists);
  const key = sharedKey(lists.before, lists.after);
  return key === undefined ? positionChanges(lists) : keyedChanges(lists, key);
}

function scalarChanges({ path, before, after }: Lists): FieldChange[] {
  const removed = without(before, after);
  const added = without(after, before);
  const gone = [...removed].flatMap(([i, value]) => {
    const now = added.get(i);
    return [now === undefined ? item(path, i, { before: value }) : wholeChange([...path, i], value, now)];
  });
  const come = [...added].filter(([i]) => !removed.has(i));
  return [...gone, ...come.map(([i, value]) => item(path, i, { after: value }))];
}

/** Returns the items, by position, that a list has more often than another. */
function without(list: readonly Value[], other: readonly Value[]): Map<number, Value> {
  const left = new Map<Value, number>();
  for (const value of other) left.set(value, (left.get(value) ?? 0) + 1);
  const result = new Map<number, Value>();
  for (const [i, value] of list.entries()) {
    const count = left.get(value) ?? 0;
    if (count === 0) result.set(i, value);
    else left.set(value, count - 1);
  }
  return result;
}

function item(list: Path, index: number, side: { before?: Value; after?: Value }): FieldChange {
  return { path: [...list, index], field: fieldName(list), before: side.before, after: side.after };
}

function keyedChanges({ path, before, after }: Lists, key: string): FieldChange[] {
  const earlier = new Map(before.map((value) => [keyOf(value, key), value]));
  const kept = new Set(after.map((value) => keyOf(value, key)));
  const gone = before.flatMap((value, i) =>
    kept.has(keyOf(value, key)) ? [] : [wholeChange([...path, i], value, undefined)],
  );
  return [
    ...gone,
    ...after.flatMap((value, i) => changes([...path, i], earlier.get(keyOf(value, key)), value)),
  ];
}

/** Compares items by position, once the items that are the same at the start and at the end are set aside. */
function positionChanges({ path, before, after }: Lists): FieldChange[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && sameValue(before[start], after[start])) start++;
  let end = 0;
  while (end < shorter - start && sameValue(before.at(-1 - end), after.at(-1 - end))) end++;
  const middle = Math.max(before.length, after.length) - end;
  const result: FieldChange[] = [];
  for (let i = start; i < middle; i++) {
    const earlier = i < before.length - end ? before[i] : undefined;
    const later = i < after.length - end ? after[i] : undefined;
    result.push(...changes([...path, i], earlier, later));
  }
  return result;
}

function isScalar(value: Value): boolean {
  return typeof value !== 'object' || value === null;
}

function own(mapping: Mapping, key: string): Value | undefined {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}
