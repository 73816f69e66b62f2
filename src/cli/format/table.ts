import { showLine, showStart } from '../../base/show-text.ts';
import type { Paint } from '../paint.ts';

/** A table of plain text: its headings and its rows. */
export type Table = { readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] };

const GAP = 2;
const LEAST = 6;

/** Returns the table as text no wider than given: the widest columns give way, cut cells end in `…`. */
export function tableText({ headings, rows }: Table, paint: Paint, width: number): string {
  const cells = [headings, ...rows].map((row) => row.map(showLine));
  const natural = headings.map((_, i) =>
    cells.reduce((widest, row) => Math.max(widest, textWidth(row[i] ?? '')), 0),
  );
  const widths = shareWidth(natural, width - GAP * (headings.length - 1));
  const lines = cells.map((row) =>
    row
      .map((cell, i) => pad(cell, widths[i] ?? 0))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  return `${[paint.bold(head), ...body.map(showStart)].join('\n')}\n`;
}

function shareWidth(natural: readonly number[], room: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, w) => sum + w, 0) - room;
  while (excess > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= LEAST) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess--;
  }
  return widths;
}

function pad(cell: string, width: number): string {
  const length = textWidth(cell);
  if (length <= width) return cell + ' '.repeat(width - length);
  return `${[...cell].slice(0, Math.max(0, width - 1)).join('')}…`;
}

/** Two halves of a character are one. */
const HALVES = /[\ud800-\udfff]/;

function textWidth(text: string): number {
  return HALVES.test(text) ? [...text].length : text.length;
}
