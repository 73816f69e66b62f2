import { isList, isMapping, type Path, type Value, valueAt } from '../text/value.ts';
import { stepsOf } from './steps-of.ts';
import type { Entry } from './workspace.ts';

/** What a way needs of a book: its records by id, as they are or as they were. */
export type Records = { readonly entries: { readonly get: (id: string) => Entry | undefined } };

/** A record, and the member of it from which a way begins: the root where the path is empty. */
export type Start = { readonly entry: Entry; readonly path: Path };

/**
 * Returns the values at the end of a way such as `minutes.sent_on` or `deliverable.lead`: it begins in
 * the nearest mapping around the member that has its first step, passes through lists, and follows a
 * reference to its record. Values that are not there are left out.
 */
export function reach(records: Records, { entry, path }: Start, way: string): Value[] {
  const steps = stepsOf(way);
  const found: Value[] = [];
  follow(nearest(entry, path, steps[0] ?? ''), 0, { steps, records, found });
  return found;
}

/** Returns the first text at the end of a way; undefined where there is none. */
export function reachText(records: Records, start: Start, way: string): string | undefined {
  return reach(records, start, way).find((value) => typeof value === 'string');
}

/** Returns the texts at the end of a way: ids of people, partners or other records, mostly. */
export function reachTexts(records: Records, start: Start, way: string): string[] {
  return reach(records, start, way).filter((value) => typeof value === 'string');
}

function nearest(entry: Entry, path: Path, first: string): Value {
  for (let length = path.length; length > 0; length--) {
    const around = valueAt(entry.data, path.slice(0, length));
    if (isMapping(around) && Object.hasOwn(around, first)) return around;
  }
  return entry.data;
}

type Following = {
  readonly steps: readonly string[];
  readonly records: Records;
  readonly found: Value[];
};

function follow(value: Value | undefined, at: number, on: Following): void {
  if (value === undefined || value === null) return;
  if (isList(value)) {
    for (const item of value) follow(item, at, on);
    return;
  }
  const step = on.steps[at];
  if (step === undefined) {
    on.found.push(value);
    return;
  }
  const mapping = typeof value === 'string' ? on.records.entries.get(value)?.data : value;
  if (isMapping(mapping) && Object.hasOwn(mapping, step)) follow(mapping[step], at + 1, on);
}
