import { isList, isMapping } from '../text/value.ts';
import type { Entry } from './workspace.ts';

/** Returns the values that were measured of an indicator, in the order of their periods. */
export function measuredValues({ data }: Entry): number[] {
  const items = isList(data.values) ? data.values.filter((item) => isMapping(item)) : [];
  const dated = items.filter(({ due, value }) => typeof due === 'string' && typeof value === 'number');
  const sorted = [...dated].sort((a, b) => (String(a.due) < String(b.due) ? -1 : 1));
  return sorted.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
}

/** Returns whether a value reaches an indicator's target, or does not pass it; undefined where there is no target. */
export function reachesTarget({ data: { target, direction } }: Entry, value: number): boolean | undefined {
  if (typeof target !== 'number') return undefined;
  return direction === 'at_most' ? value <= target : value >= target;
}
