import { RequestError } from '../../base/request-error.ts';
import type { ReadCell, ReadRow, ReadSheet } from '../../exchange/sheets/workbook.ts';
import { shownCell } from '../sheets/find-tables.ts';

/** The titles of a sheet by their columns, and the rows below them. */
export type TitledSheet = {
  readonly sheet: ReadSheet;
  readonly titles: ReadonlyMap<number, string>;
  readonly rows: readonly ReadRow[];
  /** How many cells stand in the row of the titles and above it. */
  readonly above: number;
};

/** Returns the titles and rows of a sheet whose titles stand in a row. Throws a RequestError where nothing stands there. */
export function titledSheet(sheet: ReadSheet, headerRow: number): TitledSheet {
  const head = sheet.rows.find(({ row }) => row === headerRow);
  if (!head)
    throw new RequestError(
      `row ${headerRow} of the sheet "${sheet.name}" is empty: no titles stand in it`,
      'say in which row they stand: header_row in the map, or --header-row',
    );
  const above = sheet.rows.filter(({ row }) => row <= headerRow);
  return {
    sheet,
    titles: new Map([...head.cells].map(([at, cell]) => [at, titleOf(cell)])),
    rows: sheet.rows.filter(({ row }) => row > headerRow),
    above: countCells(above),
  };
}

function titleOf(cell: ReadCell): string {
  return shownCell(cell).replaceAll(/\s+/g, ' ').trim();
}

/** Returns how many cells of some rows hold something. */
export function countCells(rows: readonly ReadRow[]): number {
  return rows.reduce((sum, { cells }) => sum + cells.size, 0);
}
