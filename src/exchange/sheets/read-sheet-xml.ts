import { attributeOf, scanXml } from '../word/scan-xml.ts';
import { MOST_COLUMNS, MOST_ROWS, readPlace } from './address.ts';
import { readEscapes } from './read-strings.ts';
import type { ReadCell, ReadRow, ReadSheet } from './workbook.ts';

/** What is said of a sheet in its own part. */
export type SheetXml = Omit<ReadSheet, 'name' | 'hidden' | 'remarks'>;

/** What the cells of a workbook share: texts, and which formats show days. */
export type Shared = { readonly strings: readonly string[]; readonly formats: readonly boolean[] };

/** More filled cells than this are no registry. */
const MOST_CELLS = 4_000_000;

type Open = { column: number; type: string; style: number; text: string; formula: string | undefined };

/** Reads the cells of a sheet: those that are there, whatever size it says it has. */
export function readSheetXml(xml: string, shared: Shared): SheetXml | string {
  const reader = new SheetReader(shared);
  const broken = scanXml(xml, {
    open: (name, attributes) => reader.open(name.slice(name.indexOf(':') + 1), attributes),
    close: (name) => reader.close(name.slice(name.indexOf(':') + 1)),
    text: (text) => reader.text(text),
  });
  return broken ?? reader.wrong ?? reader.sheet();
}

class SheetReader {
  wrong: string | undefined;
  readonly #shared: Shared;
  readonly #rows: ReadRow[] = [];
  readonly #hidden: number[] = [];
  readonly #merged: string[] = [];
  readonly #path: string[] = [];
  #cells = new Map<number, ReadCell>();
  #row = 0;
  #column = 0;
  #count = 0;
  #cell: Open | undefined;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  sheet(): SheetXml {
    return { rows: this.#rows, hiddenRows: this.#hidden, merged: this.#merged };
  }

  open(name: string, attributes: string): void {
    this.#path.push(name);
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'f' && this.#cell) this.#cell.formula ??= '';
    else if (name === 'mergeCell') this.#merged.push(attributeOf(attributes, 'ref') ?? '');
  }

  close(name: string): void {
    this.#path.pop();
    if (name === 'c' && this.#cell) {
      const cell = cellOf(this.#cell, this.#shared);
      if (typeof cell === 'string') this.wrong ??= `${cell} (row ${this.#row})`;
      else if (cell) this.#cells.set(this.#cell.column, cell);
      this.#cell = undefined;
    } else if (name === 'row' && this.#cells.size > 0)
      this.#rows.push({ row: this.#row, cells: this.#cells });
  }

  text(text: string): void {
    const cell = this.#cell;
    if (!cell) return;
    const at = this.#path.at(-1);
    if (at === 'f') cell.formula = (cell.formula ?? '') + text;
    else if (at === 'v' || (at === 't' && this.#path.at(-2) !== 'rPh')) cell.text += text;
  }

  #openRow(attributes: string): void {
    const given = attributeOf(attributes, 'r');
    const row = given === undefined ? this.#row + 1 : Number(given);
    if (!Number.isInteger(row) || row <= this.#row || row > MOST_ROWS)
      this.wrong ??= 'its rows are not in order';
    this.#row = row;
    this.#column = 0;
    this.#cells = new Map();
    if (['1', 'true'].includes(attributeOf(attributes, 'hidden') ?? '')) this.#hidden.push(row);
  }

  #openCell(attributes: string): void {
    const given = attributeOf(attributes, 'r');
    const place = given === undefined ? undefined : readPlace(given);
    const column = given === undefined ? this.#column + 1 : (place?.column ?? 0);
    if (place && place.row !== this.#row) this.wrong ??= 'a cell stands in another row than it says';
    if (column <= this.#column || column > MOST_COLUMNS) this.wrong ??= 'its columns are not in order';
    if (++this.#count > MOST_CELLS) this.wrong ??= 'it has too many cells';
    this.#column = column;
    const type = attributeOf(attributes, 't') ?? 'n';
    const style = Number(attributeOf(attributes, 's') ?? 0);
    this.#cell = this.wrong === undefined ? { column, type, style, text: '', formula: undefined } : undefined;
  }
}

/** Undefined where nothing stands in the cell; a string says why it cannot be read. */
function cellOf({ type, style, text, formula }: Open, shared: Shared): ReadCell | string | undefined {
  const shown = type === 's' ? shared.strings[Number(text)] : readEscapes(text);
  if (formula !== undefined) return { kind: 'formula', formula: readEscapes(formula), shown: shown ?? '' };
  if (shown === undefined) return 'it refers to a text that is not there';
  if (shown === '') return undefined;
  switch (type) {
    case 'b':
      return { kind: 'yes-no', value: shown === '1' || shown === 'true' };
    case 'e':
      return { kind: 'error', text: shown };
    case 'n':
      return numberCell(shown, shared.formats[style] ?? false);
    case 'd':
      return { kind: 'text', text: shown.replace(/T00:00:00(\.0+)?Z?$/, '') };
    default:
      return { kind: 'text', text: shown };
  }
}

function numberCell(text: string, date: boolean): ReadCell | string {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return 'a number in it cannot be read';
  return { kind: 'number', value, date };
}
