import type { Assignment } from '../../change/assignment.ts';
import { formerIdsOf, formerRecords } from '../../registry/former-ids.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { type Mapping, sameValue } from '../../text/value.ts';
import type { RowChange } from '../forms/question.ts';
import type { BaseRecord } from './base-sheet.ts';
import { compareRecord, isUntouched, recordOfRow, type Telling } from './compare-record.ts';
import { type GivenRow, givenRows, placeIn } from './read-rows.ts';
import type { FoundTable, SheetQuestion } from './received.ts';
import { type RecordItems, recordItems } from './record-items.ts';
import { placesOf, type RowPlaces } from './row-places.ts';

/** The tables of one registry that came back, and what they are held against. */
export type Returned = {
  readonly registry: RegistrySchema;
  readonly tables: readonly FoundTable[];
  /** The records as the sheets were made from them; undefined where nobody knows: then the book counts as it is. */
  readonly base: ReadonlyMap<string, BaseRecord> | undefined;
  /** Which records the sheets were made with; undefined where they do not say. */
  readonly exported: ReadonlySet<string> | undefined;
  readonly now: Workspace;
  readonly removeMissing: boolean;
};

/** A record that rows change. */
export type RowEdit = {
  readonly entry: Entry;
  readonly assignments: readonly Assignment[];
  readonly places: RowPlaces;
};

/** A record that a row brings. */
export type RowAdded = {
  readonly registry: RegistrySchema;
  readonly given: Mapping;
  readonly places: RowPlaces;
};

/** What sheets that came back would change, and what has to be asked first. */
export type SheetReport = {
  readonly edits: RowEdit[];
  readonly added: RowAdded[];
  readonly removed: Entry[];
  readonly questions: SheetQuestion[];
  /** Items of lists that were added and removed. */
  readonly items: RowChange[];
  /** What was there when the sheets were made, and is in none of them. */
  readonly missing: string[];
  /** Of sheets that do not say what they were made with, how many records of a registry are in none of them. */
  readonly absent: { readonly registry: string; readonly count: number; readonly of: number }[];
  /** How many rows were read. */
  rows: number;
};

type Comparing = Returned & {
  readonly report: SheetReport;
  readonly lists: readonly { readonly found: FoundTable; readonly rows: ReadonlyMap<string, GivenRow[]> }[];
};

/** Holds the tables of a registry against what was sent and against the book as it is, row by row. */
export function compareSheets(returned: Returned): SheetReport {
  const report: SheetReport = {
    ...{ edits: [], added: [], removed: [], questions: [], items: [], missing: [], absent: [] },
    rows: 0,
  };
  const given = (found: FoundTable) => {
    const rows = givenRows(found, report.questions);
    report.rows += rows.length;
    return rows;
  };
  const main = returned.tables.find(({ table }) => !table.list);
  const lists = returned.tables.flatMap((found) =>
    found.table.list ? [{ found, rows: byId(given(found)) }] : [],
  );
  const on: Comparing = { ...returned, report, lists };
  const ids = new Set<string>();
  for (const row of main ? given(main) : []) takeRow(row, ids, on);
  for (const { rows } of lists)
    for (const [id, [row]] of rows) if (row && !ids.has(id)) takeItems(row, ids, on);
  if (main) findMissing(ids, on);
  return report;
}

function byId(rows: readonly GivenRow[]): Map<string, GivenRow[]> {
  const found = new Map<string, GivenRow[]>();
  for (const row of rows) {
    const own = found.get(row.id);
    if (own) own.push(row);
    else found.set(row.id, [row]);
  }
  return found;
}

type Asked = Omit<SheetQuestion, 'registry'>;

function ask({ report, registry }: Comparing, question: Asked): void {
  report.questions.push({ ...question, registry: registry.name });
}

/** The record that has an id, or had it before: a sheet may be older than its name. */
function presentEntry(id: string, { now, registry }: Comparing): Entry | undefined {
  const entry = now.entries.get(id) ?? formerRecords(now).get(id);
  return entry?.registry.name === registry.name ? entry : undefined;
}

/** The record as the sheet was made from it. */
function baseOf(id: string, on: Comparing): BaseRecord | undefined {
  if (on.base) return on.base.get(id);
  const entry = presentEntry(id, on);
  return entry && { data: entry.data, derived: {} };
}

function telling({ report }: Comparing): Telling {
  return { questions: report.questions, rows: report.items };
}

