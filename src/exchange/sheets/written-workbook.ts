/** How a cell looks, and what may be done with it where its sheet is protected. */
export const LOOKS = [
  'plain',
  'key',
  'title',
  'needed',
  'shown',
  'id',
  'text',
  'number',
  'date',
  'fixed-text',
  'fixed-number',
  'fixed-date',
  'heading',
  'prose',
  'term',
] as const;
export type Look = (typeof LOOKS)[number];

/** A cell to be written. A text is a text, whatever it begins with; no cell is a formula. */
export type WrittenCell = { readonly look: Look; readonly value: string | number };

export type WrittenRow = {
  readonly cells: readonly (WrittenCell | undefined)[];
  readonly hidden?: boolean;
  /** In points. */
  readonly height?: number;
};

/** What may be entered in a column below its title: some of the values of a range, or a day, or a number. */
export type Entering = {
  readonly column: number;
  readonly prompt: readonly [title: string, text: string];
} & (
  | { readonly kind: 'list'; readonly range: string; readonly strict: boolean }
  | { readonly kind: 'date' | 'whole' | 'decimal' }
  | { readonly kind: 'any' }
);

export type WrittenSheet = {
  readonly name: string;
  readonly hidden?: boolean;
  readonly columns: readonly { readonly width: number; readonly look: Look; readonly hidden?: boolean }[];
  readonly rows: readonly WrittenRow[];
  /** How many rows and columns stay in sight; below them are the rows of a table. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** Whether cells that are locked do not change unless somebody lifts the protection, which has no password. */
  readonly locked?: boolean;
  readonly entering?: readonly Entering[];
  /** What stands at the foot of each printed page. */
  readonly footer?: string;
};

export type WrittenWorkbook = {
  readonly title: string;
  readonly sheets: readonly WrittenSheet[];
};
