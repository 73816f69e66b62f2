import { sha256 } from '../../base/digest.ts';
import { RequestError } from '../../base/request-error.ts';
import { shellWord } from '../../base/shell-word.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import { prompt } from '../../io/terminal.ts';
import { type FormHead, readFormHead } from '../../procedures/forms/form-head.ts';
import { formDocument } from '../../procedures/forms/form-text.ts';
import { compareReturned, type ImportReport, importForm } from '../../procedures/forms/import-form.ts';
import { findEntry } from '../../registry/find-entry.ts';
import { makeForm } from '../../registry/forms/make-form.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { EXIT, flag, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { printFindings } from '../print-findings.ts';
import { readGivenWord } from '../read-given-word.ts';
import { askedFields, personNamed } from './asked-fields.ts';
import { findBase } from './find-base.ts';
import { notAskedFor, printOpen, printTold, type Told, toldJson } from './print-told.ts';
import { recordOf } from './record-of.ts';

/** `grantbook form import FILE`: shows what a form that came back would change, and what has to be asked; with --yes makes the edit. */
export async function importGiven(context: Context, input: Input): Promise<number> {
  const { globals } = context;
  const [, shown = ''] = input.args;
  const { bytes, document } = readGivenWord(shown, { globals, does: 'taken over' });
  const book = await openBook(globals);
  const workspace = await loadBook(book);
  const head = readFormHead(document);
  const now = recordOf({ document, head, workspace }, textOption(input, 'record'));
  const from = filledInBy({ head, workspace }, namedPerson(input, context));
  const only = askedFields(input, now);
  const base = await findBase({ book, workspace, head, now }, textOption(input, 'base'));
  const file = showLine(shown);
  if ('why' in base) {
    if (!globals.json) printOpen(document, context);
    return ask([{ ...base.why, file }], { workspace, way: '' }, context);
  }
  const form = makeForm(base.entry, base.workspace, fieldsSent(head));
  const report = compareReturned({ form, document, base: base.entry, now, only });
  const sent = formDocument(form, { base: '', to: undefined, only: false }, base.workspace);
  const told = { document, report, beside: notAskedFor({ document, head, sent }) };
  if (flag(input, 'yes') && report.questions.length + report.edits.length > 0 && !from)
    throw nobodyNamed(shown);
  const received = { digest: sha256(bytes), reason: globals.reason };
  const plan = { entry: now, edits: report.edits };
  const importing: Importing = {
    carry: async (way) =>
      carryOut(await importForm(workspace, plan, received), { book, workspace }, inNameOf(from, way)),
    answerable: { file, now, workspace, shown },
    told,
    yes: flag(input, 'yes'),
    known: from !== undefined,
  };
  return globals.json ? answerInJson(importing, context) : answer(importing, context);
}

type Importing = {
  readonly carry: (context: Context) => Promise<number>;
  readonly answerable: {
    readonly file: string;
    readonly now: Entry;
    readonly workspace: Workspace;
    readonly shown: string;
  };
  readonly told: Told;
  readonly yes: boolean;
  /** Whether it is known who filled it in. */
  readonly known: boolean;
};

async function answer({ carry, answerable, told, yes, known }: Importing, context: Context): Promise<number> {
  const { globals, out } = context;
  const { file, now, workspace, shown } = answerable;
  const { report } = told;
  printTold(told, context);
  if (report.questions.length > 0) {
    const silent = { ...context, out: { ...out, talk: () => {} } };
    if (report.edits.length > 0) await carry(withDryRun(silent));
    const way = `; answer them in the document, or take over only what is clear: ${commandFor(shown, '--fields NAMES --yes')}`;
    return ask(asFindings(report, { file, now }), { workspace, way }, context);
  }
  if (report.edits.length === 0) {
    out.talk(`nothing to change: ${now.id} says so already\n`);
    return EXIT.clean;
  }
  if (yes) return carry(context);
  const status = await carry(withDryRun(context));
  if (status !== EXIT.clean) return status;
  if (globals.input && known && (await agreed())) return carry(context);
  out.talk(`to take it over: ${commandFor(shown, known ? '--yes' : '--from P-010 --yes')}\n`);
  return status;
}

/** One object says all; where the rules of the book refuse the edit, their findings come instead. */
async function answerInJson({ carry, answerable, told, yes }: Importing, context: Context): Promise<number> {
  const { out } = context;
  const { report } = told;
  const clear = report.questions.length === 0;
  const said: string[] = [];
  const quiet = { ...context, out: { ...out, data: (text: string) => said.push(text), talk: () => {} } };
  const way = yes && clear ? quiet : withDryRun(quiet);
  const status = report.edits.length === 0 ? EXIT.clean : await carry(way);
  if (status !== EXIT.clean && clear) out.data(said.join(''));
  else out.data(`${showJson(toldJson(told, answerable.now), 2)}\n`);
  return clear ? status : EXIT.findings;
}

function withDryRun(context: Context): Context {
  return { ...context, globals: { ...context.globals, dryRun: true } };
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

/** Returns the context in which whatever is done is done on behalf of a person. */
function inNameOf(person: Entry | undefined, context: Context): Context {
  return { ...context, globals: { ...context.globals, onBehalfOf: person?.id } };
}

/** --from says of a form what --on-behalf-of says of any command. */
function namedPerson(input: Input, { globals }: Context): string | undefined {
  const [from, behalf] = [textOption(input, 'from'), globals.onBehalfOf];
  if (from !== undefined && behalf !== undefined && from !== behalf)
    throw new RequestError('--from and --on-behalf-of contradict each other', 'leave out one of the two');
  return from ?? behalf;
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

type Asking = { readonly workspace: Workspace; readonly way: string };

/** Nothing is taken over as long as something has to be asked. */
function ask(findings: readonly Diagnostic[], { workspace, way }: Asking, context: Context): number {
  const { out, globals } = context;
  printFindings({ findings, files: workspace.files }, globals.json ? 'json' : 'text', context);
  out.warn(`${out.paint.red('refused:')} nothing was changed${way}\n`);
  return EXIT.findings;
}
