import { plainForm } from '../../base/plain-form.ts';
import { cellName } from '../../exchange/sheets/address.ts';
import type { ReadCell, ReadRow } from '../../exchange/sheets/workbook.ts';
import type { Table, TableColumn } from '../../registry/sheets/table.ts';
import { shortened } from '../forms/question.ts';
import { readMark } from './header-key.ts';
import type { FoundTable, GivenSheet, SheetQuestion } from './received.ts';
import { BASE, LISTS, READ_ME } from './sheet-names.ts';

/** The tables that were found in some sheets, what is asked about them, and the sheets that hold none. */
export type Found = {
  readonly tables: readonly FoundTable[];
  readonly questions: readonly SheetQuestion[];
  readonly others: readonly string[];
};

type Book = {
  /** The tables that there are, by name. */
  readonly known: ReadonlyMap<string, Table>;
  /** The table that a sheet is, where it does not say so itself. */
  readonly named: Table | undefined;
};

/** Finds which sheet is which table, by the keys above its columns; else by their titles, where the table is named. */
export function findTables(sheets: readonly GivenSheet[], { known, named }: Book): Found {
  const tables: FoundTable[] = [];
  const questions: SheetQuestion[] = [];
  const others: string[] = [];
  for (const given of sheets) {
    const { name, rows } = given.sheet;
    const head = headOf(rows, known, named);
    if (head) {
      const found = columnsOf(given, head);
      tables.push(found.table);
      questions.push(...found.questions);
    } else if (![READ_ME, LISTS, BASE].includes(name) && rows.length > 0) others.push(name);
  }
  return { tables, questions: [...questions, ...doubleTables(tables)], others };
}

type Head = {
  readonly row: ReadRow;
  readonly table: Table;
  readonly base: string | undefined;
  /** How many rows belong to the head. */
  readonly more: (rows: readonly ReadRow[]) => readonly ReadRow[];
};

/** Somebody may have put a row above it. */
const SEARCHED = 10;

function headOf(
  rows: readonly ReadRow[],
  known: ReadonlyMap<string, Table>,
  named: Table | undefined,
): Head | undefined {
  for (const row of rows.slice(0, SEARCHED)) {
    const marked = markIn(row, known);
    if (marked)
      return { row, ...marked, more: (all) => belowTitles(all.slice(all.indexOf(row) + 1), marked.table) };
  }
  const [row] = rows;
  return named && row && { row, table: named, base: undefined, more: (all) => all.slice(1) };
}

function markIn(
  { cells }: ReadRow,
  known: ReadonlyMap<string, Table>,
): Pick<Head, 'table' | 'base'> | undefined {
  for (const cell of cells.values()) {
    const mark = cell.kind === 'text' ? readMark(cell.text) : undefined;
    const table = mark && known.get(mark.table);
    if (mark && table) return { table, base: mark.base };
  }
  return undefined;
}

/** The titles stand right below the keys; whatever they were changed to, they name most of the columns. */
function belowTitles(rows: readonly ReadRow[], { columns }: Table): readonly ReadRow[] {
  const [first, ...rest] = rows;
  if (!first) return [];
  const titles = new Set(columns.map(({ title }) => plainForm(title)));
  const texts = [...first.cells.values()].map((cell) => (cell.kind === 'text' ? plainForm(cell.text) : ''));
  const alike = texts.filter((text) => titles.has(text)).length;
  return alike * 2 > texts.length ? rest : rows;
}

function columnsOf(
  given: GivenSheet,
  { row, table, base, more }: Head,
): { table: FoundTable; questions: SheetQuestion[] } {
  const questions: SheetQuestion[] = [];
  const columns = new Map<number, TableColumn>();
  const rows = more(given.sheet.rows);
  for (const [at, cell] of row.cells) {
    const column = columnNamed(cell, table);
    const place = cellName(given.sheet.name, { row: row.row, column: at });
    if (column && [...columns.values()].includes(column))
      questions.push({
        code: 'sheet/twice',
        message: `${place}: the column "${column.title}" is there twice`,
        hint: 'delete the one that does not count',
      });
    else if (column) columns.set(at, column);
  }
  questions.push(...unknownColumns({ given, columns, rows: [row, ...rows] }), ...mergedCells(given, rows));
  if (![...columns.values()].some(({ use }) => use === 'id'))
    questions.push({
      code: 'sheet/unknown-column',
      message: `${given.sheet.name}: no column holds the ids of ${table.registry.name}`,
      hint: `its title is "${table.registry.id.field}"; or make a fresh sheet: grantbook export ${table.registry.name}`,
    });
  return { table: { table, given, columns, rows, base }, questions };
}

/** By its key, else by its title where only one column has it. */
function columnNamed(cell: ReadCell, { columns }: Table): TableColumn | undefined {
  if (cell.kind !== 'text') return undefined;
  const id = columns.find(({ use }) => use === 'id');
  if (readMark(cell.text)) return id;
  const text = cell.text.trim();
  // An item may have a field that is called as the id of the record is.
  const keyed =
    columns.find(({ key, use }) => key === text && use !== 'id') ?? (id?.key === text ? id : undefined);
  if (keyed) return keyed;
  const titled = columns.filter(({ title }) => plainForm(title) === plainForm(text));
  return titled.length === 1 ? titled[0] : undefined;
}

type Columns = Pick<FoundTable, 'given' | 'columns' | 'rows'>;

function unknownColumns({ given, columns, rows }: Columns): SheetQuestion[] {
  const found = new Map<number, { row: number; cell: ReadCell; count: number }>();
  for (const { row, cells } of rows)
    for (const [at, cell] of cells) {
      if (columns.has(at)) continue;
      const seen = found.get(at);
      found.set(at, seen ? { ...seen, count: seen.count + 1 } : { row, cell, count: 1 });
    }
  return [...found].map(([column, { row, cell, count }]) => ({
    code: 'sheet/unknown-column',
    message: `${cellName(given.sheet.name, { row, column })}: nobody knows this column; it holds "${shortened(shownCell(cell))}"${count > 1 ? ` and ${count - 1} more` : ''}`,
    hint: 'give it the title of its field, or delete the column',
  }));
}

/** Returns a cell as people see it. */
export function shownCell(cell: ReadCell): string {
  switch (cell.kind) {
    case 'formula':
      return `=${cell.formula}`;
    case 'text':
    case 'error':
      return cell.text;
    default:
      return String(cell.value);
  }
}

function mergedCells({ sheet }: GivenSheet, rows: readonly ReadRow[]): SheetQuestion[] {
  const first = rows[0]?.row ?? 0;
  return sheet.merged
    .filter((area) => Number(/\d+$/.exec(area)?.[0] ?? 0) >= first)
    .map((area) => mergedQuestion(sheet.name, area));
}

/** Returns what is asked of cells that are merged. */
export function mergedQuestion(sheet: string, area: string): SheetQuestion {
  return {
    code: 'sheet/merged',
    message: `${sheet}!${area}: these cells are merged into one`,
    hint: 'undo the merging, and fill in each cell',
  };
}

function doubleTables(tables: readonly FoundTable[]): SheetQuestion[] {
  return tables.flatMap(({ table, given }, i) => {
    const first = tables.findIndex((each) => each.table === table);
    if (first === i) return [];
    return [
      {
        code: 'sheet/twice' as const,
        message: `${given.sheet.name}: ${table.name} stands in the sheet "${tables[first]?.given.sheet.name}" as well`,
        hint: 'delete the sheet that does not count',
      },
    ];
  });
}
