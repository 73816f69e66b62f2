import { parseDay } from '../../base/day.ts';
import { serialOf } from '../../exchange/sheets/serial-date.ts';
import type { Look, WrittenCell } from '../../exchange/sheets/written-workbook.ts';
import { plainText } from '../../registry/query.ts';
import type { CellKind } from '../../registry/sheets/cell.ts';
import { cellText } from '../../registry/sheets/cell-text.ts';
import type { Table, TableColumn } from '../../registry/sheets/table.ts';
import type { Entry } from '../../registry/workspace.ts';
import { isList, type Value, valueAt } from '../../text/value.ts';

/** A row of a table: whose it is, and the texts of its cells in the order of the columns. */
export type TableRow = { readonly id: string; readonly texts: readonly string[] };

/** Returns the rows of a table: a record each, or an item each. */
export function tableRows({ columns, list }: Table, entries: readonly Entry[]): TableRow[] {
  return entries.flatMap((entry) => {
    const row = (data: Value, i: number) => ({
      id: entry.id,
      texts: columns.map((column) => columnText(column, { id: entry.id, data, position: i + 1 })),
    });
    if (!list) return [row(entry.data, 0)];
    const items = valueAt(entry.data, list.path);
    return isList(items) ? items.map(row) : [];
  });
}

type Row = { readonly id: string; readonly data: Value; readonly position: number };

function columnText({ use, key, cell, field }: TableColumn, { id, data, position }: Row): string {
  if (use === 'id') return id;
  if (use === 'position') return String(position);
  const value = valueAt(data, field?.path ?? [key]);
  return use === 'derived' ? plainText(value) : cellText(value, cell);
}

/** Returns a text of a table as a cell of its kind: a day is a day, a number a number, all else a text. */
export function typedCell(text: string, { use, cell }: TableColumn): WrittenCell {
  const fixed = use === 'fixed' || use === 'derived' || use === 'position';
  const look = (name: 'text' | 'number' | 'date'): Look => (fixed ? `fixed-${name}` : name);
  if (use === 'id') return { look: 'id', value: text };
  const day = cell.kind === 'date' ? parseDay(text) : undefined;
  const serial = day && serialOf(day);
  if (serial !== undefined) return { look: look('date'), value: serial };
  if ((holdsNumbers(cell) || use === 'derived' || use === 'position') && isExact(text))
    return { look: look('number'), value: Number(text) };
  return { look: look('text'), value: text };
}

/** Returns whether numbers stand in the cells of a kind as numbers. */
export function holdsNumbers(cell: CellKind): boolean {
  return (
    cell.kind === 'number' ||
    (cell.kind === 'choice' && cell.choices.some((each) => typeof each === 'number'))
  );
}

/** Programs keep 15 digits. */
function isExact(text: string): boolean {
  return (
    /^-?\d/.test(text) &&
    String(Number(text)) === text &&
    Number(Number(text).toPrecision(15)) === Number(text)
  );
}
