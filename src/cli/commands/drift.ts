import { RequestError } from '../../base/request-error.ts';
import { shellWord } from '../../base/shell-word.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import type { WordDocument } from '../../exchange/word/word-document.ts';
import { type Drift, type DriftReport, findDrift } from '../../procedures/drift/find-drift.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { loadTemplates } from '../../render/load-template.ts';
import { isList } from '../../text/value.ts';
import { type Command, EXIT, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { plural } from '../print-findings.ts';
import { readBook } from '../read-book.ts';
import { readGivenWord } from '../read-given-word.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

/** `grantbook drift FILE`: where a Word document disagrees with the registries. */
export const driftCommand: Command = {
  name: 'drift',
  summary: 'say where a Word document disagrees with the registries',
  args: [{ name: 'file', description: 'a .docx: rendered and edited since, or made by hand' }],
  options: [
    { flags: '-f, --format <name>', description: 'text or json', choices: ['text', 'json'] },
    { flags: '--record <id>', description: 'the record it is about, where the document does not say it' },
  ],
  reads:
    'the cover and the properties of the document, schemas, registries; text that tracked changes delete is left out, what they insert counts',
  writes: 'nothing: what is to be done is printed as commands',
  exits: [
    '0 the document says what the book says',
    '1 they disagree',
    '2 no such file or record, no Word document, or it is not certain which record it is about',
    '3 no book',
  ],
  examples: [
    ['grantbook drift build/B-WISE_D1.2_State-of-the-art_V1.0.docx', 'after somebody edited it in Word'],
    ['grantbook drift received/final.docx --record D1.2', 'a document that does not say which it is'],
  ],
  run: runDrift,
};

async function runDrift(context: Context, input: Input): Promise<number> {
  const { globals } = context;
  const shown = input.args[0] ?? '';
  const format = formatOption(input, globals) ?? 'text';
  const { document } = readGivenWord(shown, { globals, does: 'compared' });
  const asked = { document, shown, record: textOption(input, 'record'), format };
  return readBook(context, ({ workspace }, held) => compare(workspace, asked, held));
}

/** A document, what it is called, the record that it is of where that is said, and how what disagrees is to be told. */
type Asked = {
  readonly document: Parameters<typeof findDrift>[0];
  readonly shown: string;
  readonly record: string | undefined;
  readonly format: string;
};

function compare(workspace: Workspace, { document, shown, record, format }: Asked, context: Context): number {
  const report = findDrift(document, workspace, record);
  if (report.compared.length === 0)
    throw new RequestError(
      `"${shown}" says nothing on its cover or in its properties that could be compared with ${report.entry.id}`,
      'give it a table with rows such as "Version" and "Due date", or make it with: grantbook render',
    );
  if (format === 'json') printJson(report, context);
  else printReport(report, templateFor(report.entry, document, workspace), context);
  warnOfProblems(workspace, report.entry.registry.name, context);
  return report.drifts.length > 0 ? EXIT.findings : EXIT.clean;
}

function printJson({ entry, drifts, notes, compared, revisions }: DriftReport, { out }: Context): void {
  const rows = drifts.map((drift) => ({ ...drift, command: commandFor(drift, entry.id) ?? null }));
  out.data(
    `${showJson({ record: entry.id, agrees: drifts.length === 0, drifts: rows, notes, compared, revisions }, 2)}\n`,
  );
}

function printReport(report: DriftReport, template: string | undefined, { out }: Context): void {
  const { entry, drifts, notes, compared, revisions } = report;
  for (const drift of drifts) out.data(`${showLine(lineOf(drift, entry.id))}\n`);
  for (const { field, where, note } of notes)
    out.talk(`${showLine(`${field}: ${note} (${where}); the first is what the book says`)}\n`);
  const { insertions, deletions, comments } = revisions;
  if (insertions + deletions + comments > 0)
    out.talk(
      `not settled in the document: ${plural(insertions, 'tracked insertion')}, ${plural(deletions, 'tracked deletion')}, ${plural(comments, 'comment')}\n`,
    );
  out.talk(
    `${showLine(`${entry.id}: ${plural(drifts.length, 'disagreement')}; compared: ${compared.join(', ')}`)}\n`,
  );
  if (drifts.length > 0 && template !== undefined)
    out.talk(
      `where the book is right, make the document anew: ${showLine(`grantbook render ${template} ${entry.id}`)}\n`,
    );
}

/** More than this of a text tells nothing more of where it differs. */
const SHOWN = 200;

function lineOf(drift: Drift, id: string): string {
  const command = commandFor(drift, id);
  const { remedy } = drift;
  const why =
    remedy.kind === 'render' && remedy.why !== undefined ? remedy.why : 'change one of the two by hand';
  const book = drift.book === '' ? 'nothing' : `"${shortened(drift.book)}"`;
  return `${drift.field}: the document says "${shortened(drift.document)}" (${shortened(drift.where)}), the book ${book}; ${command ?? why}`;
}

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

function commandFor({ remedy }: Drift, id: string): string | undefined {
  if (remedy.kind === 'render') return undefined;
  const changes =
    remedy.kind === 'move'
      ? [remedy.verb]
      : remedy.values.map(([field, value]) => `${field}=${isList(value) ? value.join(',') : String(value)}`);
  const words = [remedy.kind, id, ...changes].map(shellWord);
  return words.includes(undefined) ? undefined : `grantbook ${words.join(' ')}`;
}

/**
 * The template by which the document is made anew: the one that its subject names, as rendering writes it
 * there, else the only one of its registry, else the one that is called as the record is (a document made by
 * hand about a deliverable, by `deliverable`). Of others none is the right one.
 */
function templateFor({ registry }: Entry, document: WordDocument, { files }: Workspace): string | undefined {
  const names = loadTemplates(files)
    .templates.filter((template) => template.kind === 'document' && template.registry === registry.name)
    .map(({ name }) => name);
  const subject = document.properties.find(({ name }) => name === 'subject')?.text ?? '';
  const [named = ''] = subject.split(' ');
  if (names.includes(named)) return named;
  return names.length === 1 ? names[0] : names.find((name) => name === registry.noun);
}
