import { RequestError } from '../../base/request-error.ts';
import { showJson } from '../../base/show-text.ts';
import { withDerived } from '../../registry/derived/with-derived.ts';
import { findRegistry } from '../../registry/find-entry.ts';
import { membersAlong } from '../../registry/members-along.ts';
import { isPersonal } from '../../registry/personal.ts';
import { knownField, meets, readQuery } from '../../registry/query.ts';
import { type SumGroup, type Sums, sumRecords } from '../../registry/sum-records.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { type Command, flag, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { tableCsv } from '../format/csv.ts';
import { tableMarkdown } from '../format/markdown.ts';
import { type Table, tableText } from '../format/table.ts';
import { readBookAt } from '../read-book.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

/** `grantbook sum REGISTRY FIELD… --by FIELD`: numbers of records added up, group by group. */
export const sumCommand: Command = {
  name: 'sum',
  summary: 'add up numbers of records, or count them, group by group',
  args: [
    { name: 'registry', description: 'its plural or its noun: fieldwork, risk' },
    {
      name: 'fields',
      description: 'what is added up: planned, groups.collected; without one, records are counted',
      optional: true,
      variadic: true,
    },
  ],
  options: [
    {
      flags: '-b, --by <fields>',
      description: 'group by these, separated by commas; partner.country works too',
    },
    {
      flags: '-w, --where <conditions>',
      description: 'FIELD=VALUE, !=, >, <, >=, <= or ~ (contains), joined by "and"',
    },
    { flags: '--percent', description: 'add how much the last sum is of the first' },
    {
      flags: '-f, --format <name>',
      description: 'table, json, csv or md',
      choices: ['table', 'json', 'csv', 'md'],
    },
    { flags: '--at <ref>', description: 'as it was at a commit' },
  ],
  reads: 'schemas and registries',
  writes: 'nothing',
  exits: [
    '0 added up',
    '1 added up, but some of it could not be read: the sums are not whole',
    '2 no such registry or field, or nothing that could be added up',
    '3 no book',
  ],
  examples: [
    [
      'grantbook sum fieldwork planned collected --by country --percent',
      'the field work by country: how many answers were planned, how many came',
    ],
    [
      'grantbook sum fieldwork groups.planned groups.collected --by survey.method,groups.group',
      'the same by method and group',
    ],
    ['grantbook sum risks --by band', 'how many risks there are in each band'],
  ],
  run: runSum,
};

function runSum(context: Context, input: Input): Promise<number> {
  return readBookAt(context, textOption(input, 'at'), (workspace, held) => sumBook(workspace, input, held));
}

function sumBook(loaded: Workspace, input: Input, context: Context): number {
  const workspace = withDerived(loaded, context.globals.today);
  const [name = '', ...fields] = input.args;
  const { schema, entries } = findRegistry(workspace, name);
  const by = (textOption(input, 'by') ?? '').split(',').map((way) => way.trim());
  const ways = by.filter((way) => way !== '');
  for (const way of [...fields, ...ways]) knownWay(way, schema, workspace);
  for (const field of fields) refuseWords(field, entries, schema);
  const where = textOption(input, 'where');
  const conditions = where === undefined ? [] : readQuery(where, schema);
  const chosen = entries.filter((entry) => meets(entry, conditions));
  const sums = sumRecords({ entries: chosen, fields, by: ways }, workspace);
  const percent = flag(input, 'percent');
  if (percent && fields.length < 2)
    throw new RequestError('--percent needs two sums', 'for example: planned collected --percent');
  print(
    sums,
    { fields, by: ways, percent, format: formatOption(input, context.globals) ?? 'table' },
    context,
  );
  return warnOfProblems(workspace, schema.name, context);
}

/** A way may lead into other registries: no step of it is personal data in any of them. */
function knownWay(way: string, schema: RegistrySchema, { registries }: Workspace): void {
  knownField(way, schema);
  const schemas = [...registries.values()].map((registry) => registry.schema);
  const personal = way.split('.').some((step) => schemas.some((each) => isPersonal(each, [step])));
  if (personal) throw new RequestError(`"${way}" is personal data`, 'group by something else');
}

function refuseWords(field: string, entries: readonly Entry[], { name }: RegistrySchema): void {
  const values = entries.flatMap(({ data }) => membersAlong(data, field));
  if (entries.length === 0 || values.some(({ value }) => typeof value === 'number')) return;
  throw new RequestError(`"${field}" holds no numbers in ${name}`, 'to count records, leave it out');
}

type Asked = {
  readonly fields: readonly string[];
  readonly by: readonly string[];
  readonly percent: boolean;
  readonly format: string;
};

function print(sums: Sums, asked: Asked, { out }: Context): void {
  if (asked.format === 'json') {
    const json = {
      groups: sums.groups.map((group) => asJson(group, asked)),
      total: asJson(sums.total, asked),
    };
    out.data(`${showJson(json, 2)}\n`);
    return;
  }
  const table = tableOf(sums, asked);
  if (asked.format === 'csv') out.data(tableCsv(table));
  else if (asked.format === 'md') out.data(tableMarkdown(table));
  else out.data(tableText(table, out.paint, out.width));
}

function tableOf({ groups, total }: Sums, asked: Asked): Table {
  const { fields, by, percent } = asked;
  const headings = [...by, 'records', ...fields, ...(percent ? ['%'] : [])];
  const row = (group: SumGroup, keys: readonly string[]) => [
    ...keys,
    String(group.records),
    ...group.sums.map(String),
    ...(percent ? [String(percentOf(group) ?? '')] : []),
  ];
  const last = row(
    total,
    by.map((_, i) => (i === 0 ? 'total' : '')),
  );
  const rows = groups.map((group) => row(group, group.keys));
  return { headings, rows: by.length > 0 ? [...rows, last] : [last] };
}

function asJson(group: SumGroup, { fields, by, percent }: Asked): Record<string, unknown> {
  return {
    ...(group.keys.length > 0 && { by: Object.fromEntries(by.map((way, i) => [way, group.keys[i]])) }),
    records: group.records,
    sums: Object.fromEntries(fields.map((field, i) => [field, group.sums[i]])),
    ...(percent && { percent: percentOf(group) ?? null }),
  };
}

function percentOf({ sums }: SumGroup): number | undefined {
  const [whole = 0, part = sums.at(-1) ?? 0] = [sums[0], sums.at(-1)];
  return whole > 0 ? Math.round((part / whole) * 1000) / 10 : undefined;
}
