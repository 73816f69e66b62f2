import type { RegistrySchema } from '../../schema/registry-schema.ts';
import type { FormList, FormValue } from '../forms/form.ts';
import type { CellKind } from './cell.ts';

/** What may be done with a column: the id names the record; what is fixed is shown, and does not change here. */
export type ColumnUse = 'id' | 'position' | 'edit' | 'fixed' | 'derived';

/** A column of a table: a field of the record or of an item, or what says whose row it is. */
export type TableColumn = {
  /** How machines name it: `likelihood`, `minutes.sent_on`. */
  readonly key: string;
  readonly title: string;
  readonly help: string;
  readonly required: boolean;
  readonly use: ColumnUse;
  readonly cell: CellKind;
  /** What it held as the sheet was made, where that is known: records may be called otherwise by now. */
  readonly sentCell?: CellKind;
  /** The field as forms know it; absent where the column is only shown. */
  readonly field?: FormValue;
};

/** A table of records: a row each; or of the items of one of their lists: a row each, with the id of the record. */
export type Table = {
  /** `risks`; of items `risks.mitigation`. */
  readonly name: string;
  readonly title: string;
  readonly registry: RegistrySchema;
  readonly list?: FormList;
  readonly columns: readonly TableColumn[];
};

/** The key of the column with the position of an item in its list, from 1. */
export const POSITION = '#';
