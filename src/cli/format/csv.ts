import { startsFormula } from '../../base/formula-start.ts';
import type { Table } from './table.ts';

/**
 * Returns the table as CSV (RFC 4180): every cell in quotes, CRLF between rows. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers.
 */
export function tableCsv({ headings, rows }: Table): string {
  return [headings, ...rows]
    .map((row) => row.map(csvCell).join(','))
    .join('\r\n')
    .concat('\r\n');
}

function csvCell(text: string): string {
  const safe = startsFormula(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
