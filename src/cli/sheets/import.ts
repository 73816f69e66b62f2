import { RequestError } from '../../base/request-error.ts';
import { schemaDigest } from '../../procedures/sheets/base-sheet.ts';
import { compareSheets, type SheetReport } from '../../procedures/sheets/compare-sheets.ts';
import { asSent, givenTables, refuseWithoutTables } from '../../procedures/sheets/given-tables.ts';
import type { FoundTable, SheetQuestion } from '../../procedures/sheets/received.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { loadBook, openBook } from '../book.ts';
import { flag, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { answerSheets, type Importing } from './answer-sheets.ts';
import { findSheetBase } from './find-sheet-base.ts';
import { beginMap, importMapped } from './import-mapped.ts';
import { type GivenFiles, readGivenSheets, remarksOn } from './read-given-sheets.ts';
import { senderOf } from './sender.ts';

/** `grantbook import FILE…`: shows what sheets that came back would change, and what has to be asked; with --yes makes the edit. */
export async function importSheets(context: Context, input: Input): Promise<number> {
  const { globals } = context;
  const mapped = textOption(input, 'map');
  refuseIdle(input, mapped);
  if (mapped === 'new') return beginMap(context, input);
  if (mapped !== undefined) return importMapped(mapped, context, input);
  const given = readGivenSheets(input.args, input, globals);
  const book = await openBook(globals);
  const workspace = await loadBook(book);
  refuseOtherBook(given, workspace);
  const found = givenTables(given.sheets, workspace, textOption(input, 'registry'));
  refuseWithoutTables(found, input.args[0] ?? '');
  const { tables, questions, others } = found;
  const base = await findSheetBase({ book, workspace, tables, base: given.base }, textOption(input, 'base'));
  const removeMissing = flag(input, 'removeMissing');
  if (removeMissing && !given.base)
    throw new RequestError(
      'a CSV file does not say which rows it was made with: none can be missing',
      'remove the records one by one: grantbook remove ID; or send a workbook (.xlsx)',
    );
  const sent = asSent(tables, base.workspace);
  const reports = [...byRegistry(sent)].map(([name, own]) =>
    compareSheets({
      registry: workspace.registries.get(name)?.schema ?? own[0].table.registry,
      tables: own,
      base: base.recordsOf(name),
      exported: given.base && new Set(given.base.records.get(name)?.keys()),
      now: workspace,
      removeMissing,
    }),
  );
  const report = joined(reports, questions);
  const notes = notesOf({ given, tables, base: base.workspace, workspace });
  const from = senderOf({ input, workspace, to: given.base?.to }, context);
  const importing: Importing = {
    ...{ book, workspace, report, beside: { notes, others } },
    digest: given.digest,
    shown: input.args.length === 1 ? (input.args[0] ?? '') : 'FILES',
    options: '',
    yes: flag(input, 'yes'),
    from,
  };
  return answerSheets(importing, context);
}

function refuseIdle({ options }: Input, mapped: string | undefined): void {
  const idle = ['sheet', 'headerRow'].find((name) => options[name] !== undefined);
  if (mapped === 'new' || idle === undefined) return;
  throw new RequestError(`--${idle === 'sheet' ? idle : 'header-row'} is for --map new`, 'leave it out');
}

/** A registry has one table at least. */
type OwnTables = [FoundTable, ...FoundTable[]];

function byRegistry(tables: readonly FoundTable[]): Map<string, OwnTables> {
  const found = new Map<string, OwnTables>();
  for (const table of tables) {
    const own = found.get(table.table.registry.name);
    if (own) own.push(table);
    else found.set(table.table.registry.name, [table]);
  }
  return found;
}

function joined(reports: readonly SheetReport[], questions: readonly SheetQuestion[]): SheetReport {
  return {
    edits: reports.flatMap(({ edits }) => edits),
    added: reports.flatMap(({ added }) => added),
    removed: reports.flatMap(({ removed }) => removed),
    questions: [...questions, ...reports.flatMap((each) => each.questions)],
    items: reports.flatMap(({ items }) => items),
    missing: reports.flatMap(({ missing }) => missing),
    absent: reports.flatMap(({ absent }) => absent),
    rows: reports.reduce((sum, { rows }) => sum + rows, 0),
  };
}

function refuseOtherBook({ base }: GivenFiles, { project }: Workspace): void {
  if (!base || base.book === (project?.acronym ?? '')) return;
  throw new RequestError(
    `the workbook was made from the book of "${base.book}", this is that of "${project?.acronym ?? ''}"`,
    'take it over in its own book: -C DIR',
  );
}

/** What a sheet cannot know: that its registry has other fields, or other rules, than when it was made. */
function changedSchemas({ base }: GivenFiles, { registries }: Workspace): string[] {
  return [...(base?.schemas ?? [])].flatMap(([name, digest]) => {
    const schema = registries.get(name)?.schema;
    if (!schema || schemaDigest(schema) === digest) return [];
    return [
      `the schema of ${name} has changed since the sheet was made: fields that are new are not in it, and what it says is read as the fields are now`,
    ];
  });
}

type Noting = {
  readonly given: GivenFiles;
  readonly tables: readonly FoundTable[];
  readonly base: Workspace | undefined;
  readonly workspace: Workspace;
};

function notesOf({ given, tables, base, workspace }: Noting): string[] {
  const hidden = tables.flatMap(({ given: { sheet }, rows }) => {
    const own = rows.filter(({ row }) => sheet.hiddenRows.includes(row)).map(({ row }) => row);
    return own.length === 0
      ? []
      : [`hidden, and read all the same: ${sheet.name}, rows ${own.slice(0, 10).join(', ')}`];
  });
  const unknown = tables.some((table) => table.base === undefined);
  return [
    ...(given.beside.length > 0 ? [`not read: ${given.beside.join(', ')}`] : []),
    ...remarksOn(given.sheets),
    ...hidden,
    ...changedSchemas(given, workspace),
    ...(unknown && !base
      ? [
          'it does not say from which state of the book it was made: what others changed since is not seen (--base REF)',
        ]
      : []),
    ...(given.base && !base
      ? ['this repository does not have the commit it was made from: what the workbook says of it counts']
      : []),
  ];
}
