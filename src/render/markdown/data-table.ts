import type { Paragraph, Table } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Entry, Registry, Workspace } from '../../registry/workspace.ts';
import { sortEntries } from '../fill/helpers.ts';
import { personalProblem } from '../hide-personal.ts';
import { attribute } from './attributes.ts';
import { type Column, cellText, columnOf, targetsOf } from './data-cells.ts';
import { conditions, passes } from './data-conditions.ts';
import { type DataProblem, unknown } from './data-problem.ts';
import { hiddenField } from './hidden-field.ts';
import { tallyOf } from './tally.ts';
import { noRows, textTable } from './text-table.ts';

/** What a table of records has in common with one that is written out. */
const PASSED_ON = ['id', 'caption', 'widths', 'shades'];

/** What a table of records is made from: the book, and the names that the document refers to. */
export type DataSource = { readonly workspace: Workspace; readonly referred: ReadonlySet<string> };

/**
 * Returns the table that a `::data` directive asks for, made straight from the registry; or what is wrong.
 * One without rows is a line that says so; it has a caption only where the document refers to it by number.
 */
export function dataTable(
  node: LeafDirective,
  { workspace, referred }: DataSource,
): ContainerDirective | Paragraph | DataProblem {
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
  const astray = astrayColumn(columns, registry, workspace);
  if (astray) return astray;
  const hidden = hiddenField(
    [...columns, ...others],
    registry.entries.map(({ data }) => data),
    workspace,
  );
  if (hidden !== undefined) return { ...personalProblem(hidden), at: hidden, suggestions: [] };
  const entries = sortEntries(
    registry.entries.filter(({ data }) => tests.every((test) => passes(data[test.field], test))),
    sort,
  );
  const table = {
    columns: columns.map((column) => columnOf(column, registry, workspace)),
    entries,
    workspace,
  };
  const shown = attribute(node, 'count') === undefined ? tableOf(table) : tallyTable(table);
  const isEmpty = shown.children.length === 1;
  if (isEmpty && !referred.has(attribute(node, 'id') ?? '')) return noRowsOf(node);
  const attributes = Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = node.attributes?.[name];
      return value ? [[name, value]] : [];
    }),
  );
  const content = isEmpty ? noRowsOf(node) : shown;
  return { type: 'containerDirective', name: 'table', attributes, children: [content] };
}

/** The columns of a list of records; of a table that counts, the field it counts by and the one it adds up. */
function columnsAsked(node: LeafDirective): string[] {
  const count = attribute(node, 'count');
  const names = count === undefined ? attribute(node, 'columns') : `${count},${attribute(node, 'sum') ?? ''}`;
  const columns = (names ?? '').split(',').map((column) => column.trim());
  return columns.filter((column) => column !== '');
}

/** Finds a column such as `owner.partnr` that names no field of the records a field refers to. */
function astrayColumn(
  columns: readonly string[],
  registry: Registry,
  workspace: Workspace,
): DataProblem | undefined {
  for (const column of columns.filter((each) => each.includes('.'))) {
    const [field = '', of = ''] = column.split('.');
    const targets = targetsOf(registry.schema, field, workspace);
    const fields = targets.flatMap(({ schema }) => schema.fields.map(({ name }) => name));
    if (targets.length === 0)
      return unknown(`"${field}" of ${registry.schema.name} refers to no other record`, column, [field]);
    if (!fields.includes(of))
      return unknown(`what "${field}" refers to has no field "${of}"`, of, [...new Set(fields)]);
  }
  return undefined;
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
  return textTable(
    [headings, ...rows],
    headings.map((_, i) => (i === 0 ? null : 'right')),
  );
}

/** Without a text of its own, it says what there is none of. */
function noRowsOf(node: LeafDirective): Paragraph {
  const caption = attribute(node, 'caption');
  return noRows(attribute(node, 'empty') ?? (caption === undefined ? undefined : `${caption}: none.`));
}
