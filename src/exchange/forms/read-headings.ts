import { plainForm } from '../../base/plain-form.ts';
import {
  type Answers,
  type FormField,
  type FormList,
  type FormValue,
  keyOf,
} from '../../registry/forms/form.ts';
import { ITEM_HEADING, VALUES_HEADING } from '../../registry/forms/form-words.ts';
import type { WordDocument } from '../word/word-document.ts';
import { allTables, type Chapter, chaptersOf, firstLine, isCalled, type NumberedTable } from './chapters.ts';
import { readRows } from './read-rows.ts';
import type { Read, Trouble } from './trouble.ts';

/** Reads the answers of a form by its headings, the labels beside its answers and the titles of its columns. */
export function readHeadings(fields: readonly FormField[], document: WordDocument): Read<Answers> {
  const root = chaptersOf(document);
  const troubles: Trouble[] = [];
  const on: On = { troubles, root };
  const values = fields.filter((field) => field.shape === 'value');
  const lists = fields.filter((field) => field.shape !== 'value');
  const own = values.length === 0 ? [] : root.chapters.filter(({ title }) => isCalled(title, VALUES_HEADING));
  // Without the heading above them, the labels themselves say what they are.
  const tables = own.length > 0 ? own.flatMap((chapter) => chapter.tables) : allTables(root);
  const answers = {
    values: readLabels(values, tables, { ...on, strict: own.length > 0 }),
    lists: readLists(lists, root, on),
  };
  troubles.push(
    ...unknownChapters(root, [...(values.length > 0 ? [VALUES_HEADING] : []), ...lists.map(labelOf)]),
  );
  return { answers, troubles };
}

type On = {
  readonly troubles: Trouble[];
  readonly root: Chapter;
  readonly top?: string;
  /** Where in the document, for people: `"Agenda", item 2`. */
  readonly within?: string;
};

function labelOf({ label }: FormField): string {
  return label;
}

function readLabels(
  fields: readonly FormValue[],
  tables: readonly NumberedTable[],
  on: On & { readonly strict: boolean },
): Map<string, string> {
  const rows = tables.flatMap(labelledRows);
  const values = new Map<string, string>();
  for (const field of fields) {
    const text = readLabel(field, rows, on);
    if (text !== undefined) values.set(keyOf(field), text);
  }
  if (on.strict) on.troubles.push(...unknownRows(fields, rows, on.top));
  return values;
}

type LabelledRow = {
  readonly label: string;
  /** The label as it is compared. */
  readonly key: string;
  readonly text: string;
  readonly where: string;
};

function labelledRows({ rows, number }: NumberedTable): LabelledRow[] {
  return rows.flatMap(([label = '', text = '', ...more], i) =>
    more.length === 0 ? [{ label, key: firstLine(label), text, where: `table ${number}, row ${i + 1}` }] : [],
  );
}

function readLabel(field: FormValue, rows: readonly LabelledRow[], on: On): string | undefined {
  const place = within(field.label, on);
  const top = on.top ?? field.path[0] ?? '';
  const wanted = plainForm(field.label);
  const [found, second] = rows.filter(({ key }) => key === wanted);
  if (found && !second) return found.text;
  if (found && second) {
    const message = `${place} stands twice: ${found.where} and ${second.where}`;
    on.troubles.push({ code: 'form/twice', field: top, message, hint: 'keep the row that counts' });
    return undefined;
  }
  const hint = `put the row "${field.label}" back, or leave the field out: --fields`;
  on.troubles.push({ code: 'form/not-found', field: top, message: `${place} is not there`, hint });
  return undefined;
}

function unknownRows(
  fields: readonly FormValue[],
  rows: readonly LabelledRow[],
  field: string | undefined,
): Trouble[] {
  const labels = new Set(fields.map(({ label }) => plainForm(label)));
  const unknown = rows.filter(({ key, text }) => !labels.has(key) && text.trim() !== '');
  return unknown.map(({ label, where }) => ({
    code: 'form/unknown',
    ...(field !== undefined && { field }),
    message: `the form does not ask for "${label.split('\n')[0]}" (${where})`,
    hint: 'write it where it belongs, and delete the row',
  }));
}

