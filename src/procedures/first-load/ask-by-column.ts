import { columnLetters } from '../../exchange/sheets/address.ts';
import type { ReadCell } from '../../exchange/sheets/workbook.ts';
import { shortened } from '../forms/question.ts';
import { shownCell } from '../sheets/find-tables.ts';
import type { SheetQuestion } from '../sheets/received.ts';
import type { MappedValue } from './read-mapped-cell.ts';

/** A cell that was not taken: why it says nothing certain; undefined where its column is not mapped. */
export type Untaken = {
  readonly row: number;
  readonly column: number;
  readonly cell: ReadCell;
  readonly unclear: Extract<MappedValue, { why: string }> | undefined;
};

type Alike = readonly [Untaken, ...Untaken[]];

/** Asks about every cell that was not taken, of a column those together that are asked the same. */
export function askByColumn(sheet: string, untaken: readonly Untaken[]): SheetQuestion[] {
  const alike = new Map<string, [Untaken, ...Untaken[]]>();
  for (const each of untaken) {
    const key = `${each.column} ${each.unclear?.why ?? ''}`;
    const known = alike.get(key);
    if (known) known.push(each);
    else alike.set(key, [each]);
  }
  return [...alike.values()].map((cells) => question(sheet, cells));
}

function question(sheet: string, cells: Alike): SheetQuestion {
  const [{ unclear }] = cells;
  const place = `${sheet}!${rangesOf(cells)}`;
  const many = cells.length > 1 ? `: each of these ${cells.length} cells` : '';
  if (unclear) return { code: unclear.code, message: `${place}${many} ${unclear.why}`, hint: unclear.hint };
  const held = many === '' ? ' holds' : `: these ${cells.length} cells hold`;
  const its = many === '' ? 'its' : 'their';
  return {
    code: 'sheet/unmapped',
    message: `${place}${held} ${heldTexts(cells)}, and ${its} column is not mapped`,
    hint: 'say in the map what the column is: field: NAME, or ignore: true',
  };
}

/** More different texts than this are counted. */
const TEXTS = 3;

function heldTexts(cells: Alike): string {
  const texts = [...new Set(cells.map(({ cell }) => shownCell(cell)))];
  const told = texts.slice(0, TEXTS).map((text) => `"${shortened(text)}"`);
  const more = texts.length > TEXTS ? [`${texts.length - TEXTS} other texts`] : [];
  return [...told, ...more].join(', ');
}

/** Returns the cells of one column as people call them: `C4:C9, C12`. */
function rangesOf(cells: Alike): string {
  const letters = columnLetters(cells[0].column);
  const ranges: [number, number][] = [];
  for (const { row } of cells) {
    const last = ranges.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else ranges.push([row, row]);
  }
  return ranges
    .map(([from, to]) => (from === to ? `${letters}${from}` : `${letters}${from}:${letters}${to}`))
    .join(', ');
}
