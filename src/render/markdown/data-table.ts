import type { Table, TableCell, TableRow } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { closest } from '../../base/suggest.ts';
import type { Entry, Registry, Workspace } from '../../registry/workspace.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { cleanText } from '../fill/escape-markdown.ts';
import { holds, labelOf, sortEntries, words } from '../fill/helpers.ts';
import { sayDate } from '../fill/say-date.ts';
import { PERSONAL, personalProblem } from '../hide-personal.ts';
import { attribute } from './attributes.ts';

/** What is wrong with a table of records: the message, and the text in the template to point at. */
export type DataProblem = {
  readonly message: string;
  readonly at: string;
  readonly hint: string;
  readonly suggestions: readonly string[];
};

/** A column of a table of records: a field, or a field of the record a field refers to (`owner.name`). */
type Column = {
  readonly field: string;
  readonly of: string | undefined;
  readonly title: string;
  readonly align: 'right' | null;
};

/**
 * Returns the table that a `::data` directive asks for, made straight from the registry; or what is wrong.
 * A table without rows says so in one line.
 */
export function dataTable(node: LeafDirective, workspace: Workspace): ContainerDirective | DataProblem {
  const source = attribute(node, 'source') ?? '';
  const registry = workspace.registries.get(source);
  if (!registry) return unknown(`there is no registry "${source}"`, source, [...workspace.registries.keys()]);
  const columns = (attribute(node, 'columns') ?? '').split(',').map((column) => column.trim());
  const tests = conditions(attribute(node, 'where'));
  const fields = registry.schema.fields.map(({ name }) => name);
  const strange = [
    ...columns.map((column) => column.split('.')[0] ?? ''),
    ...tests.map(({ field }) => field),
  ].find((field) => !fields.includes(field));
  if (strange !== undefined)
    return unknown(`${registry.schema.name} have no field "${strange}"`, strange, fields);
  const hidden = hiddenField([...columns, ...tests.map(({ field }) => field)], registry, workspace);
  if (hidden !== undefined) return { ...personalProblem(hidden), at: hidden, suggestions: [] };
  const entries = sortEntries(
    registry.entries.filter(({ data }) => tests.every((test) => passes(data[test.field], test))),
  );
  const table = { columns: columns.map((column) => columnOf(column, registry)), entries, workspace };
  const { id, caption, widths } = node.attributes ?? {};
  const attributes = { ...(id && { id }), ...(caption && { caption }), ...(widths && { widths }) };
  const content = entries.length > 0 ? tableOf(table) : none(attribute(node, 'empty'));
  return { type: 'containerDirective', name: 'table', attributes, children: [content] };
}

/** Returns a field asked for, or one of the records a field refers to, that is personal data not to be shown. */
function hiddenField(
  names: readonly string[],
  { entries }: Registry,
  workspace: Workspace,
): string | undefined {
  return names.find((name) => {
    const [field = '', of] = name.split('.');
    const values = entries.flatMap(({ data }): unknown => data[field]);
    if (of === undefined) return values.some(isHidden);
    return values.some((id) => typeof id === 'string' && isHidden(workspace.entries.get(id)?.data[of]));
  });
}

function isHidden(value: unknown): boolean {
  return value === PERSONAL;
}

type TableOfRecords = {
  readonly columns: readonly Column[];
  readonly entries: readonly Entry[];
  readonly workspace: Workspace;
};

function tableOf({ columns, entries, workspace }: TableOfRecords): Table {
  const head = rowOf(columns.map(({ title }) => title));
  const rows = entries.map((entry) => rowOf(columns.map((column) => cellText(entry, column, workspace))));
  return { type: 'table', align: columns.map(({ align }) => align), children: [head, ...rows] };
}

function none(empty: string | undefined): ContainerDirective['children'][number] {
  return {
    type: 'paragraph',
    children: [{ type: 'emphasis', children: [{ type: 'text', value: empty ?? 'None.' }] }],
  };
}

function rowOf(texts: readonly string[]): TableRow {
  return { type: 'tableRow', children: texts.map(cellOf) };
}

function cellOf(value: string): TableCell {
  return {
    type: 'tableCell',
    children: value === '' ? [] : [{ type: 'text', value: cleanText(value).replace(/\s*\n\s*/g, ' ') }],
  };
}

function columnOf(column: string, { schema }: Registry): Column {
  const [field = '', of] = column.split('.');
  const known = schema.fields.find(({ name }) => name === field);
  const type = known?.schema.type;
  const align = type === 'integer' || type === 'number' ? 'right' : null;
  return { field, of, title: known?.title ?? field, align };
}

function cellText(entry: Entry, column: Column, workspace: Workspace): string {
  const value = entry.data[column.field];
  const items = Array.isArray(value) ? value : [value];
  return items.map((item) => itemText(item, { entry, column, workspace })).join(', ');
}

type Cell = { readonly entry: Entry; readonly column: Column; readonly workspace: Workspace };

function itemText(item: unknown, { entry: { registry }, column: { field, of }, workspace }: Cell): string {
  if (item === undefined || item === null) return '';
  if (typeof item === 'boolean') return item ? 'yes' : 'no';
  if (typeof item !== 'string') return String(item);
  if (field === registry.lifecycle?.field) return registry.lifecycle.states.get(item)?.title ?? item;
  if (refersTo(registry, field)) return recordText(item, of, workspace);
  const isCode = registry.fields.some(({ name, schema }) => name === field && Array.isArray(schema.enum));
  return isCode ? words(item) : (sayDay(item) ?? item);
}

function sayDay(text: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? sayDate(text) : undefined;
}

function refersTo(registry: RegistrySchema, field: string): boolean {
  return registry.refs.some(
    (ref) => ref.field[0] === field && ref.field.slice(1).every((step) => step === '*'),
  );
}

/** A person is known by name, a deliverable or partner by its id. */
function recordText(id: string, of: string | undefined, workspace: Workspace): string {
  const entry = workspace.entries.get(id);
  if (!entry) return id;
  if (of !== undefined) return String(entry.data[of] ?? '');
  const byName = entry.registry.label === 'name' && !entry.registry.id.closed;
  return byName ? labelOf({ entry: () => entry }, id) : id;
}

type Condition = { readonly field: string; readonly not: boolean; readonly values: readonly string[] };

/** Reads `status=open|in_progress and owner!=P-001`. */
function conditions(where: string | undefined): Condition[] {
  return (where ?? '')
    .split(/\s+and\s+/)
    .filter((condition) => condition.trim() !== '')
    .map((condition) => {
      const [, field = '', sign, values = ''] =
        /^\s*([\w-]*)\s*(!?=)?\s*([\s\S]*?)\s*$/.exec(condition) ?? [];
      return { field, not: sign === '!=', values: values.split('|').map((value) => value.trim()) };
    });
}

function passes(field: unknown, { not, values }: Condition): boolean {
  const texts = Array.isArray(field) ? field.map(String) : field === undefined ? undefined : String(field);
  return values.some((value) => holds(texts, value)) !== not;
}

function unknown(message: string, at: string, names: readonly string[]): DataProblem {
  const suggestions = closest(at, names);
  const hint = suggestions[0] ? `did you mean "${suggestions[0]}"?` : `there are: ${names.join(', ')}`;
  return { message, at, hint, suggestions };
}
