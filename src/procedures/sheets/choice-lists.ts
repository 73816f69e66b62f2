import { columnLetters } from '../../exchange/sheets/address.ts';
import type { Entering, WrittenRow, WrittenSheet } from '../../exchange/sheets/written-workbook.ts';
import type { CellKind } from '../../registry/sheets/cell.ts';
import { cellText } from '../../registry/sheets/cell-text.ts';
import type { Table, TableColumn } from '../../registry/sheets/table.ts';
import { LISTS } from './sheet-names.ts';
import { holdsNumbers, typedCell } from './table-rows.ts';

/** What can be chosen in the columns of some tables, each list once. */
export class ChoiceLists {
  readonly #lists = new Map<
    string,
    { readonly title: string; readonly texts: readonly string[]; readonly column: TableColumn }
  >();
  /** Records of one set of registries are one list, for however many columns. */
  readonly #known = new Map<unknown, string>();

  /** Returns what may be entered in a column; undefined where anything may, or what is shown is fixed. */
  entering(column: TableColumn, place: number): Entering | undefined {
    const { cell, use, title, help } = column;
    if (use !== 'edit') return undefined;
    const prompt = [title, `${help}${hintOf(cell)}`.trim() || title] as const;
    if (cell.kind === 'date') return { column: place, prompt, kind: 'date' };
    if (cell.kind === 'number') return { column: place, prompt, kind: cell.whole ? 'whole' : 'decimal' };
    const range = this.#rangeOf(column);
    if (range === undefined) return { column: place, prompt, kind: 'any' };
    return { column: place, prompt, kind: 'list', range, strict: cell.kind !== 'record' };
  }

  /** Returns the hidden sheet with all that can be chosen; undefined where nothing can. */
  sheet(): WrittenSheet | undefined {
    const lists = [...this.#lists.values()];
    if (lists.length === 0) return undefined;
    const longest = Math.max(...lists.map(({ texts }) => texts.length));
    const row = (i: number): WrittenRow => ({
      cells: lists.map(({ texts, column }) => {
        const text = texts[i];
        return text === undefined ? undefined : { ...typedCell(text, column), look: 'plain' };
      }),
    });
    const head: WrittenRow = { cells: lists.map(({ title }) => ({ look: 'plain', value: title })) };
    const rows = [head, ...Array.from({ length: longest }, (_, i) => row(i))];
    return { name: LISTS, hidden: true, columns: lists.map(() => ({ width: 24, look: 'plain' })), rows };
  }

  #rangeOf(column: TableColumn): string | undefined {
    const { cell } = column;
    const origin = cell.kind === 'record' ? cell.labels : cell;
    const key = this.#known.get(origin) ?? this.#add(column);
    if (key === undefined) return undefined;
    this.#known.set(origin, key);
    const letters = columnLetters([...this.#lists.keys()].indexOf(key) + 1);
    const length = this.#lists.get(key)?.texts.length ?? 0;
    return `${LISTS}!$${letters}$2:$${letters}$${length + 1}`;
  }

  #add(column: TableColumn): string | undefined {
    const texts = choicesOf(column.cell);
    if (texts.length === 0) return undefined;
    const key = JSON.stringify([holdsNumbers(column.cell), texts]);
    if (!this.#lists.has(key)) this.#lists.set(key, { title: column.title, texts, column });
    return key;
  }
}

function choicesOf(cell: CellKind): string[] {
  if (cell.kind === 'yes-no') return ['yes', 'no'];
  if (cell.kind === 'choice')
    return cell.choices.filter((each) => each !== null).map((each) => cellText(each, cell));
  return cell.kind === 'record' ? [...cell.labels.keys()].map((id) => cellText(id, cell)) : [];
}

/** Returns how a value of a kind is written. */
export function hintOf(cell: CellKind): string {
  switch (cell.kind) {
    case 'several':
      return ' Several: a line each (Alt+Enter begins a line).';
    case 'record':
      return ` Choose a ${cell.nouns}, or write its id.`;
    case 'month':
      return ' A month of the project, as M18.';
    case 'yes-no':
      return ' In the sheet: yes or no.';
    case 'date':
      return ' A day, as 2026-01-31.';
    case 'any':
      return ' Written as JSON: leave it, unless you know how.';
    default:
      return '';
  }
}

/** Returns the columns of a table in which something particular may be entered. */
export function enteringOf({ columns }: Table, lists: ChoiceLists): Entering[] {
  return columns.flatMap((column, i) => lists.entering(column, i + 1) ?? []);
}
