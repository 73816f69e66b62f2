import type { CsvCell } from '../../exchange/sheets/write-csv.ts';
import type { Table } from '../../registry/sheets/table.ts';
import type { Entry } from '../../registry/workspace.ts';
import { headerKey } from './header-key.ts';
import { holdsNumbers, tableRows } from './table-rows.ts';

/** Returns the cells of a table as a CSV file holds them: the names of its columns for machines, and its rows. */
export function csvRows(table: Table, entries: readonly Entry[], base: string): CsvCell[][] {
  const head = table.columns.map((column) => ({ text: headerKey(table, column, base), number: false }));
  const numeric = table.columns.map(({ cell, use }) => use === 'position' || holdsNumbers(cell));
  const body = tableRows(table, entries).map(({ texts }) =>
    texts.map((text, i) => ({ text, number: numeric[i] === true && /^-?\d/.test(text) })),
  );
  return [head, ...body];
}
