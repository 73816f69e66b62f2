import type { ReadRow, ReadSheet } from '../../exchange/sheets/workbook.ts';
import type { Table, TableColumn } from '../../registry/sheets/table.ts';
import type { Code } from '../../text/codes/index.ts';

/** How the texts of a file are to be read where it is not certain. */
export type Reading = {
  readonly csv: boolean;
  readonly from1904: boolean;
  readonly decimal: 'point' | 'comma';
  /** The order of day, month and year in days that are written as text. */
  readonly dates: 'dmy' | 'mdy' | 'ymd' | undefined;
};

/** A sheet that came back, with how its texts are to be read. */
export type GivenSheet = { readonly sheet: ReadSheet; readonly reading: Reading };

/** A question about a sheet that came back; with one, nothing is taken over. */
export type SheetQuestion = {
  readonly code: Code;
  readonly message: string;
  readonly hint: string;
  readonly registry?: string;
  readonly record?: string;
  readonly field?: string;
};

/** A table that was found in a sheet: which column of the sheet is which of the table. */
export type FoundTable = {
  readonly table: Table;
  readonly given: GivenSheet;
  readonly columns: ReadonlyMap<number, TableColumn>;
  /** The rows below the titles. */
  readonly rows: readonly ReadRow[];
  /** The commit that its ids are of. */
  readonly base: string | undefined;
};
