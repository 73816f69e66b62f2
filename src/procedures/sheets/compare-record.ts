import type { Assignment } from '../../change/assignment.ts';
import { type Answers, type FormField, keyOf } from '../../registry/forms/form.ts';
import { plainText } from '../../registry/query.ts';
import { cellText } from '../../registry/sheets/cell-text.ts';
import type { TableColumn } from '../../registry/sheets/table.ts';
import type { Entry } from '../../registry/workspace.ts';
import { isMapping, type Mapping, valueAt } from '../../text/value.ts';
import { compareForm } from '../forms/compare-form.ts';
import { withoutEmptied } from '../forms/import-form.ts';
import { newItem } from '../forms/new-item.ts';
import type { Question, RowChange } from '../forms/question.ts';
import type { BaseRecord } from './base-sheet.ts';
import { type GivenRow, placeIn, rowTexts, type SentTexts } from './read-rows.ts';
import type { SheetQuestion } from './received.ts';
import type { RecordItems } from './record-items.ts';
import { type RecordRows, sheetWords } from './row-places.ts';

/** Where the questions and the items added and removed go. */
export type Telling = { readonly questions: SheetQuestion[]; readonly rows: RowChange[] };

type Compared = RecordRows & { readonly base: BaseRecord; readonly now: Entry };

/** Returns the edits that bring a record to what its rows say. */
export function compareRecord(
  { base, now, ...rows }: Compared,
  { questions, rows: told }: Telling,
): Assignment[] {
  const { row, items } = rows;
  const columns = editable(row);
  const sentText = sentTexts(base);
  const back = row ? rowTexts(row, sentText, questions) : new Map<string, string>();
  const same = columns.every((column) => back.get(column.key) === sentText(column));
  if (same && items.every(({ changed }) => !changed)) return [];
  const sent: Answers = {
    values: new Map(columns.map((column) => [column.key, sentText(column) ?? ''])),
    lists: new Map(items.map(({ list, sent: answers }) => [keyOf(list), answers])),
  };
  const compared = { sent, back: answersOf(back, items), base: base.data, now: now.data };
  const asked: Question[] = [];
  const sheet = sheetWords(rows, `grantbook export ${now.registry.name}`);
  const at = { record: now.id, questions: asked, rows: told, sheet, trail: [] };
  const edits = compareForm(fieldsOf(columns, items), compared, at);
  questions.push(...newQuestions(asked, questions, { registry: now.registry.name, record: now.id }));
  return withoutEmptied(edits, now.data);
}

/** Returns the record that a new row brings; undefined where it has none. */
export function recordOfRow(
  rows: RecordRows & { readonly row: GivenRow },
  { questions, rows: told }: Telling,
): Mapping | undefined {
  const { id, row, items } = rows;
  const { registry } = row.found.table;
  const back = rowTexts(row, () => undefined, questions);
  const asked: Question[] = [];
  const sheet = sheetWords(rows, `grantbook export ${registry.name}`);
  const place = placeIn(row, registry.id.field);
  const at = {
    record: id,
    questions: asked,
    rows: told,
    sheet,
    trail: [],
    top: '',
    place,
    compare: compareForm,
  };
  const given = newItem(fieldsOf(editable(row), items), answersOf(back, items), at);
  questions.push(...newQuestions(asked, questions, { registry: registry.name }));
  if (!isMapping(given)) return undefined;
  return id === '' ? given : { ...given, [registry.id.field]: id };
}

/** What is asked about a cell is asked once. */
function newQuestions(
  asked: readonly Question[],
  before: readonly SheetQuestion[],
  about: Pick<SheetQuestion, 'registry' | 'record'>,
): SheetQuestion[] {
  const cellOf = ({ message }: Pick<SheetQuestion, 'message'>) => /^.*?![A-Z]+\d+(?=[ :])/.exec(message)?.[0];
  const known = new Set(before.map(cellOf));
  return asked.filter((each) => !known.has(cellOf(each) ?? '')).map((each) => ({ ...each, ...about }));
}

/** Returns whether a row says what was sent. */
export function isUntouched(row: GivenRow, base: BaseRecord): boolean {
  const texts = rowTexts(row, sentTexts(base), []);
  return editable(row).every((column) => texts.get(column.key) === sentTexts(base)(column));
}

function editable(row: GivenRow | undefined): TableColumn[] {
  return row ? [...row.found.columns.values()].filter(({ use }) => use === 'edit') : [];
}

function answersOf(values: ReadonlyMap<string, string>, items: readonly RecordItems[]): Answers {
  return { values, lists: new Map(items.map(({ list, back }) => [keyOf(list), back])) };
}

function fieldsOf(columns: readonly TableColumn[], items: readonly RecordItems[]): FormField[] {
  return [...columns.flatMap(({ field }) => field ?? []), ...items.map(({ list }) => list)];
}

function sentTexts({ data, derived }: BaseRecord): SentTexts {
  return ({ use, key, field, cell, sentCell = cell }) => {
    if (use === 'derived') return Object.hasOwn(derived, key) ? plainText(derived[key]) : undefined;
    return cellText(valueAt(data, field?.path ?? []), sentCell);
  };
}
