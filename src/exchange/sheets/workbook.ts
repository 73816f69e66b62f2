/** A cell that has something in it. */
export type ReadCell =
  | { readonly kind: 'text'; readonly text: string }
  /** A number, as it stands in the file; shown as a day or time where its format says so. */
  | { readonly kind: 'number'; readonly value: number; readonly date: boolean }
  | { readonly kind: 'yes-no'; readonly value: boolean }
  | { readonly kind: 'error'; readonly text: string }
  /** A formula, and what the program that saved the file had worked out. */
  | { readonly kind: 'formula'; readonly formula: string; readonly shown: string };

/** A row that has something in it: its cells by their columns, from 1. */
export type ReadRow = { readonly row: number; readonly cells: ReadonlyMap<number, ReadCell> };

/** A remark that somebody put on a cell. */
export type Remark = { readonly cell: string; readonly text: string };

/** A sheet as it was read. */
export type ReadSheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** From top to bottom. */
  readonly rows: readonly ReadRow[];
  readonly hiddenRows: readonly number[];
  /** Areas of cells that are merged into one: `B2:C4`. */
  readonly merged: readonly string[];
  readonly remarks?: readonly Remark[];
};

/** A workbook as it was read. */
export type ReadWorkbook = {
  readonly sheets: readonly ReadSheet[];
  /** Whether days are counted from 1904. */
  readonly from1904: boolean;
  /** What there is beside cells, and was not read: links, remarks, pictures. */
  readonly beside: readonly string[];
};
