import { plainForm } from '../../base/plain-form.ts';
import { RequestError } from '../../base/request-error.ts';
import { cellName, readPlace } from '../../exchange/sheets/address.ts';
import type { ReadRow, ReadSheet } from '../../exchange/sheets/workbook.ts';
import { plainText } from '../../registry/query.ts';
import type { Table } from '../../registry/sheets/table.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { withMember } from '../../text/edit/intended-value.ts';
import { isMapping, type Mapping, type Value, valueAt } from '../../text/value.ts';
import type { RowAdded } from '../sheets/compare-sheets.ts';
import { mergedQuestion } from '../sheets/find-tables.ts';
import type { Reading, SheetQuestion } from '../sheets/received.ts';
import { askByColumn, type Untaken } from './ask-by-column.ts';
import type { ImportMap, MappedColumn } from './import-map.ts';
import { answerOf, type FieldColumn, type MappedValue, readMappedCell } from './read-mapped-cell.ts';
import { countCells, type TitledSheet, titledSheet } from './sheet-columns.ts';

/** What becomes of the cells of a sheet: each is counted once. */
export type CellCount = {
  /** All that hold something. */
  readonly read: number;
  /** Of a field, and read as a value. */
  readonly mapped: number;
  /** Left out by the map: its columns, the titles and what stands above them. */
  readonly ignored: number;
  /** Of no known column, or not read: each is asked about. */
  readonly reported: number;
};

/** What a mapped sheet brings. */
export type Loaded = {
  readonly added: readonly RowAdded[];
  /** Rows that are in the book already: their place and the record. */
  readonly known: readonly { readonly place: string; readonly id: string }[];
  readonly questions: readonly SheetQuestion[];
  readonly count: CellCount;
};

type Loading = {
  readonly map: ImportMap;
  readonly table: Table;
  readonly workspace: Workspace;
  readonly sheet: ReadSheet;
  readonly csv: boolean;
  readonly from1904: boolean;
};

/** Reads a sheet of somebody else by its map: its new rows as records, every cell accounted for. */
export function takeRows(loading: Loading): Loaded {
  const { map, table, sheet, csv, from1904 } = loading;
  const titled = titledSheet(sheet, map.headerRow);
  const columns = columnsOf(titled, loading);
  const reading: Reading = { csv, from1904, decimal: map.decimal, dates: map.dates };
  const questions: SheetQuestion[] = [...columns.questions, ...mergedBelow(titled, map.headerRow, columns)];
  const untaken: Untaken[] = [];
  const tally = { mapped: 0, ignored: titled.above, reported: 0 };
  const rows = titled.rows.map((row) =>
    readRow(row, { sheet, columns, reading, untaken, tally, always: map.always }),
  );
  questions.push(...askByColumn(sheet.name, untaken));
  const { added, known } = apart(rows, { loading, questions, keys: matchKeys(map, table, columns) });
  return { added, known, questions, count: { read: countCells(sheet.rows), ...tally } };
}

type Columns = {
  readonly fields: ReadonlyMap<number, FieldColumn>;
  readonly ignored: ReadonlySet<number>;
  readonly questions: readonly SheetQuestion[];
};

function columnsOf({ titles }: TitledSheet, loading: Loading): Columns {
  const { map, table, workspace } = loading;
  const fields = new Map<number, FieldColumn>();
  const ignored = new Set<number>();
  for (const [at, title] of titles) {
    const mapped = map.columns.find((each) => each.title === title);
    if (mapped?.ignored) ignored.add(at);
    const column = mapped && fieldColumn(mapped, loading);
    if (column) fields.set(at, { mapped, column, answer: answerOf(table.registry, column, workspace) });
  }
  return { fields, ignored, questions: missingColumns(titles, map) };
}

function fieldColumn({ field, ignored, title }: MappedColumn, { table, map }: Loading) {
  if (field === undefined || ignored) return undefined;
  const column = table.columns.find(({ key, use }) => key === field && (use === 'edit' || use === 'id'));
  if (column) return column;
  throw new RequestError(
    `${map.id}: "${field}", which "${title}" is mapped to, is no field of ${map.registry} that a sheet can give`,
    `fields: ${table.columns
      .filter(({ use }) => use === 'edit')
      .map(({ key }) => key)
      .join(', ')}`,
  );
}

/** A column that is mapped and gone, or there twice, is asked about: its values may stand elsewhere. */
function missingColumns(titles: ReadonlyMap<number, string>, { columns, id }: ImportMap): SheetQuestion[] {
  return columns.flatMap(({ title, field, ignored }): SheetQuestion[] => {
    const count = [...titles.values()].filter((each) => each === title).length;
    if (count === 1 || (count === 0 && (ignored || field === undefined))) return [];
    const hint = `change the title in the sheet, or in the map: grantbook edit ${id}`;
    const what = count === 0 ? 'is not in the sheet' : 'is there twice';
    return [{ code: 'sheet/unmapped', message: `the column "${title}" ${what}`, hint }];
  });
}

