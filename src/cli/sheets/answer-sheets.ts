import { RequestError } from '../../base/request-error.ts';
import { shellWord } from '../../base/shell-word.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import type { Plan } from '../../change/plan.ts';
import { prompt } from '../../io/terminal.ts';
import type { SheetReport } from '../../procedures/sheets/compare-sheets.ts';
import { atCell, planSheets } from '../../procedures/sheets/plan-sheets.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { type Diagnostic, done, type Outcome } from '../../text/diagnostic.ts';
import type { Book } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { printFindings } from '../print-findings.ts';
import { type Beside, printSheets, sheetsJson } from './print-sheets.ts';

/** What sheets that came back would change, and how it may be taken over. */
export type Importing = {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly report: SheetReport;
  readonly beside: Beside;
  readonly digest: string;
  readonly shown: string;
  /** What else belongs to the command. */
  readonly options: string;
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

/** Shows what sheets would change, or asks; takes it over where that was said. */
export async function answerSheets(importing: Importing, context: Context): Promise<number> {
  return context.globals.json ? answerInJson(importing, context) : answer(importing, context);
}

async function answer(importing: Importing, context: Context): Promise<number> {
  const { report, beside, yes, from } = importing;
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
  if (yes && from === undefined) throw nobodyNamed(importing);
  if (yes) return carry(importing, context);
  const status = await carry(importing, withDryRun(context));
  if (status !== EXIT.clean) return status;
  if (globals.input && from !== undefined && (await agreed())) return carry(importing, context);
  out.talk(
    `to take it over: ${commandFor(importing, from === undefined ? '--from P-010 --yes' : '--yes')}\n`,
  );
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
  const { report, beside, yes, from } = importing;
  const clear = report.questions.length === 0;
  if (yes && clear && from === undefined && !isEmpty(report)) throw nobodyNamed(importing);
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

function nobodyNamed(importing: Importing): RequestError {
  return new RequestError(
    'who filled it in? The sheet is made out to nobody',
    commandFor(importing, '--from P-010 --yes'),
  );
}

function commandFor({ shown, options }: Importing, more: string): string {
  return showLine(`grantbook import ${shellWord(shown) ?? 'FILE'} ${options}${more}`);
}