function takeRow(row: GivenRow, ids: Set<string>, on: Comparing): void {
  const { id } = row;
  const place = placeIn(row, on.registry.id.field);
  if (id === '?') return;
  if (id !== '' && ids.has(id)) {
    const message = `${place}: ${id} stands in two rows`;
    ask(on, { code: 'sheet/twice', message, hint: 'delete the row that does not count', record: id });
    return;
  }
  ids.add(id);
  const base = id === '' ? undefined : baseOf(id, on);
  const entry = presentEntry(id, on);
  if (base && entry) takeEdit({ id, row, base, entry }, on);
  else if (base) takeGone(row, base, on);
  else if (entry) {
    const message = `${place}: ${id} is in the book since the sheet was made`;
    const hint = 'give the new row another id, or none; or make a fresh sheet';
    ask(on, { code: 'sheet/conflict', message, hint, record: id });
  } else takeNew(row, on);
}

function takeItems(row: GivenRow, ids: Set<string>, on: Comparing): void {
  const { id } = row;
  ids.add(id);
  const [base, entry] = [baseOf(id, on), presentEntry(id, on)];
  if (base && entry) takeEdit({ id, row: undefined, base, entry }, on);
  else if (id !== '?') {
    const message = `${placeIn(row, on.registry.id.field)}: there is no ${on.registry.noun} with the id "${id}"`;
    ask(on, { code: 'sheet/not-found', message, hint: 'write the id of the record that the row belongs to' });
  }
}

/** A record that is gone from the book is not brought back by an old sheet; where nobody changed its row, nothing is lost. */
function takeGone(row: GivenRow, base: BaseRecord, on: Comparing): void {
  if (isUntouched(row, base)) return;
  const message = `${placeIn(row, on.registry.id.field)}: ${row.id} was removed from the book since the sheet was made, and changed in the sheet`;
  const hint = 'delete the row; or empty its id, to add the record anew';
  ask(on, { code: 'sheet/not-found', message, hint, record: row.id });
}

type Edit = {
  readonly id: string;
  readonly row: GivenRow | undefined;
  readonly base: BaseRecord;
  readonly entry: Entry;
};

function takeEdit({ id, row, base, entry }: Edit, on: Comparing): void {
  const items = itemsOf(id, base.data, on);
  for (const { missing, matching, list } of items)
    for (const position of missing)
      if (!matching.removed.includes(position - 1))
        on.report.missing.push(`item ${position} of "${list.label}" of ${id}`);
  const rows = { id, row, items };
  const assignments = compareRecord({ ...rows, base, now: entry }, telling(on));
  if (assignments.length > 0) on.report.edits.push({ entry, assignments, places: placesOf(rows) });
}

function takeNew(row: GivenRow, on: Comparing): void {
  const items = row.id === '' ? [] : itemsOf(row.id, undefined, on);
  const rows = { id: row.id, row, items };
  const given = recordOfRow(rows, telling(on));
  if (given) on.report.added.push({ registry: on.registry, given, places: placesOf(rows) });
}

function itemsOf(id: string, data: Mapping | undefined, on: Comparing): RecordItems[] {
  const { removeMissing, lists, report } = on;
  return lists.flatMap(({ found, rows }) => {
    const own = { found, rows: rows.get(id) ?? [], data, removeMissing, questions: report.questions };
    return recordItems(own) ?? [];
  });
}

function findMissing(ids: ReadonlySet<string>, on: Comparing): void {
  const { exported, removeMissing, report } = on;
  if (!exported) countAbsent(ids, on);
  for (const id of exported ?? []) {
    const [entry, base] = [presentEntry(id, on), baseOf(id, on)];
    if (ids.has(id) || !entry) continue;
    if (!removeMissing) report.missing.push(id);
    else if (base && !isAs(entry.data, base.data)) {
      const message = `${id} is not in the sheet, and was changed in the book since the sheet was made`;
      const hint = `look at it: grantbook log ${id}; then grantbook remove ${id}`;
      ask(on, { code: 'sheet/conflict', message, hint, record: id });
    } else report.removed.push(entry);
  }
}

/** Nobody can tell what such a sheet left out from what somebody took out of it. */
function countAbsent(ids: ReadonlySet<string>, { registry, now, report }: Comparing): void {
  const entries = now.registries.get(registry.name)?.entries ?? [];
  const isGiven = (entry: Entry) => [entry.id, ...formerIdsOf(entry)].some((id) => ids.has(id));
  const count = entries.filter((entry) => !isGiven(entry)).length;
  if (count > 0) report.absent.push({ registry: registry.name, count, of: entries.length });
}

/** Of the base, only what was shown may be known. */
function isAs(now: Mapping, base: Mapping): boolean {
  return Object.entries(base).every(([name, value]) => sameValue(now[name], value));
}
