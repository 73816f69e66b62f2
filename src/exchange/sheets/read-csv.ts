import { type Decoded, decodeText, type Encoding } from './decode-text.ts';
import type { ReadCell, ReadRow, ReadSheet } from './workbook.ts';
import { SEPARATORS } from './write-csv.ts';

/** How a CSV file is said to be written. */
export type CsvSaid = { readonly encoding: Encoding | undefined; readonly separator: string | undefined };

type Refusal = Extract<Decoded, { why: string }>;

/** As many columns as spreadsheets have. */
const MOST_COLUMNS = 16_384;

/** Reads a CSV file as a sheet of texts; where it is not certain how it is written, says what is to be said. */
export function readCsv(
  bytes: Uint8Array,
  { encoding, separator }: CsvSaid,
  name: string,
): ReadSheet | Refusal {
  const decoded = decodeText(bytes, encoding);
  if ('why' in decoded) return decoded;
  const told = /^sep=(.)\r?\n/.exec(decoded.text);
  const text = told ? decoded.text.slice(told[0].length) : decoded.text;
  const sign = separator ?? told?.[1] ?? certainSeparator(text);
  if (sign === undefined)
    return {
      why: 'it is not certain which sign stands between its cells',
      hint: `say it: --separator ${Object.keys(SEPARATORS).join(', ')}`,
    };
  const rows = splitCsv(text, sign);
  if (typeof rows === 'string')
    return { why: rows, hint: 'open it in a spreadsheet and save it anew, or say --separator' };
  const width = rows[0]?.length ?? 0;
  if (width > MOST_COLUMNS)
    return {
      why: `it has ${width} columns; a sheet has ${MOST_COLUMNS} at most`,
      hint: 'leave out what is no field; or say --separator, where another sign parts its cells',
    };
  const wrong = rows.findIndex((row) => !isRowOf(row, rows[0]));
  if (wrong > 0)
    return {
      why: `row ${wrong + 1} has ${rows[wrong]?.length} cells, the first has ${rows[0]?.length}`,
      hint: 'a text with a line break or a separator in it stands in double quotes; or say --separator',
    };
  const from = told ? 2 : 1;
  return {
    name,
    hidden: false,
    rows: rows.flatMap((texts, i) => rowOf(texts, i + from)),
    hiddenRows: [],
    merged: [],
  };
}

/** The one sign by which every row has as many cells as the first, and more than one; a table of one column has none. */
function certainSeparator(text: string): string | undefined {
  const signs = Object.values(SEPARATORS);
  const fitting = signs.filter((sign) => {
    const rows = splitCsv(text, sign);
    return (
      typeof rows !== 'string' && (rows[0]?.length ?? 0) > 1 && rows.every((row) => isRowOf(row, rows[0]))
    );
  });
  if (fitting.length === 1) return fitting[0];
  return fitting.length === 0 && signs.every((sign) => !text.includes(sign)) ? ',' : undefined;
}

/** An empty line is a row with nothing in it. */
function isRowOf(row: readonly string[], first: readonly string[] | undefined): boolean {
  return row.length === first?.length || (row.length === 1 && row[0] === '');
}

/** Returns the cells of each row (RFC 4180), of an empty line one empty cell; a string says why they cannot be told apart. */
export function splitCsv(text: string, separator: string): string[][] | string {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length || row.length > 0) {
    const cell = cellAt(text, at, separator);
    if (typeof cell === 'string') return `${cell} (row ${rows.length + 1})`;
    row.push(cell.text);
    at = cell.next;
    if (!cell.ends) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

type Next = { readonly text: string; readonly next: number; readonly ends: boolean };

function cellAt(text: string, at: number, separator: string): Next | string {
  const cell = text[at] === '"' ? quotedAt(text, at) : bareAt(text, at, separator);
  if (typeof cell === 'string') return cell;
  const after = text[cell.end];
  const next = cell.end + (after === '\r' && text[cell.end + 1] === '\n' ? 2 : 1);
  if (after === undefined || after === '\n' || after === '\r') return { text: cell.text, next, ends: true };
  return after === separator ? { text: cell.text, next, ends: false } : 'something follows a quoted cell';
}

type Cell = { readonly text: string; readonly end: number };

function bareAt(text: string, from: number, separator: string): Cell | string {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  const cell = text.slice(from, end);
  return cell.includes('"') ? 'a quote stands within a cell' : { text: cell, end };
}

function quotedAt(text: string, from: number): Cell | string {
  const pieces: string[] = [];
  let at = from;
  do {
    const quote = text.indexOf('"', at + 1);
    if (quote < 0) return 'a quoted cell has no end';
    pieces.push(text.slice(at + 1, quote));
    at = quote + 1;
  } while (text[at] === '"');
  return { text: pieces.join('"').replaceAll(/\r\n?/g, '\n'), end: at };
}

function rowOf(texts: readonly string[], row: number): ReadRow[] {
  const cells = new Map<number, ReadCell>();
  for (const [i, text] of texts.entries()) if (text !== '') cells.set(i + 1, { kind: 'text', text });
  return cells.size > 0 ? [{ row, cells }] : [];
}
