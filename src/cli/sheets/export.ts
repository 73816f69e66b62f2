import { CannotError } from '../../base/cannot-error.ts';
import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { writeCsv } from '../../exchange/sheets/write-csv.ts';
import { writeXlsx } from '../../exchange/sheets/write-xlsx.ts';
import { differingFrom } from '../../io/git/changed-since.ts';
import { writeOutput } from '../../io/write-output.ts';
import { csvRows } from '../../procedures/sheets/csv-rows.ts';
import { filledTables } from '../../procedures/sheets/filled-tables.ts';
import { makeWorkbook } from '../../procedures/sheets/make-workbook.ts';
import { confidentialFields } from '../../registry/confidential.ts';
import { withDerived } from '../../registry/derived/with-derived.ts';
import { findEntry, findRegistry, labelOf } from '../../registry/find-entry.ts';
import { isPersonal } from '../../registry/personal.ts';
import { knownField, meets, readQuery, sortEntries } from '../../registry/query.ts';
import { makeTables } from '../../registry/sheets/make-tables.ts';
import type { Table } from '../../registry/sheets/table.ts';
import type { Entry, Registry, Workspace } from '../../registry/workspace.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { lastCommitted, loadBook, openBook, repositoryOf } from '../book.ts';
import { EXIT, flag, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { outputFile } from '../output-file.ts';
import { outputFolder } from '../output-folder.ts';
import { plural } from '../print-findings.ts';
import { separatorOf } from './text-options.ts';

/** The records of a registry that are exported, and its tables. */
type Part = { readonly tables: readonly Table[]; readonly entries: readonly Entry[] };

/** What is left out, why, and the option with which it is there. */
type Left = { readonly what: string; readonly why: string; readonly option: string };

type Made = { readonly path: string; readonly bytes: Uint8Array; readonly rows: number };

/** `grantbook export REGISTRY…`: writes registries as they are committed, so that what comes back can be held against it. */
export async function exportSheets(context: Context, input: Input): Promise<number> {
  const { globals, out } = context;
  const book = await openBook(globals);
  const present = await loadBook(book);
  const base = repositoryOf(book).head;
  const committed = await lastCommitted(book, present);
  if (base === undefined || !committed)
    throw new CannotError('nothing is committed yet: what comes back could be held against nothing', {
      hint: 'commit it first: grantbook save',
    });
  const workspace = withDerived(committed, globals.today);
  const left: Left[] = [];
  const parts = partsOf(workspace, input, left);
  const named = textOption(input, 'to');
  const to = named === undefined ? undefined : findEntry(workspace, named, 'people');
  warnOfUnsaved(differingFrom(repositoryOf(book), book.files, base), parts, context);
  const { project } = workspace;
  const toName = to && (isPersonal(to.registry, [to.registry.label]) ? to.id : `${to.id} ${labelOf(to)}`);
  const made = isCsv(input)
    ? csvFiles(parts, base, input)
    : [
        xlsxFile(
          makeWorkbook({
            parts,
            base,
            to,
            toName,
            project,
            left: left.map(({ what, why }) => `${what} (${why})`),
          }),
          { parts, workspace, input },
        ),
      ];
  for (const each of made) writeMade(book.root, each, context);
  for (const { what, why, option } of left)
    out.talk(`${showLine(`left out: ${what} (${why}; with ${option} they are there)`)}\n`);
  return EXIT.clean;
}

function writeMade(root: string, { path, bytes, rows }: Made, { globals, out }: Context): void {
  const changed = !globals.dryRun && writeOutput(root, { path, bytes });
  const done = globals.dryRun ? 'would be written' : changed ? 'written' : 'unchanged';
  out.data(`${showLine(path)}  ${done}  ${plural(rows, 'row')}\n`);
}

function warnOfUnsaved(paths: readonly string[], parts: readonly Part[], { out }: Context): void {
  const own = (path: string) =>
    parts.some(({ tables: [table] }) => table && path.startsWith(table.registry.source.path));
  const unsaved = paths.find(own);
  if (unsaved !== undefined)
    out.warn(`${showLine(`edits that are not saved are not in it (${unsaved}): grantbook save`)}\n`);
}

function isCsv(input: Input): boolean {
  const format = textOption(input, 'format') ?? 'xlsx';
  if (format !== 'xlsx' && format !== 'csv')
    throw new RequestError(`"${format}" is not a format of sheets`, 'use xlsx or csv');
  if (format === 'xlsx' && textOption(input, 'separator') !== undefined)
    throw new RequestError('--separator is for CSV files', 'add --format csv, or leave it out');
  return format === 'csv';
}

function partsOf(workspace: Workspace, input: Input, left: Left[]): Part[] {
  const registries = [...new Set(input.args.map((name) => findRegistry(workspace, name)))];
  const [columns, where] = [textOption(input, 'columns'), textOption(input, 'where')];
  if (registries.length > 1 && (columns !== undefined || where !== undefined))
    throw new RequestError(
      '--columns and --where are about the fields of one registry',
      'export the registries one by one',
    );
  const labels = new Map();
  return registries.map((registry): Part => {
    const { schema } = registry;
    const only = columns?.split(',').map((name) => name.trim());
    for (const name of only ?? []) knownField(name, schema);
    const entries = chosen(registry, where);
    const hidden = flag(input, 'confidential') ? new Set<string>() : confidentialOf(entries);
    const wanted = { only, personal: flag(input, 'personal'), hidden };
    left.push(...leftOut(registry, wanted));
    const tables = makeTables(schema, { workspace, labels, wanted });
    const { filled, empty } = filledTables(tables, registry.entries);
    if (only !== undefined || flag(input, 'empty')) return { tables, entries };
    left.push(...told(schema, empty.map(listName), { why: 'no record has one', option: '--empty' }));
    return { tables: filled, entries };
  });
}

function chosen({ schema, entries }: Registry, where: string | undefined): Entry[] {
  const conditions = where === undefined ? [] : readQuery(where, schema);
  return sortEntries(
    entries.filter((entry) => entry.id !== '' && meets(entry, conditions)),
    schema.id.field,
  );
}

/** A field that is confidential in one of the records is left out of all. */
function confidentialOf(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => confidentialFields(entry)));
}

