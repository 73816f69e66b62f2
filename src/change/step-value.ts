import { addDays, type Day } from '../base/day.ts';
import { dayOf } from '../registry/day-of.ts';
import { fileDigest } from '../registry/file-digest.ts';
import { reach } from '../registry/reach.ts';
import { numberSetting } from '../registry/setting.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { isList, isMapping, type Mapping, type Value } from '../text/value.ts';

/** What a step's values are made from: the record as the step leaves it, the day, who takes it. */
export type StepSource = {
  readonly workspace: Workspace;
  readonly entry: Entry;
  readonly today: Day;
  /** The person who takes the step, where the book knows them. */
  readonly actor: string | undefined;
  /** Of a record that is made for each value of a field: that value. */
  readonly item?: Value;
};

/**
 * Returns the value that a step gives a field: a literal, `$id`, `$today`, `$actor`, `$item`,
 * `$item.FIELD`, `$of.REACH`, `$digest.FIELD` for the SHA-256 of the file that the field names, or
 * `{ of, days, limit }` for a day counted from another. Undefined
 * where there is none; several values are a list.
 */
export function stepValue(value: Value, source: StepSource): Value | undefined {
  if (typeof value === 'string' && value.startsWith('$')) return variable(value, source);
  if (isList(value)) return value.flatMap((item) => stepValue(item, source) ?? []);
  if (!isMapping(value)) return value;
  return value.of !== undefined && value.days !== undefined
    ? countedDay(value, source)
    : members(value, source);
}

function variable(name: string, source: StepSource): Value | undefined {
  const { workspace, entry, item } = source;
  if (name === '$id') return entry.id;
  if (name === '$today') return source.today;
  if (name === '$actor') return source.actor;
  if (name === '$item') return item;
  if (name.startsWith('$item.')) return isMapping(item) ? item[name.slice('$item.'.length)] : undefined;
  if (name.startsWith('$digest.')) {
    const file = entry.data[name.slice('$digest.'.length)];
    return typeof file === 'string' ? fileDigest(workspace.files, file) : undefined;
  }
  const found = reach(workspace, { entry, path: [] }, name.slice('$of.'.length));
  return found.length > 1 ? found : found[0];
}

function countedDay({ of, days, limit }: Mapping, source: StepSource): Day | undefined {
  const { workspace, entry } = source;
  const from = String(of);
  const start = from.startsWith('$') ? variable(from, source) : variable(`$of.${from}`, source);
  const day = dayOf(isList(start) ? start[0] : start, workspace);
  const number = numberSetting(workspace, String(days), { entry, path: [] });
  if (day === undefined || number === undefined) return undefined;
  return addDays(day, String(limit).endsWith('_before') ? -number : number);
}

function members(value: Mapping, source: StepSource): Mapping {
  const filled = Object.entries(value).flatMap(([name, each]) => {
    const member = stepValue(each, source);
    return member === undefined ? [] : [[name, member] as const];
  });
  return Object.fromEntries(filled);
}
