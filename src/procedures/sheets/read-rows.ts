import { unguarded } from '../../base/formula-start.ts';
import { cellName } from '../../exchange/sheets/address.ts';
import type { ReadCell, ReadRow } from '../../exchange/sheets/workbook.ts';
import type { TableColumn } from '../../registry/sheets/table.ts';
import { shortened } from '../forms/question.ts';
import { isRewritten, isShortenedNumber, readGivenCell } from './read-given-cell.ts';
import type { FoundTable, SheetQuestion } from './received.ts';

/** A row of a table that came back: whose it is, and what its cells hold. */
export type GivenRow = {
  readonly found: FoundTable;
  readonly row: number;
  /** Empty where none stands there. */
  readonly id: string;
  /** Which item of its list it is, from 1; empty where none stands there. */
  readonly position: string;
  readonly cells: ReadRow['cells'];
};

/** Returns the rows of a table in which something is filled in. */
export function givenRows(found: FoundTable, questions: SheetQuestion[]): GivenRow[] {
  const place = (use: TableColumn['use']) =>
    [...found.columns].find(([, column]) => column.use === use)?.[0] ?? 0;
  const [idPlace, positionPlace] = [place('id'), place('position')];
  const filled = [...found.columns].flatMap(([at, { use }]) => (use === 'id' || use === 'edit' ? [at] : []));
  return found.rows.flatMap(({ row, cells }) => {
    if (!filled.some((at) => cells.has(at))) return [];
    const [id, position] = [cells.get(idPlace), cells.get(positionPlace)];
    return [
      {
        found,
        row,
        cells,
        id: idText(id, { found, row }, questions),
        position: position ? plain(position) : '',
      },
    ];
  });
}

function plain(cell: ReadCell): string {
  return cell.kind === 'text' ? cell.text.trim() : cell.kind === 'number' ? String(cell.value) : '?';
}

type Where = { readonly found: FoundTable; readonly row: number };

function idText(cell: ReadCell | undefined, where: Where, questions: SheetQuestion[]): string {
  const { reading } = where.found.given;
  const given = readGivenCell(cell, { kind: { kind: 'text', line: true }, reading });
  if ('text' in given) return given.text.trim();
  const at = [...where.found.columns].find(([, { use }]) => use === 'id')?.[0] ?? 1;
  questions.push({ ...given, message: `${addressOf(where, at)} ${given.why}` });
  return '?';
}

function addressOf({ found, row }: Where, column: number): string {
  return cellName(found.given.sheet.name, { row, column });
}

/** Returns how people call the cell of a column in a row: by its letter where the sheet has it, else by its title. */
export function placeIn({ found, row }: Where, key: string): string {
  const at = [...found.columns].find(([, column]) => column.key === key)?.[0];
  return at === undefined ? `${found.given.sheet.name}, row ${row}, "${key}"` : addressOf({ found, row }, at);
}

/** What a row is held against: the texts that were sent, by the keys of the columns; of a new row none. */
export type SentTexts = (column: TableColumn) => string | undefined;

/**
 * Returns the texts of a row's cells by the keys of their columns. What is asked about a cell leaves it as it
 * was sent; of what is only shown, a change is asked about.
 */
export function rowTexts(
  row: GivenRow,
  sentText: SentTexts,
  questions: SheetQuestion[],
): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [at, column] of row.found.columns) {
    if (column.use === 'id' || column.use === 'position') continue;
    const sent = sentText(column);
    const text = cellTextOf({ cell: row.cells.get(at), column, sent, row, at }, questions);
    if (column.use === 'edit') texts.set(column.key, text);
    else if (sent !== undefined && text !== sent) questions.push(onlyShown({ row, at, column, sent }));
  }
  return texts;
}

type Cell = {
  readonly cell: ReadCell | undefined;
  readonly column: TableColumn;
  readonly sent: string | undefined;
  readonly row: GivenRow;
  readonly at: number;
};

function cellTextOf({ cell, column, sent = '', row, at }: Cell, questions: SheetQuestion[]): string {
  if (isAsSent(cell, sent, row.found.given.reading.csv)) return sent;
  const given = readGivenCell(cell, { kind: column.cell, reading: row.found.given.reading });
  const question = 'text' in given ? rewritten(given.text, sent, column) : given;
  if (question) {
    const about = { registry: row.found.table.registry.name, record: row.id, field: column.key };
    const { code, hint, why } = question;
    questions.push({ code, hint, message: `${addressOf(row, at)} ${why}`, ...about });
    return sent;
  }
  return 'text' in given ? given.text : sent;
}

function isAsSent(cell: ReadCell | undefined, sent: string, csv: boolean): boolean {
  if (cell === undefined) return sent === '';
  if (cell.kind === 'number') return !cell.date && String(cell.value) === sent;
  return cell.kind === 'text' && (cell.text === sent || (csv && unguarded(cell.text) === sent));
}

function rewritten(
  text: string,
  sent: string,
  { cell }: TableColumn,
): Extract<ReturnType<typeof readGivenCell>, { why: string }> | undefined {
  if (cell.kind === 'number' || cell.kind === 'date' || cell.kind === 'yes-no') return undefined;
  if (!isRewritten(sent, text) && !isShortenedNumber(text)) return undefined;
  const was = sent === '' ? '' : `, and was "${shortened(sent)}"`;
  return {
    code: 'sheet/rewritten',
    why: `says "${shortened(text)}"${was}: a spreadsheet is likely to have rewritten it`,
    hint: 'write the cell as it is meant, in a column that is formatted as text',
  };
}

type Shown = {
  readonly row: GivenRow;
  readonly at: number;
  readonly column: TableColumn;
  readonly sent: string;
};

function onlyShown({ row, at, column, sent }: Shown): SheetQuestion {
  return {
    code: 'sheet/fixed',
    message: `${addressOf(row, at)} was changed, and is only shown: "${column.title}" of ${row.id || 'a new row'}`,
    hint: `put it back: ${sent === '' ? 'empty the cell' : shortened(sent)}`,
    registry: row.found.table.registry.name,
    record: row.id,
    field: column.key,
  };
}
