import { naturalOrder } from '../base/natural-order.ts';
import { RequestError } from '../base/request-error.ts';
import { isMapping, type Path, type Value } from '../text/value.ts';
import { type MemberWithin, membersAlong } from './members-along.ts';
import { plainText } from './query.ts';
import { reach } from './reach.ts';
import type { Entry, Workspace } from './workspace.ts';

/** What is added up: numbers of the records, group by group. */
export type SumRequest = {
  readonly entries: readonly Entry[];
  readonly fields: readonly string[];
  readonly by: readonly string[];
};

/** A group: what its records have in common, how many they are, and their sums in the order of the fields. */
export type SumGroup = {
  readonly keys: readonly string[];
  readonly records: number;
  readonly sums: readonly number[];
};

/** The groups in the order of their keys, and everything together: each record and number once. */
export type Sums = { readonly groups: readonly SumGroup[]; readonly total: SumGroup };

/**
 * Adds up fields of records by what stands beside them: `groups.planned` by `groups.group`, or
 * `collected` by `partner.country`. Without fields the records are counted. Throws a RequestError where
 * a field holds no number, or does not stand beside what it is to be grouped by.
 */
export function sumRecords(request: SumRequest, workspace: Workspace): Sums {
  const groups = new Map<string, Group>();
  const total = newGroup([], request.fields);
  for (const entry of request.entries) {
    for (const { at, field, amount } of amountsOf(entry, request)) {
      const found = keysAt({ entry, at, field }, request, workspace).map((keys) =>
        groupOf(groups, keys, request),
      );
      for (const group of [...found, total]) add(group, { entry, field, amount });
    }
  }
  const sorted = [...groups.values()].sort((a, b) => naturalOrder(a.keys.join('\n'), b.keys.join('\n')));
  return { groups: sorted.map(finished), total: finished(total) };
}

type Group = { readonly keys: readonly string[]; readonly ids: Set<Entry>; readonly sums: number[] };
type Amount = { readonly at: Path; readonly field: number; readonly amount: number };

function newGroup(keys: readonly string[], fields: readonly string[]): Group {
  return { keys, ids: new Set(), sums: fields.map(() => 0) };
}

function groupOf(groups: Map<string, Group>, keys: readonly string[], { fields }: SumRequest): Group {
  const name = JSON.stringify(keys);
  const group = groups.get(name) ?? newGroup(keys, fields);
  groups.set(name, group);
  return group;
}

function add({ ids, sums }: Group, { entry, field, amount }: Omit<Amount, 'at'> & { entry: Entry }): void {
  ids.add(entry);
  if (field >= 0) sums[field] = (sums[field] ?? 0) + amount;
}

function finished({ keys, ids, sums }: Group): SumGroup {
  return { keys, records: ids.size, sums: sums.map((sum) => Math.round(sum * 1e6) / 1e6) };
}

/** A record without numbers counts as a record; what is grouped by then says where it stands. */
function amountsOf({ data }: Entry, { fields, by }: SumRequest): Amount[] {
  const amounts = fields.flatMap((way, field) =>
    membersAlong(data, way).flatMap(({ path, value }): Amount[] =>
      typeof value === 'number' ? [{ at: path, field, amount: value }] : [],
    ),
  );
  if (amounts.length > 0) return amounts;
  const deepest = by.flatMap((way) => membersAlong(data, way)).sort((a, b) => b.path.length - a.path.length);
  const same = deepest.filter(({ path }) => path.length === deepest[0]?.path.length);
  const places = same.length > 0 ? same.map(({ path }) => path) : [[]];
  return places.map((at) => ({ at, field: -1, amount: 0 }));
}

type Place = { readonly entry: Entry; readonly at: Path; readonly field: number };

/** The keys of the groups that a number counts in: several where a list has several values. */
function keysAt(place: Place, { fields, by }: SumRequest, workspace: Workspace): string[][] {
  let keys: string[][] = [[]];
  for (const way of by) {
    const values = valuesBeside(place, way, workspace);
    if (place.field >= 0) refuseElsewhere(place, way, fields[place.field] ?? '');
    const texts = values.length > 0 ? [...new Set(values.map(plainText))] : ['–'];
    keys = keys.flatMap((before) => texts.map((text) => [...before, text]));
  }
  return keys;
}

function valuesBeside({ entry, at }: Place, way: string, workspace: Workspace): Value[] {
  const beside = membersAlong(entry.data, way, at).map(({ value }) => value);
  return beside.length > 0 ? beside : reach(workspace, { entry, path: at }, way);
}

/** A number of the whole record would count in every group of a list: that is no sum. */
function refuseElsewhere({ entry, at }: Place, way: string, field: string): void {
  const elsewhere = membersAlong(entry.data, way, at).some((member) => isElsewhere(member, at));
  if (elsewhere)
    throw new RequestError(
      `"${field}" does not stand beside "${way}"`,
      `group by a field of the record, or add up a field beside it: ${way.replace(/[^.]*$/, '')}…`,
    );
}

function isElsewhere({ path, within }: MemberWithin, at: Path): boolean {
  const index = path.findLastIndex((step) => typeof step === 'number');
  if (index < 0 || index === path.length - 1 || !isMapping(within)) return false;
  return !path.slice(0, index + 1).every((step, i) => step === at[i]);
}
