import { RequestError } from '../../base/request-error.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import type { Plan } from '../../change/plan.ts';
import { prompt } from '../../io/terminal.ts';
import { compareSheets, type SheetReport } from '../../procedures/sheets/compare-sheets.ts';
import { asSent, givenTables, refuseWithoutTables } from '../../procedures/sheets/given-tables.ts';
import { atCell, planSheets } from '../../procedures/sheets/plan-sheets.ts';
import type { FoundTable, SheetQuestion } from '../../procedures/sheets/received.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { type Diagnostic, done, type Outcome } from '../../text/diagnostic.ts';
import { type Book, forAdding, loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { EXIT, flag, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { printFindings } from '../print-findings.ts';
import { shellWord } from '../shell-word.ts';
import { findSheetBase } from './find-sheet-base.ts';
import { type Beside, printSheets, sheetsJson } from './print-sheets.ts';
import { type GivenFiles, readGivenSheets } from './read-given-sheets.ts';
import { senderOf } from './sender.ts';

/** `grantbook import FILE…`: shows what sheets that came back would change, and what has to be asked; with --yes makes the edit. */
export async function importSheets(context: Context, input: Input): Promise<number> {
  const { globals } = context;
  const files = input.args.length;
  const given = readGivenSheets(input.args, input, globals);
  const book = await openBook(globals);
  const workspace = forAdding(book, await loadBook(book));
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
    shown: files === 1 ? (input.args[0] ?? '') : 'FILES',
    yes: flag(input, 'yes'),
    from,
  };
  return globals.json ? answerInJson(importing, context) : answer(importing, context);
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

type Noting = {
  readonly given: GivenFiles;
  readonly tables: readonly FoundTable[];
  readonly base: Workspace | undefined;
  readonly workspace: Workspace;
};

function notesOf({ given, tables, base }: Noting): string[] {
  const hidden = tables.flatMap(({ given: { sheet }, rows }) => {
    const own = rows.filter(({ row }) => sheet.hiddenRows.includes(row)).map(({ row }) => row);
    return own.length === 0
      ? []
      : [`hidden, and read all the same: ${sheet.name}, rows ${own.slice(0, 10).join(', ')}`];
  });
  const unknown = tables.some((table) => table.base === undefined);
  return [
    ...(given.beside.length > 0 ? [`not read: ${given.beside.join(', ')}`] : []),
    ...hidden,
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

type Importing = {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly report: SheetReport;
  readonly beside: Beside;
  readonly digest: string;
  readonly shown: string;
  readonly yes: boolean;
  /** The id of the person in whose name it is done. */
  readonly from: string | undefined;
};

function isEmpty({ edits, added, removed }: SheetReport): boolean {
  return edits.length + added.length + removed.length === 0;
}

async function carry(importing: Importing, context: Context): Promise<number> {
  const { book, workspace, report, digest, from } = importing;
  const planned = await planSheets(workspace, report, { digest, reason: context.globals.reason });
  const outcome: Outcome<Plan> = planned.ok ? done(planned.value.plan) : planned;
  const explain = (finding: Diagnostic) => (planned.ok ? atCell(finding, planned.value.places) : finding);
  const globals = { ...context.globals, onBehalfOf: from };
  return carryOut(outcome, { book, workspace, explain, told: true }, { ...context, globals });
}

async function answer(importing: Importing, context: Context): Promise<number> {
  const { report, beside, shown, yes, from } = importing;
  const { globals, out } = context;
  printSheets(report, beside, context);
  if (report.questions.length > 0) {
    printFindings({ findings: asFindings(importing), files: importing.workspace.files }, 'text', context);
    out.warn(`${out.paint.red('refused:')} nothing was changed; answer it in the sheet, then try again\n`);
    return EXIT.findings;
  }
  if (isEmpty(report)) {
    out.talk('nothing to change: the book says so already\n');
    return EXIT.clean;
  }
  if (yes && from === undefined) throw nobodyNamed(shown);
  if (yes) return carry(importing, context);
  const status = await carry(importing, withDryRun(context));
  if (status !== EXIT.clean) return status;
  if (globals.input && from !== undefined && (await agreed())) return carry(importing, context);
  out.talk(`to take it over: ${commandFor(shown, from === undefined ? '--from P-010 --yes' : '--yes')}\n`);
  return status;
}

function withDryRun(context: Context): Context {
  return { ...context, globals: { ...context.globals, dryRun: true } };
}

async function agreed(): Promise<boolean> {
  return /^y(es)?$/i.test((await prompt('Take this over? [y/N] '))?.trim() ?? '');
}

/** One object says all; where the rules of the book refuse the edit, their findings come instead. */
async function answerInJson(importing: Importing, context: Context): Promise<number> {
  const { report, beside, yes, shown, from } = importing;
  const clear = report.questions.length === 0;
  if (yes && clear && from === undefined && !isEmpty(report)) throw nobodyNamed(shown);
  const said: string[] = [];
  const quiet = {
    ...context,
    out: { ...context.out, data: (text: string) => said.push(text), talk: () => {} },
  };
  const status =
    isEmpty(report) || !clear ? EXIT.clean : await carry(importing, yes ? quiet : withDryRun(quiet));
  if (status === EXIT.clean) context.out.data(`${showJson(sheetsJson(report, beside), 2)}\n`);
  else context.out.data(said.join(''));
  return clear ? status : EXIT.findings;
}

function asFindings({ report, shown }: Importing): Diagnostic[] {
  return report.questions.map((question) => ({
    ...question,
    severity: 'error' as const,
    file: showLine(shown),
  }));
}

function nobodyNamed(shown: string): RequestError {
  return new RequestError(
    'who filled it in? The sheet is made out to nobody',
    commandFor(shown, '--from P-010 --yes'),
  );
}

function commandFor(shown: string, options: string): string {
  return showLine(`grantbook import ${shellWord(shown) ?? 'FILE'} ${options}`);
}
