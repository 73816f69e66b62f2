import { RequestError } from '../../base/request-error.ts';
import { showJson, showText } from '../../base/show-text.ts';
import { storedData, withDerived } from '../../registry/derived/with-derived.ts';
import { findRegistry } from '../../registry/find-entry.ts';
import { isWhole } from '../../registry/is-whole.ts';
import { isPersonal, withoutPersonal } from '../../registry/personal.ts';
import { knownField, meets, plainText, readQuery, sortEntries } from '../../registry/query.ts';
import { WITHHELD, withheldFields } from '../../registry/withheld.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { formatRecord } from '../../text/edit/format-value.ts';
import { type Mapping, valueAt } from '../../text/value.ts';
import { type Command, flag, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { tableCsv } from '../format/csv.ts';
import { tableMarkdown } from '../format/markdown.ts';
import { type Table, tableText } from '../format/table.ts';
import { readBookAt } from '../read-book.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

const FORMATS = ['table', 'json', 'csv', 'yaml', 'md', 'ids'] as const;
type Format = (typeof FORMATS)[number];

/** `grantbook list REGISTRY`: the records of a registry, chosen, sorted and in the format asked for. */
export const listCommand: Command = {
  name: 'list',
  summary: 'list the records of a registry',
  args: [
    {
      name: 'registry',
      description: 'its plural or its noun: deliverables, risk; without it, all registries',
      optional: true,
    },
  ],
  options: [
    {
      flags: '-w, --where <conditions>',
      description: 'FIELD=VALUE, !=, >, <, >=, <= or ~ (contains), joined by "and"',
    },
    { flags: '-s, --sort <field>', description: 'sort by a field; -FIELD turns the order round' },
    { flags: '-c, --columns <fields>', description: 'fields to show, separated by commas' },
    { flags: '-f, --format <name>', description: 'table, json, csv, yaml, md or ids', choices: FORMATS },
    { flags: '--personal', description: 'show personal data (e-mail addresses, telephone numbers) as well' },
    { flags: '--at <ref>', description: 'as it was at a commit' },
  ],
  reads: 'schemas and the registry',
  writes: 'nothing',
  exits: [
    '0 listed (even where no record meets the conditions)',
    '1 listed, but some of it could not be read: the list is not whole',
    '2 no such registry or field',
    '3 no book',
  ],
  examples: [
    [
      'grantbook list deliverables --where "status!=accepted and lead=SCF"',
      'the deliverables of SCF that the funder has not accepted yet',
    ],
    ['grantbook list risks --sort -impact --format md', 'the risks, gravest first, as a Markdown table'],
  ],
  run: runList,
};

function runList(context: Context, input: Input): Promise<number> {
  return readBookAt(context, textOption(input, 'at'), (workspace, held) => listBook(workspace, input, held));
}

function listBook(loaded: Workspace, input: Input, context: Context): number {
  const workspace = withDerived(loaded, context.globals.today);
  const [name] = input.args;
  if (name === undefined) return listAll(workspace, input, context);
  const stored = findRegistry(loaded, name);
  const registry = workspace.registries.get(stored.schema.name) ?? stored;
  const { schema } = registry;
  const columns = columnsOf(schema, input);
  const where = textOption(input, 'where');
  const conditions = where === undefined ? [] : readQuery(where, schema);
  const sort = textOption(input, 'sort') ?? schema.sort;
  knownField(sort.replace(/^-/, ''), schema);
  const asked = [sort.replace(/^-/, ''), ...columns, ...conditions.map(({ field }) => field)];
  const { entries } = asksForDerived(asked, schema) ? registry : stored;
  const chosen = sortEntries(
    entries.filter((entry) => meets(entry, conditions)),
    sort,
  );
  const only = textOption(input, 'columns') === undefined ? undefined : columns;
  if (only) noteHidden(only, schema, { context, personal: flag(input, 'personal') });
  const records = chosen.map((entry) =>
    shownData({ ...entry, registry: schema }, { only, personal: flag(input, 'personal') }),
  );
  const rows = chosen.map((entry, i) => {
    const withheld = withheldFields(entry);
    const text = (column: string) => plainText(valueAt(records[i] ?? {}, column.split('.')));
    return columns.map((column) => (withheld.includes(column) ? WITHHELD : text(column)));
  });
  const ids = chosen.map(({ id }) => id);
  print({ records, table: { headings: columns, rows }, ids }, formatOf(context, input), context);
  if (chosen.length === 0 && (entries.length > 0 || isWhole(loaded, schema.name)))
    context.out.talk(
      `${showText(entries.length === 0 ? noneYet(schema) : 'no record meets the conditions')}\n`,
    );
  return warnOfProblems(workspace, schema.name, context);
}

/** Whether fields are asked for that are worked out: where none is, no record has to be. */
function asksForDerived(asked: readonly string[], { fields }: RegistrySchema): boolean {
  const names = new Set(asked.map((field) => field.split('.')[0]));
  return fields.some(({ name, derived }) => derived && names.has(name));
}

function noneYet({ name, noun }: RegistrySchema): string {
  return `there are no ${name} yet; add the first: grantbook add ${noun}`;
}

function listAll(workspace: Workspace, input: Input, context: Context): number {
  const idle = ['where', 'sort', 'columns'].find((option) => textOption(input, option) !== undefined);
  if (idle !== undefined)
    throw new RequestError(`--${idle} needs a registry`, 'for example: grantbook list risks');
  const all = [...workspace.registries.values()];
  const records = all.map(({ schema, entries }) => ({
    name: schema.name,
    records: entries.length,
    title: schema.title,
  }));
  const rows = records.map(({ name, records: count, title }) => [name, String(count), title]);
  const ids = all.flatMap(({ entries }) => entries.map(({ id }) => id));
  const table = { headings: ['registry', 'records', 'title'], rows };
  print({ records, table, ids }, formatOf(context, input), context);
  return warnOfProblems(workspace, undefined, context);
}

function formatOf({ globals }: Context, input: Input): Format {
  const asked = formatOption(input, globals) ?? 'table';
  const format = FORMATS.find((f) => f === asked);
  if (!format) throw new RequestError(`"${asked}" is not a format`, `use one of: ${FORMATS.join(', ')}`);
  return format;
}

function columnsOf(schema: RegistrySchema, input: Input): readonly string[] {
  const columns = textOption(input, 'columns')
    ?.split(',')
    .map((column) => column.trim());
  for (const column of columns ?? []) knownField(column, schema);
  return columns ?? schema.columns;
}

type Listing = {
  readonly records: readonly Mapping[];
  readonly table: Table;
  readonly ids: readonly string[];
};

function print({ records, table, ids }: Listing, format: Format, { out }: Context): void {
  if (format === 'table') out.data(tableText(table, out.paint, out.width));
  if (format === 'csv') out.data(tableCsv(table));
  if (format === 'md') out.data(tableMarkdown(table));
  if (format === 'json') out.data(`${showJson(records, 2)}\n`);
  if (format === 'ids') for (const id of ids) out.data(`${showText(id)}\n`);
  if (format === 'yaml') out.data(yamlList(records));
}

function yamlList(records: readonly Mapping[]): string {
  if (records.length === 0) return '[]\n';
  return records.map((data) => formatRecord(data, { indent: 0, eol: '\n' })).join('');
}

type Asking = { readonly context: Context; readonly personal: boolean };

/** An empty column must not read as data that is not there. */
function noteHidden(columns: readonly string[], schema: RegistrySchema, { context, personal }: Asking): void {
  const hidden = personal ? [] : columns.filter((column) => isPersonal(schema, [column.split('.')[0] ?? '']));
  if (hidden.length > 0)
    context.out.talk(`${hidden.join(', ')}: personal data, not shown; with --personal it is\n`);
}

type Showing = { readonly only: readonly string[] | undefined; readonly personal: boolean };

/** Returns the fields asked for, or all that are stored. Personal data is left out unless it is asked for. */
function shownData(entry: Entry, { only, personal }: Showing): Mapping {
  const data = only ? entry.data : storedData(entry);
  const shown = personal ? data : withoutPersonal(entry.registry, data);
  const wanted = only && new Set(only.map((column) => column.split('.')[0]));
  return Object.fromEntries(Object.entries(shown).filter(([name]) => wanted?.has(name) ?? true));
}
