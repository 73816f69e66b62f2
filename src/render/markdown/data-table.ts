import type { Table } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { closest } from '../../base/suggest.ts';
import type { Entry, Registry, Workspace } from '../../registry/workspace.ts';
import { holds, sortEntries } from '../fill/helpers.ts';
import { PERSONAL, personalProblem } from '../hide-personal.ts';
import { attribute } from './attributes.ts';
import { type Column, cellText, columnOf } from './data-cells.ts';
import { tallyOf } from './tally.ts';
import { textTable } from './text-table.ts';

/** What is wrong with a table of records: the message, and the text in the template to point at. */
export type DataProblem = {
  readonly message: string;
  readonly at: string;
  readonly hint: string;
  readonly suggestions: readonly string[];
};

/** What a table of records has in common with one that is written out. */
const PASSED_ON = ['id', 'caption', 'widths', 'shades'];

/**
 * Returns the table that a `::data` directive asks for, made straight from the registry; or what is wrong.
 * A table without rows says so in one line.
 */
export function dataTable(node: LeafDirective, workspace: Workspace): ContainerDirective | DataProblem {
  const source = attribute(node, 'source') ?? '';
  const registry = workspace.registries.get(source);
  if (!registry) return unknown(`there is no registry "${source}"`, source, [...workspace.registries.keys()]);
  const columns = columnsAsked(node);
  if (columns.length === 0) return unknown('a table needs columns, or a field to count by', source, []);
  const tests = conditions(attribute(node, 'where'));
  const fields = registry.schema.fields.map(({ name }) => name);
  const sort = attribute(node, 'sort');
  const others = [...tests.map(({ field }) => field), ...(sort === undefined ? [] : [sort])];
  const strange = [...columns.map((column) => column.split('.')[0] ?? ''), ...others].find(
    (field) => !fields.includes(field),
  );
  if (strange !== undefined)
    return unknown(`${registry.schema.name} have no field "${strange}"`, strange, fields);
  const hidden = hiddenField([...columns, ...others], registry, workspace);
  if (hidden !== undefined) return { ...personalProblem(hidden), at: hidden, suggestions: [] };
  const entries = sortEntries(
    registry.entries.filter(({ data }) => tests.every((test) => passes(data[test.field], test))),
    sort,
  );
  const table = { columns: columns.map((column) => columnOf(column, registry)), entries, workspace };
  const shown = attribute(node, 'count') === undefined ? tableOf(table) : tallyTable(table);
  const isEmpty = shown.children.length === 1;
  const attributes = Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = node.attributes?.[name];
      return value ? [[name, value]] : [];
    }),
  );
  const content = isEmpty ? none(attribute(node, 'empty')) : shown;
  return { type: 'containerDirective', name: 'table', attributes, children: [content] };
}

/** The columns of a list of records; of a table that counts, the field it counts by and the one it adds up. */
function columnsAsked(node: LeafDirective): string[] {
  const count = attribute(node, 'count');
  const names = count === undefined ? attribute(node, 'columns') : `${count},${attribute(node, 'sum') ?? ''}`;
  const columns = (names ?? '').split(',').map((column) => column.trim());
  return columns.filter((column) => column !== '');
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
  const head = columns.map(({ title }) => title);
  const rows = entries.map((entry) => columns.map((column) => cellText(entry, column, workspace)));
  return textTable(
    [head, ...rows],
    columns.map(({ align }) => align),
  );
}

function tallyTable(table: TableOfRecords): Table {
  const { headings, rows } = tallyOf(table);
  const align = headings.map((_, i) => (i === 0 ? null : 'right'));
  return textTable([headings, ...rows], align);
}

function none(empty: string | undefined): ContainerDirective['children'][number] {
  return {
    type: 'paragraph',
    children: [{ type: 'emphasis', children: [{ type: 'text', value: empty ?? 'None.' }] }],
  };
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
