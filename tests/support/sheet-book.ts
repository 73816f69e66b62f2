import { readCsv } from '../../src/exchange/sheets/read-csv.ts';
import { readXlsx } from '../../src/exchange/sheets/read-xlsx.ts';
import type { ReadCell, ReadSheet } from '../../src/exchange/sheets/workbook.ts';
import { writeCsv } from '../../src/exchange/sheets/write-csv.ts';
import { writeXlsx } from '../../src/exchange/sheets/write-xlsx.ts';
import { compareSheets, type SheetReport } from '../../src/procedures/sheets/compare-sheets.ts';
import { csvRows } from '../../src/procedures/sheets/csv-rows.ts';
import { asSent, givenTables } from '../../src/procedures/sheets/given-tables.ts';
import { makeWorkbook } from '../../src/procedures/sheets/make-workbook.ts';
import type { GivenSheet, Reading, SheetQuestion } from '../../src/procedures/sheets/received.ts';
import { withDerived } from '../../src/registry/derived/with-derived.ts';
import { makeTables } from '../../src/registry/sheets/make-tables.ts';
import type { Table } from '../../src/registry/sheets/table.ts';
import type { Entry, Workspace } from '../../src/registry/workspace.ts';

/** What stands for the commit that sheets of tests are made from. */
export const BASE_COMMIT = '0123456789abcdef0123456789abcdef01234567';

export type ExportedPart = { readonly tables: readonly Table[]; readonly entries: readonly Entry[] };

/** Returns the tables of a registry with all its records and all that they hold. */
export function partOf(workspace: Workspace, name: string): ExportedPart {
  const whole = withDerived(workspace);
  const registry = whole.registries.get(name);
  if (!registry) throw new Error(`there is no registry ${name}`);
  const wanted = { personal: true, derived: true, hidden: new Set<string>() };
  return {
    tables: makeTables(registry.schema, { workspace: whole, labels: new Map(), wanted }),
    entries: registry.entries,
  };
}

/** Returns the workbook of a registry. */
export function workbookOf(workspace: Workspace, name: string): Uint8Array {
  const { project } = workspace;
  const about = { base: BASE_COMMIT, to: undefined, toName: undefined, project, left: [] };
  return writeXlsx(makeWorkbook({ parts: [partOf(workspace, name)], ...about }));
}

const READING: Reading = { csv: false, from1904: false, decimal: 'point', dates: undefined };

/** Returns the sheets of a workbook as they are read. */
export function xlsxSheets(bytes: Uint8Array): GivenSheet[] {
  const workbook = readXlsx(bytes);
  if (typeof workbook === 'string') throw new Error(workbook);
  return workbook.sheets.map((sheet) => ({ sheet, reading: { ...READING, from1904: workbook.from1904 } }));
}

/** Returns the tables of a registry as they are read from CSV files. */
export function csvSheets(workspace: Workspace, name: string, separator = ','): GivenSheet[] {
  const { tables, entries } = partOf(workspace, name);
  return tables.map((table) => {
    const bytes = writeCsv(csvRows(table, entries, BASE_COMMIT), separator);
    const sheet = readCsv(bytes, { encoding: undefined, separator: undefined }, `${table.name}.csv`);
    if ('why' in sheet) throw new Error(`${table.name}: ${sheet.why}`);
    return { sheet, reading: { ...READING, csv: true } };
  });
}

/** A book, and as it was when sheets were made from it. */
export type Then = { readonly now: Workspace; readonly then?: Workspace; readonly removeMissing?: boolean };

/** Holds sheets that came back against the book they were made from, and as it is now. */
export function comparedSheets(
  sheets: readonly GivenSheet[],
  { now, then = now, removeMissing = false }: Then,
): SheetReport {
  const found = givenTables(sheets, now, undefined);
  const tables = asSent(found.tables, then);
  const name = tables[0]?.table.registry.name ?? '';
  const [own, before] = [now.registries.get(name), then.registries.get(name)];
  if (!own || !before) throw new Error('no sheet is a table of the book');
  const base = new Map(before.entries.map(({ id, data }) => [id, { data, derived: {} }]));
  const exported = new Set(base.keys());
  const report = compareSheets({ registry: own.schema, tables, base, exported, now, removeMissing });
  return { ...report, questions: [...found.questions, ...report.questions] };
}

/** Returns sheets in which one has another cell. */
export function withCell(
  sheets: readonly GivenSheet[],
  [name, row, column]: readonly [sheet: string, row: number, column: number],
  cell: ReadCell | undefined,
): GivenSheet[] {
  const changed = (sheet: ReadSheet): ReadSheet => {
    const rows = sheet.rows.some((each) => each.row === row)
      ? sheet.rows
      : [...sheet.rows, { row, cells: new Map<number, ReadCell>() }];
    return {
      ...sheet,
      rows: rows.map((each) => {
        if (each.row !== row) return each;
        const cells = new Map(each.cells);
        if (cell) cells.set(column, cell);
        else cells.delete(column);
        return { row, cells: new Map([...cells].sort(([a], [b]) => a - b)) };
      }),
    };
  };
  return sheets.map((given) =>
    given.sheet.name === name ? { ...given, sheet: changed(given.sheet) } : given,
  );
}

/** Returns questions as `code message`. */
export function asked(questions: readonly SheetQuestion[]): string[] {
  return questions.map(({ code, message }) => `${code} ${message}`);
}
