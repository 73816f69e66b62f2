import type { Assignment } from '../../change/assignment.ts';
import { keyOf, sharedKey } from '../../history/list-keys.ts';
import { canonical } from '../../text/canonical.ts';
import { isList, isMapping, type Mapping, type Path, sameValue, type Value } from '../../text/value.ts';

/** Returns the smallest assignments that make one value into another, in the order in which they are to be made. */
export function valueEdits(from: Value | undefined, to: Value, path: Path = []): Assignment[] {
  if (sameValue(from, to)) return [];
  if (isMapping(from) && isMapping(to)) return memberEdits(from, to, path);
  if (isList(from) && isList(to)) return itemEdits(from, to, path);
  return [{ path, operation: 'set', value: to }];
}

function memberEdits(from: Mapping, to: Mapping, path: Path): Assignment[] {
  const gone = Object.keys(from).filter((key) => !Object.hasOwn(to, key));
  return [
    ...gone.map((key): Assignment => ({ path: [...path, key], operation: 'clear', value: null })),
    ...Object.keys(to).flatMap((key) =>
      valueEdits(Object.hasOwn(from, key) ? from[key] : undefined, to[key] ?? null, [...path, key]),
    ),
  ];
}

/** Items that stay keep their lines: those that go are taken out from behind, then the others are set one by one. */
function itemEdits(from: readonly Value[], to: readonly Value[], path: Path): Assignment[] {
  const key = sharedKey(from, to);
  const nameOf = (item: Value) => (key === undefined ? canonical(item) : (keyOf(item, key) ?? ''));
  const wanted = to.map(nameOf);
  const kept = from.filter((item) => wanted.includes(nameOf(item)));
  if (!kept.every((item, i) => nameOf(item) === wanted[i])) return [{ path, operation: 'set', value: to }];
  const gone = from.flatMap((item, i) => (wanted.includes(nameOf(item)) ? [] : [i])).reverse();
  return [
    ...gone.map((i): Assignment => ({ path: [...path, i], operation: 'clear', value: null })),
    ...to.flatMap((value, i) => valueEdits(kept[i], value, [...path, i])),
  ];
}
