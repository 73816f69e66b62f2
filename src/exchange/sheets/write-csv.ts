import { guarded } from '../../base/formula-start.ts';

/** A cell of a CSV file: a number stays as it is, a text that begins like a formula is guarded. */
export type CsvCell = { readonly text: string; readonly number: boolean };

/** The signs that may stand between the cells of a CSV file, by the names of the option. */
export const SEPARATORS: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
};

/** Returns a table as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know it: every cell in quotes, CRLF between rows. */
export function writeCsv(rows: readonly (readonly CsvCell[])[], separator: string): Uint8Array {
  const lines = rows.map((row) => `${row.map(csvCell).join(separator)}\r\n`);
  return new TextEncoder().encode(`\ufeff${lines.join('')}`);
}

function csvCell({ text, number }: CsvCell): string {
  const safe = number ? text : guarded(text);
  return text === '' ? '' : `"${safe.replaceAll('"', '""')}"`;
}