type Leaving = { readonly personal: boolean; readonly hidden: ReadonlySet<string> };

function leftOut({ schema }: Registry, { personal, hidden }: Leaving): Left[] {
  const ways = schema.personal.map((way) => way.filter((step) => step !== '*').join('.'));
  return [
    ...(personal ? [] : told(schema, [...new Set(ways)], { why: 'personal data', option: '--personal' })),
    ...told(schema, [...hidden], { why: 'confidential', option: '--confidential' }),
  ];
}

function told(
  { name }: RegistrySchema,
  names: readonly string[],
  reason: Pick<Left, 'why' | 'option'>,
): Left[] {
  return names.length === 0 ? [] : [{ what: `${name}: ${names.join(', ')}`, ...reason }];
}

function listName({ list }: Table): string {
  return list?.path.join('.') ?? '';
}

function csvFiles(parts: readonly Part[], base: string, input: Input): Made[] {
  const folder = outputFolder(textOption(input, 'out') ?? 'build/sheets');
  const separator = separatorOf(input) ?? ',';
  return parts.flatMap(({ tables, entries }) =>
    tables.flatMap((table): Made[] => {
      const rows = csvRows(table, entries, base);
      if (table.list && rows.length === 1) return [];
      const path = `${folder}/${table.name}.csv`;
      return [{ path, bytes: writeCsv(rows, separator), rows: rows.length - 1 }];
    }),
  );
}

type Naming = { readonly parts: readonly Part[]; readonly workspace: Workspace; readonly input: Input };

/** More names than this make no name of a file. */
const NAMED = 3;

function xlsxFile(workbook: Parameters<typeof writeXlsx>[0], { parts, workspace, input }: Naming): Made {
  const names = parts.map(({ tables: [own] }) => own?.registry.name ?? '');
  const what = names.length > NAMED ? 'registries' : names.join('_');
  const given = textOption(input, 'out') ?? 'build/sheets';
  const path = given.endsWith('.xlsx')
    ? outputFile(given, { what: 'a workbook', ending: 'xlsx', example: '--out build/risks.xlsx' })
    : `${outputFolder(given)}/${workspace.project?.acronym ?? 'book'}_${what}.xlsx`;
  const rows = parts.reduce((sum, { entries }) => sum + entries.length, 0);
  return { path, bytes: writeXlsx(workbook), rows };
}
