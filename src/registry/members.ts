import type { FieldPattern } from '../schema/walk-schema.ts';
import { isList, isMapping, type Path, type Value } from '../text/value.ts';

/** A member of a record: where it stands and what it is. */
export type Member = { readonly path: Path; readonly value: Value };

/** Returns the members a pattern names; `*` stands for every position of a list. Absent ones are left out. */
export function membersAt(value: Value, pattern: FieldPattern): readonly Member[] {
  const [first = '*'] = pattern;
  if (first !== '*') {
    const member = isMapping(value) && Object.hasOwn(value, first) ? value[first] : undefined;
    if (member === undefined) return NONE;
    if (pattern.length === 1) return [{ path: pattern, value: member }];
    if (pattern.length === 2 && pattern[1] === '*') return itemsOf(member, pattern);
  }
  const found: Member[] = [];
  collect(value, { pattern, path: [], found });
  return found;
}

/** Most members asked for are not there. */
const NONE: readonly Member[] = [];

/** The ways to the items of a list that a pattern names, each made once: a big book has as many as references. */
const itemPaths = new WeakMap<FieldPattern, Path[]>();

function itemsOf(list: Value, pattern: FieldPattern): readonly Member[] {
  if (!isList(list)) return NONE;
  const paths = itemPaths.get(pattern) ?? [];
  itemPaths.set(pattern, paths);
  return list.map((value, i) => {
    paths[i] ??= [...pattern.slice(0, 1), i];
    return { path: paths[i], value };
  });
}

type Collecting = {
  readonly pattern: FieldPattern;
  readonly path: (string | number)[];
  readonly found: Member[];
};

/** The path is one list that grows and shrinks on the way. */
function collect(value: Value, on: Collecting): void {
  const step = on.pattern[on.path.length];
  if (step === undefined) on.found.push({ path: [...on.path], value });
  else if (step === '*') {
    if (isList(value)) for (const [i, item] of value.entries()) collectIn(item, i, on);
  } else if (isMapping(value) && Object.hasOwn(value, step)) {
    const member = value[step];
    if (member !== undefined) collectIn(member, step, on);
  }
}

function collectIn(value: Value, step: string | number, on: Collecting): void {
  on.path.push(step);
  collect(value, on);
  on.path.pop();
}

/**
 * Returns the places a pattern names where nothing stands, `null` counting as nothing: the field of a
 * record or of an item of a list. A list that is not there has no items, so it lacks nothing.
 */
export function absentAt(value: Value, pattern: FieldPattern): Path[] {
  const found: Path[] = [];
  collectAbsent({ path: [], value }, pattern, found);
  return found;
}

function collectAbsent({ path, value }: Member, pattern: FieldPattern, found: Path[]): void {
  const step = pattern[path.length];
  if (step === undefined) return;
  if (step === '*') {
    for (const [i, item] of isList(value) ? value.entries() : [])
      collectAbsent({ path: [...path, i], value: item }, pattern, found);
    return;
  }
  const member = isMapping(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  if (member !== undefined && member !== null)
    collectAbsent({ path: [...path, step], value: member }, pattern, found);
  else if (!pattern.includes('*', path.length)) found.push([...path, ...pattern.slice(path.length)]);
}

/** Returns a path as people write it: `history[2].date`. */
export function fieldName(path: Path): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${step}`))
    .join('');
}
