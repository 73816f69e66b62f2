import { type Answers, type FormList, keyOf } from '../../registry/forms/form.ts';
import { cellText } from '../../registry/sheets/cell-text.ts';
import type { TableColumn } from '../../registry/sheets/table.ts';
import { isList, type Value, valueAt } from '../../text/value.ts';
import type { Matching } from '../forms/match-rows.ts';
import { type GivenRow, placeIn, rowTexts } from './read-rows.ts';
import type { FoundTable, SheetQuestion } from './received.ts';

/** The items of one list of a record: as they were sent, as they came back, and which is which. */
export type RecordItems = {
  readonly list: FormList;
  readonly sent: readonly Answers[];
  readonly back: readonly Answers[];
  readonly matching: Matching;
  /** Where each item that came back stands; undefined where it is not in the sheet. */
  readonly rows: readonly (GivenRow | undefined)[];
  /** Positions, from 1, that are not in the sheet. */
  readonly missing: readonly number[];
  readonly changed: boolean;
};

type Holding = {
  readonly found: FoundTable;
  readonly rows: readonly GivenRow[];
  /** The record as it was sent; undefined where it is new. */
  readonly data: Value | undefined;
  readonly removeMissing: boolean;
  readonly questions: SheetQuestion[];
};

/** Holds the rows of a list against the items that were sent: by their positions; those without one are new. */
export function recordItems({
  found,
  rows,
  data,
  removeMissing,
  questions,
}: Holding): RecordItems | undefined {
  const { list } = found.table;
  if (!list) return undefined;
  const columns = [...found.columns.values()].filter(({ use }) => use === 'edit');
  const value = valueAt(data, list.path);
  const items = isList(value) ? value : [];
  const placed = placedRows(rows, items.length, questions);
  const missing = items.flatMap((_, i) => (placed.has(i) ? [] : [i]));
  const removed = removeMissing ? missing : [];
  const kept = [...items.keys()].filter((i) => !removed.includes(i));
  const sent = items.map((item) => sentItem(columns, item));
  const fresh = rows.filter(({ position }) => position === '');
  const given: [GivenRow | undefined, Answers][] = [
    ...kept.map((i): [GivenRow | undefined, Answers] => {
      const row = placed.get(i);
      const texts = sent[i] ?? NONE;
      return [row, row ? answersOf(rowTexts(row, textOf(items[i]), questions)) : texts];
    }),
    ...fresh.map((row): [GivenRow, Answers] => [row, answersOf(rowTexts(row, () => undefined, questions))]),
  ];
  const back = given.map(([, answers]) => answers);
  const pairs = kept.map((i, j) => [i, j] as const);
  const added = fresh.map((_, i) => kept.length + i);
  return {
    list: { ...list, fields: columns.flatMap(({ field }) => field ?? []) },
    sent,
    back,
    matching: { pairs, removed, added },
    rows: given.map(([row]) => row),
    missing: missing.map((i) => i + 1),
    changed: removed.length + added.length > 0 || pairs.some(([i, j]) => !sameTexts(sent[i], back[j])),
  };
}

const NONE: Answers = { values: new Map(), lists: new Map() };

function placedRows(
  rows: readonly GivenRow[],
  length: number,
  questions: SheetQuestion[],
): ReadonlyMap<number, GivenRow> {
  const placed = new Map<number, GivenRow>();
  for (const row of rows) {
    if (row.position === '') continue;
    const i = Number(row.position) - 1;
    const wrong = placed.has(i)
      ? 'stands there twice'
      : Number.isInteger(i) && i >= 0 && i < length
        ? ''
        : 'is not in the list';
    if (wrong === '') placed.set(i, row);
    else
      questions.push({
        code: 'sheet/twice',
        message: `${placeIn(row, '#')}: item ${row.position} of ${row.id} ${wrong}`,
        hint: 'empty the number: then the row is a new item; or delete the row',
        record: row.id,
      });
  }
  return placed;
}

function answersOf(values: ReadonlyMap<string, string>): Answers {
  return { values, lists: new Map() };
}

function textOf(item: Value | undefined): (column: TableColumn) => string | undefined {
  return ({ field, cell, sentCell = cell }) => cellText(valueAt(item, field?.path ?? []), sentCell);
}

function sentItem(columns: readonly TableColumn[], item: Value): Answers {
  const text = textOf(item);
  return answersOf(
    new Map(columns.map((column) => [column.field ? keyOf(column.field) : column.key, text(column) ?? ''])),
  );
}

function sameTexts(one: Answers | undefined, other: Answers | undefined): boolean {
  return [...(other?.values ?? [])].every(([key, text]) => one?.values.get(key) === text);
}