type Row = { readonly row: number; readonly given: Mapping; readonly places: RowAdded['places'] };

type RowReading = {
  readonly sheet: ReadSheet;
  readonly columns: Columns;
  readonly reading: Reading;
  readonly untaken: Untaken[];
  readonly tally: { mapped: number; ignored: number; reported: number };
  readonly always: ImportMap['always'];
};

function readRow({ row, cells }: ReadRow, on: RowReading): Row {
  const { sheet, columns, reading, untaken, tally, always } = on;
  let given: Mapping = {};
  const placed = new Map<string, string>();
  for (const [at, cell] of cells) {
    const place = cellName(sheet.name, { row, column: at });
    const field = columns.fields.get(at);
    const read = field && readMappedCell(cell, field, reading);
    if (columns.ignored.has(at)) tally.ignored++;
    else if (!field || !read || 'why' in read) {
      tally.reported++;
      untaken.push({ row, column: at, cell, unclear: unclearOf(read) });
    } else {
      tally.mapped++;
      placed.set(field.column.key, place);
      given = withValue(given, field, read.value);
    }
  }
  if (placed.size > 0) given = withAlways(given, always);
  const places = (path: readonly (string | number)[]) =>
    placed.get(path.join('.')) ?? placed.get(String(path[0])) ?? `${sheet.name}, row ${row}`;
  return { row, given, places };
}

/** A row of which nothing was read is no record. */
function withAlways(given: Mapping, always: ImportMap['always']): Mapping {
  let whole: Value = given;
  for (const [field, value] of always) {
    const path = field.split('.');
    if (valueAt(whole, path) === undefined) whole = withMember(whole, path, value);
  }
  return isMapping(whole) ? whole : given;
}

function withValue(given: Mapping, { column }: FieldColumn, value: Value | undefined): Mapping {
  if (value === undefined) return given;
  const whole = withMember(given, column.field?.path ?? [column.key], value);
  return isMapping(whole) ? whole : given;
}

function unclearOf(read: MappedValue | undefined): Untaken['unclear'] {
  return read && 'why' in read ? read : undefined;
}

/** Which row a merged cell belongs to is not certain; in columns that are left out it does not matter. */
function mergedBelow({ sheet }: TitledSheet, headerRow: number, { ignored }: Columns): SheetQuestion[] {
  const asked = sheet.merged.filter((area) => {
    const [first, last = first] = area.split(':').map(readPlace);
    if (!first || !last) return true;
    const left = [...ignored].filter((column) => column >= first.column && column <= last.column);
    return last.row > headerRow && left.length <= last.column - first.column;
  });
  return asked.map((area) => mergedQuestion(sheet.name, area));
}

type Keys = (data: Mapping) => string;

function matchKeys({ match, id }: ImportMap, { registry }: Table, { fields }: Columns): Keys {
  const mapped = new Set([...fields.values()].map(({ column }) => column.key));
  const keys = match.length > 0 ? match : mapped.has(registry.id.field) ? [registry.id.field] : [];
  const lost = keys.find((key) => !mapped.has(key));
  if (keys.length === 0 || lost !== undefined)
    throw new RequestError(
      lost === undefined
        ? `${id} does not say by what a row is known again: at the next import it would be taken twice`
        : `${id}: rows are known again by "${lost}", which no column is mapped to`,
      `say it in the map: match: [${registry.label}], with a field that a column is mapped to (grantbook edit ${id})`,
    );
  return (data) => JSON.stringify(keys.map((key) => plainForm(plainText(valueAt(data, key.split('.'))))));
}

type Apart = { readonly loading: Loading; readonly questions: SheetQuestion[]; readonly keys: Keys };

/** Which rows are new, and which are in the book already. */
function apart(rows: readonly Row[], { loading, questions, keys }: Apart): Pick<Loaded, 'added' | 'known'> {
  const { workspace, table, sheet } = loading;
  const entries = workspace.registries.get(table.registry.name)?.entries ?? [];
  const present = new Map<string, Entry>(entries.map((entry) => [keys(entry.data), entry]));
  const seen = new Map<string, number>();
  const added: RowAdded[] = [];
  const known: { place: string; id: string }[] = [];
  for (const { row, given, places } of rows) {
    if (Object.keys(given).length === 0) continue;
    const key = keys(given);
    const [entry, first] = [present.get(key), seen.get(key)];
    seen.set(key, first ?? row);
    const place = `${sheet.name}, row ${row}`;
    if (entry) known.push({ place, id: entry.id });
    else if (first === undefined) added.push({ registry: table.registry, given, places });
    else
      questions.push({
        code: 'sheet/twice',
        message: `${place}: it is known again by the same as row ${first}`,
        hint: 'delete the row that does not count, or say in the map what tells them apart: match',
      });
  }
  return { added, known };
}
