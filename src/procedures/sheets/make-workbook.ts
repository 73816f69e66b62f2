import type {
  Look,
  WrittenRow,
  WrittenSheet,
  WrittenWorkbook,
} from '../../exchange/sheets/written-workbook.ts';
import type { Table, TableColumn } from '../../registry/sheets/table.ts';
import type { Entry, Project } from '../../registry/workspace.ts';
import { baseSheet } from './base-sheet.ts';
import { ChoiceLists, enteringOf } from './choice-lists.ts';
import { headerKey } from './header-key.ts';
import { readMeSheet } from './read-me.ts';
import { sheetNames } from './sheet-names.ts';
import { tableRows, typedCell } from './table-rows.ts';

/** What goes into a workbook: the tables of some registries with their records. */
export type Exported = {
  readonly parts: readonly { readonly tables: readonly Table[]; readonly entries: readonly Entry[] }[];
  readonly base: string;
  readonly to: Entry | undefined;
  readonly toName: string | undefined;
  readonly project: Project | undefined;
  readonly left: readonly string[];
};

/** Returns the workbook of some registries: a sheet each, one for each list of items, how to fill it in, and what it was made from. */
export function makeWorkbook({ parts, base, to, toName, project, left }: Exported): WrittenWorkbook {
  const lists = new ChoiceLists();
  const tables = parts.flatMap((part) =>
    part.tables.map((table) => ({ table, rows: tableRows(table, part.entries).map(({ texts }) => texts) })),
  );
  const names = sheetNames(tables.map(({ table }) => table));
  const book = project?.acronym ?? '';
  const footer = `Book of ${book}, state ${base.slice(0, 12)}`;
  const sheets = tables.map(({ table, rows }, i) =>
    tableSheet(table, { rows, lists, base, footer, name: names[i] ?? table.name }),
  );
  const about = tables.map(({ table, rows }, i) => ({
    table: { ...table, columns: table.columns.filter((column, j) => !isIdle(column, j, rows)) },
    name: names[i] ?? table.name,
  }));
  const choices = lists.sheet();
  return {
    title: `${book} ${parts.map(({ tables: [own] }) => own?.title ?? '').join(', ')}`.trim(),
    sheets: [
      { ...readMeSheet({ tables: about, base, to: toName, project, left }), footer },
      ...sheets,
      ...(choices ? [choices] : []),
      baseSheet({ book, commit: base, to: to?.id, parts }),
    ],
  };
}

type Sheet = {
  readonly rows: readonly (readonly string[])[];
  readonly lists: ChoiceLists;
  readonly base: string;
  readonly footer: string;
  readonly name: string;
};

function tableSheet(table: Table, { rows, lists, base, footer, name }: Sheet): WrittenSheet {
  const widths = table.columns.map((column, i) =>
    widthOf(
      column,
      rows.map((texts) => texts[i] ?? ''),
    ),
  );
  const keys: WrittenRow = {
    cells: table.columns.map((column) => ({ look: 'key', value: headerKey(table, column, base) })),
    hidden: true,
  };
  const titles: WrittenRow = {
    cells: table.columns.map((column) => ({ look: titleLook(column), value: column.title })),
    height: titleHeight(table.columns, widths),
  };
  const body = rows.map((texts): WrittenRow => {
    const height = rowHeight(texts, widths);
    return {
      cells: table.columns.map((column, i) => typedCell(texts[i] ?? '', column)),
      ...(height !== undefined && { height }),
    };
  });
  return {
    name,
    footer,
    columns: table.columns.map((column, i) => ({
      width: widths[i] ?? 12,
      look: freshLook(column),
      hidden: isIdle(column, i, rows),
    })),
    rows: [keys, titles, ...body],
    frozen: { rows: 2, columns: table.list ? 2 : 1 },
    locked: true,
    entering: enteringOf(table, lists),
  };
}

/** Nothing stands in it, and nothing can be filled in. */
function isIdle({ use }: TableColumn, place: number, rows: Sheet['rows']): boolean {
  return use === 'fixed' && rows.every((texts) => (texts[place] ?? '') === '');
}

function titleLook({ use, required }: TableColumn): Look {
  if (use === 'fixed' || use === 'derived' || use === 'position') return 'shown';
  return required && use !== 'id' ? 'needed' : 'title';
}

/** How a cell looks in a row that nobody has written yet. */
function freshLook({ use, cell }: TableColumn): Look {
  if (use === 'fixed' || use === 'derived' || use === 'position') return 'fixed-text';
  if (cell.kind === 'date') return 'date';
  return cell.kind === 'number' ? 'number' : 'text';
}

const NARROWEST = 9;
const WIDEST = 44;
const POINTS = 13.5;
/** Rows do not grow higher than this many lines: the rest is read in the cell. */
const MOST_LINES = 10;

function widthOf({ title, cell }: TableColumn, texts: readonly string[]): number {
  const longest = texts.reduce(
    (most, text) => Math.max(most, ...text.split('\n', 20).map((each) => Math.min(each.length, WIDEST))),
    Math.min(16, ...title.split(' ').map((word) => word.length + 3)),
  );
  const least =
    cell.kind === 'date' ? 12 : Math.max(NARROWEST, ...title.split(/[ :]/).map((word) => word.length + 2));
  return Math.min(WIDEST, Math.max(least, longest + 2));
}

function linesIn(text: string, width: number): number {
  return text.split('\n').reduce((sum, each) => sum + Math.max(1, Math.ceil(each.length / (width - 1))), 0);
}

function titleHeight(columns: readonly TableColumn[], widths: readonly number[]): number {
  const most = Math.max(...columns.map(({ title }, i) => linesIn(title, (widths[i] ?? 12) - 3)));
  return most * POINTS + 6;
}

function rowHeight(texts: readonly string[], widths: readonly number[]): number | undefined {
  const lines = Math.max(1, ...texts.map((text, i) => linesIn(text, widths[i] ?? 12)));
  return Math.min(lines, MOST_LINES) * POINTS + 3;
}
