import { RequestError } from '../../base/request-error.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import type { RegistryEvent } from '../../history/registry-walk.ts';
import { isSelected } from '../../history/select-commits.ts';
import { findField } from '../../registry/field-path.ts';
import { formerIdsOf } from '../../registry/former-ids.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { valueAt } from '../../text/value.ts';
import { type Book, loadBook, openBook } from '../book.ts';
import { type Command, EXIT, formatOption, type Input, textOption } from '../command.ts';
import type { Context, Out } from '../context.ts';
import { tellOfNewId } from '../entry-asked-for.ts';
import { tableCsv } from '../format/csv.ts';
import { tableMarkdown } from '../format/markdown.ts';
import { loadNaming } from '../log/load-naming.ts';
import { eventJson } from '../log/log-json.ts';
import { readSelection } from '../log/log-selection.ts';
import { type LogSubject, logSubject } from '../log/log-subject.ts';
import { logTable } from '../log/log-table.ts';
import { printBookLog, printRecordLog } from '../log/log-text.ts';
import { readKnownBook } from '../read-book.ts';

const FORMATS = ['text', 'json', 'csv', 'md', 'docx'] as const;

/** `grantbook log [WHAT]`: who changed what, when and why: in a record, a field, a registry or the book. */
export const logCommand: Command = {
  name: 'log',
  summary: 'show who changed what, when and why: in a record, a field, a registry, the book',
  args: [
    {
      name: 'what',
      description: 'a record, D1.2; a field, D1.2.due; a registry, risks; without it, the book',
      optional: true,
    },
  ],
  options: [
    { flags: '--person <id>', description: 'only what this person wrote or committed, or had done' },
    { flags: '--since <day>', description: 'committed on this day or later: 2023-01-01, or M13' },
    { flags: '--until <day>', description: 'committed on this day or earlier: 2023-06-30, or M18' },
    { flags: '--limit <number>', description: 'only the newest changes' },
    { flags: '-f, --format <name>', description: 'text, json, csv, md or docx', choices: FORMATS },
    { flags: '-o, --output <file>', description: 'of a docx, the file inside the book (build/log….docx)' },
  ],
  reads: 'the commits of the repository',
  writes: 'nothing; with --format docx one document below build/ (git ignores it)',
  exits: [
    '0 shown',
    '2 no such record, field, registry or person',
    '3 no git, or a shallow clone whose history is cut off',
  ],
  examples: [
    ['grantbook log D1.2', 'every change of the deliverable, newest first'],
    ['grantbook log D1.2.due', 'how its due date came to be what it is'],
    ['grantbook log D1.2 --format docx', 'the same as a Word document, for the file or the funder'],
    ['grantbook log R-003 --limit 3 --json', 'the last three changes of a risk, for a program'],
    ['grantbook log risks --since M13 --until M18 --format csv', 'what half a year changed in the risks'],
  ],
  run: runLog,
};

async function runLog(context: Context, input: Input): Promise<number> {
  const limit = textOption(input, 'limit') ?? '100000';
  if (!/^\d{1,6}$/.test(limit))
    throw new RequestError(`"${limit}" is not a number`, 'for example: --limit 10');
  const format = formatOf(context, input);
  if (format !== 'docx' && textOption(input, 'output') !== undefined)
    throw new RequestError(
      '--output is of a document',
      'add --format docx, or send what is printed to a file: > FILE',
    );
  const asked = { input, format, limit: Number(limit) };
  const done = isAlone(input)
    ? await readKnownBook(context, async ({ workspace, open }, held) =>
        logBook({ ...asked, book: await open(), workspace }, held),
      )
    : undefined;
  if (done !== undefined) return done;
  const book = await openBook(context.globals, { compared: false });
  const workspace = (await recordAlone(book, input)) ?? (await loadBook(book));
  return logBook({ ...asked, book, workspace }, context);
}

type Asked = {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly input: Input;
  readonly format: Format;
  readonly limit: number;
};

async function logBook({ book, workspace, input, format, limit }: Asked, context: Context): Promise<number> {
  const selection = readSelection(input, workspace);
  const [what = ''] = input.args;
  const named = findField(workspace, what)?.entry;
  if (named) tellOfNewId(named, what.startsWith(named.id) ? named.id : idIn(what, named), context.out);
  const subject = await logSubject(book, workspace, input.args[0]);
  const chosen = subject.events.filter(({ commit }) => isSelected(commit, selection));
  const shown = chosen.slice(0, limit);
  if (format === 'docx') {
    const { writeLogDocument } = await import('../log/write-log-document.ts');
    await writeLogDocument({ book, workspace, input, subject, shown }, context);
  } else print(shown, { format, subject }, context.out);
  const aside = asideOf(subject, chosen);
  if (aside !== undefined) context.out.talk(`${showLine(aside)}\n`);
  return EXIT.clean;
}

/** Of one record, without anything that others decide, nothing else need be read. */
async function recordAlone(book: Book, input: Input): Promise<Workspace | undefined> {
  const [id] = input.args;
  return id === undefined || !isAlone(input) ? undefined : loadNaming(book, id);
}

function isAlone({ args: [id], options }: Input): boolean {
  const decided = ['person', 'since', 'until'].some((name) => options[name] !== undefined);
  return id !== undefined && !decided && options.format !== 'docx';
}

/** The former id that what is asked for begins with. */
function idIn(what: string, entry: Entry): string {
  return formerIdsOf(entry).find((id) => what === id || /^[.[]/.test(what.slice(id.length))) ?? entry.id;
}

type Format = (typeof FORMATS)[number];

function formatOf({ globals }: Context, input: Input): Format {
  const asked = formatOption(input, globals) ?? 'text';
  const format = FORMATS.find((name) => name === asked);
  if (!format) throw new RequestError(`"${asked}" is not a format`, `use one of: ${FORMATS.join(', ')}`);
  return format;
}

type Printing = { readonly format: Format; readonly subject: LogSubject };

function print(events: readonly RegistryEvent[], { format, subject }: Printing, out: Out): void {
  if (format === 'json') out.data(`${showJson(events.map(eventJson), 2)}\n`);
  else if (format === 'csv') out.data(tableCsv(logTable(events)));
  else if (format === 'md') out.data(tableMarkdown(logTable(events)));
  else if (subject.kind === 'book' || subject.kind === 'registry') printBookLog(events, out);
  else printRecordLog(events, out, subject.kind === 'field');
}

/** What the events do not say themselves: that there are none, and why; that a field never changed, and since when. */
function asideOf(subject: LogSubject, chosen: readonly RegistryEvent[]): string | undefined {
  const { name, around, events } = subject;
  const whole = around?.events ?? events;
  if (whole.length === 0) return `${name} is not committed yet: grantbook save`;
  if (around && events.every(({ kind }) => kind === 'added')) return neverChanged(subject, around);
  return chosen.length === 0 ? `nothing of ${name} was changed by those asked for, or then` : undefined;
}

type Around = NonNullable<LogSubject['around']>;

function neverChanged({ name, events: own }: LogSubject, { entry, path, events }: Around): string {
  if (own.length === 0 && valueAt(entry.data, path) !== undefined)
    return `${name} is not committed yet: grantbook save`;
  const added = events.findLast(({ kind }) => kind === 'added') ?? events.at(-1);
  const [oid, day] = [added?.commit.oid.slice(0, 10), added?.commit.author.date];
  const since = `since ${entry.id} was added on ${day} in commit ${oid}`;
  return own.length > 0 ? `${name} has never changed ${since}` : `${name} was never set ${since}`;
}