function readLists(fields: readonly FormList[], around: Chapter, on: On): Map<string, readonly Answers[]> {
  const lists = new Map<string, readonly Answers[]>();
  for (const field of fields) {
    const top = on.top ?? field.path[0] ?? '';
    const place = within(field.label, on);
    const [chapter, second] = around.chapters.filter(({ title }) => isCalled(title, field.label));
    if (chapter && second) {
      const message = `there are two headings ${place}`;
      on.troubles.push({
        code: 'form/twice',
        field: top,
        message,
        hint: 'keep one, with what belongs below it',
      });
      continue;
    }
    const inside = { ...on, top, within: place };
    const items =
      field.shape === 'rows' ? readTable(field, chapter, inside) : readItems(field, chapter, inside);
    if (items) lists.set(keyOf(field), items);
  }
  return lists;
}

type Inside = On & { readonly top: string; readonly within: string };

/** A table whose heading is lost is found by its columns, where only one has them all. */
function readTable(
  field: FormList,
  chapter: Chapter | undefined,
  on: Inside,
): readonly Answers[] | undefined {
  const columns = field.fields.filter((each) => each.shape === 'value');
  const wanted = columns.map(({ label }) => plainForm(label)).join('\n');
  const hasAll = ({ rows }: NumberedTable) => (rows[0] ?? []).map(firstLine).join('\n') === wanted;
  // Below a heading it would be taken for the table of that heading.
  const lost = on.root.tables.concat(on.root.chapters.flatMap(allTables)).filter(hasAll);
  const tables = chapter ? chapter.tables : lost.length === 1 ? lost : [];
  const read = readRows(columns, tables, { place: on.within, field: on.top });
  on.troubles.push(...read.troubles);
  if (read.answers) return read.answers;
  const message = chapter
    ? `${on.within} has no table with the columns ${columns.map(({ label }) => `"${label}"`).join(', ')}`
    : `the heading ${on.within} is not there`;
  const hint = `put it back as it was in the form, or leave the field out: --fields`;
  on.troubles.push({ code: 'form/not-found', field: on.top, message, hint });
  return undefined;
}

function readItems(
  field: FormList,
  chapter: Chapter | undefined,
  on: Inside,
): readonly Answers[] | undefined {
  if (!chapter) {
    const message = `the heading ${on.within} is not there`;
    const hint = 'put it back as it was in the form, or leave the field out: --fields';
    on.troubles.push({ code: 'form/not-found', field: on.top, message, hint });
    return undefined;
  }
  const values = field.fields.filter((each) => each.shape === 'value');
  const lists = field.fields.filter((each) => each.shape !== 'value');
  const items: Answers[] = [];
  for (const [i, item] of chapter.chapters.entries()) {
    if (!firstLine(item.title).startsWith(plainForm(ITEM_HEADING))) {
      const message = `the heading "${item.title}" below ${on.within} is not one of the form`;
      const hint = `each item begins with a heading such as "${ITEM_HEADING} ${i + 1}"`;
      on.troubles.push({ code: 'form/unknown', field: on.top, message, hint });
      continue;
    }
    const inside = { ...on, within: `${on.within}, item ${i + 1}` };
    items.push({
      values: readLabels(values, item.tables, { ...inside, strict: true }),
      lists: readLists(lists, item, inside),
    });
    on.troubles.push(...unknownChapters(item, lists.map(labelOf), inside));
  }
  return items;
}

function within(label: string, on: On): string {
  return on.within === undefined ? `"${label}"` : `${on.within}, "${label}"`;
}

function unknownChapters(around: Chapter, labels: readonly string[], on: Partial<Inside> = {}): Trouble[] {
  const unknown = around.chapters.filter(({ title }) => !labels.some((label) => isCalled(title, label)));
  return unknown.map(({ title }) => ({
    code: 'form/unknown',
    ...(on.top !== undefined && { field: on.top }),
    message: `the heading "${title}"${on.within === undefined ? '' : ` in ${on.within}`} is not one of the form`,
    hint:
      labels.length > 0
        ? `give it back its title: ${labels.map((label) => `"${label}"`).join(', ')}; or delete it`
        : 'delete it, once what stands below it is written where it belongs',
  }));
}
