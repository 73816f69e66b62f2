import { sha256 } from '../../base/digest.ts';
import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { prompt } from '../../io/terminal.ts';
import { type FormHead, readFormHead } from '../../procedures/forms/form-head.ts';
import { fixedTexts, formDocument } from '../../procedures/forms/form-text.ts';
import {
  compareReturned,
  type ImportReport,
  importForm,
  textsBeside,
} from '../../procedures/forms/import-form.ts';
import { findEntry } from '../../registry/find-entry.ts';
import { makeForm } from '../../registry/forms/make-form.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { loadBook, openBook } from '../book.ts';
import { type Carrying, carryOut } from '../carry-out.ts';
import { EXIT, flag, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { printFindings } from '../print-findings.ts';
import { readGivenWord } from '../read-given-word.ts';
import { shellWord } from '../shell-word.ts';
import { askedFields, personNamed } from './asked-fields.ts';
import { findBase } from './find-base.ts';
import { printBeside, printOpen, printRows } from './print-open.ts';
import { recordOf } from './record-of.ts';

/** `grantbook form import FILE`: shows what a form that came back would change, and what has to be asked; with --yes makes the edit. */
export async function importGiven(context: Context, input: Input): Promise<number> {
  const { globals, out } = context;
  const [, shown = ''] = input.args;
  const { bytes, document } = readGivenWord(shown, { globals, does: 'taken over' });
  const book = await openBook(globals);
  const workspace = await loadBook(book);
  const head = readFormHead(document);
  const now = recordOf({ document, head, workspace }, textOption(input, 'record'));
  const from = filledInBy({ head, workspace }, textOption(input, 'from'));
  const wanted = askedFields(input, now);
  const base = await findBase({ book, workspace, head, now }, textOption(input, 'base'));
  const file = showLine(shown);
  printOpen(document, context);
  if ('why' in base) return ask([{ ...base.why, file }], { workspace, shown }, context);
  const form = makeForm(base.entry, base.workspace, fieldsSent(head));
  const report = compareReturned({ form, document, base: base.entry, now, only: wanted });
  const sent = formDocument(form, { base: '', to: undefined, only: false }, base.workspace);
  printBeside({ beside: textsBeside(document, fixedTexts(sent)), head, sent }, context);
  tellWay(report, context);
  printRows(report.rows, context);
  const carrying: Carrying = { book, workspace };
  const plan = { entry: now, edits: report.edits };
  const received = { from, digest: sha256(bytes), reason: globals.reason };
  const carry = async (dryRun: boolean) =>
    carryOut(await importForm(workspace, plan, received), carrying, {
      ...context,
      globals: { ...globals, dryRun },
    });
  if (report.questions.length > 0) {
    if (report.edits.length > 0) await carry(true);
    return ask(asFindings(report, { file, now }), { workspace, shown }, context);
  }
  if (report.edits.length === 0) {
    out.talk(`nothing to change: ${now.id} says so already\n`);
    return EXIT.clean;
  }
  const yes = flag(input, 'yes');
  if (yes && !from) throw nobodyNamed(shown);
  if (yes) return carry(globals.dryRun);
  const status = await carry(true);
  if (status !== EXIT.clean) return status;
  if (globals.input && from && (await agreed())) return carry(globals.dryRun);
  out.talk(`to take it over: ${commandFor(shown, from ? '--yes' : '--from P-010 --yes')}\n`);
  return status;
}

async function agreed(): Promise<boolean> {
  return /^y(es)?$/i.test((await prompt('Take this over? [y/N] '))?.trim() ?? '');
}

function nobodyNamed(shown: string): RequestError {
  return new RequestError(
    'who filled it in? The form is made out to nobody',
    commandFor(shown, '--from P-010 --yes'),
  );
}

function commandFor(shown: string, options: string): string {
  return showLine(`grantbook form import ${shellWord(shown) ?? 'FILE'} ${options}`);
}

/** Who is named; else to whom the form was made out. */
function filledInBy(
  { head, workspace }: { readonly head: FormHead; readonly workspace: Workspace },
  named: string | undefined,
): Entry | undefined {
  if (named !== undefined) return personNamed(findEntry(workspace, named, 'people'));
  const said = head.properties.from ?? head.text.from?.split(' ')[0];
  const person = said === undefined ? undefined : workspace.entries.get(said);
  return person?.registry.name === 'people' ? person : undefined;
}

function fieldsSent({ properties, text }: FormHead): string[] | undefined {
  return (properties.only ?? text.only)?.split(',').map((name) => name.trim());
}

function asFindings(
  { questions }: ImportReport,
  { file, now }: { readonly file: string; readonly now: Entry },
): Diagnostic[] {
  return questions.map(({ code, message, hint, field }) => ({
    ...{ code, severity: 'error', file, message, hint, record: now.id },
    registry: now.registry.name,
    ...(field !== undefined && { field }),
  }));
}

type Asking = { readonly workspace: Workspace; readonly shown: string };

/** Nothing is taken over as long as something has to be asked. */
function ask(findings: readonly Diagnostic[], { workspace, shown }: Asking, context: Context): number {
  const { out, globals } = context;
  printFindings({ findings, files: workspace.files }, globals.json ? 'json' : 'text', context);
  const way = `answer them in the document, or take over only what is clear: ${commandFor(shown, '--fields NAMES --yes')}`;
  out.warn(`${out.paint.red('refused:')} nothing was changed; ${way}\n`);
  return EXIT.findings;
}

function tellWay({ read }: ImportReport, { out }: Context): void {
  const ways = [
    ['content controls', read.byControls],
    ['headings and column titles', read.byHeadings],
  ] as const;
  for (const [way, fields] of ways)
    if (fields.length > 0) out.talk(`${showLine(`read by ${way}: ${fields.join(', ')}`)}\n`);
}
