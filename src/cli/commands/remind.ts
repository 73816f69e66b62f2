import { CannotError } from '../../base/cannot-error.ts';
import { RequestError } from '../../base/request-error.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import { removeOthers } from '../../io/remove-others.ts';
import { writeOutput } from '../../io/write-output.ts';
import { reminderMail } from '../../procedures/reminder-mails.ts';
import { type Reminder, type Reminders, remindersOn } from '../../procedures/reminders.ts';
import { whoseDuties } from '../../registry/owes.ts';
import { partnerOf } from '../../registry/people.ts';
import { setting } from '../../registry/setting.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { loadTemplates } from '../../render/load-template.ts';
import type { Template } from '../../render/template.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { loadJudge } from '../../text/yaml/judge.ts';
import type { Book } from '../book.ts';
import { type Command, EXIT, flag, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { tableText } from '../format/table.ts';
import { outputFolder } from '../output-folder.ts';
import { printFindings } from '../print-findings.ts';
import { type BookRead, readBook } from '../read-book.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

/** `grantbook remind`: a mail for each person who owes something, as files; nothing is sent. */
export const remindCommand: Command = {
  name: 'remind',
  summary: 'write a mail to each person who owes something; nothing is sent',
  args: [],
  options: [
    { flags: '--person <id>', description: 'only to one person' },
    { flags: '-p, --partner <id>', description: 'only to the people of one partner' },
    {
      flags: '-d, --days <number>',
      description: 'of all that is late or due in so many days; else as project.yaml says (reminders.days)',
    },
    { flags: '--only-today', description: 'only of what a reminder falls on this day for: for a daily run' },
    { flags: '-o, --output <folder>', description: 'where to write the files (build/reminders)' },
  ],
  reads: 'schemas, registries, templates/reminder.mail.hbs',
  writes: 'an .eml file for each person, in a folder for the day; mail programs open it as a draft',
  exits: [
    '0 written, or nobody owes anything',
    '1 the template or a value is wrong, or some of the book could not be read',
    '2 wrong request',
    '3 no book, or no template',
  ],
  examples: [
    ['grantbook remind', 'write the mails that are due by now, and list them'],
    ['grantbook remind --person P-010 --days 30', 'all that one person owes in the next 30 days'],
    ['grantbook remind --only-today --dry-run', 'see who would get a mail today'],
  ],
  run: runRemind,
};

async function runRemind(context: Context, input: Input): Promise<number> {
  const output = outputFolder(textOption(input, 'output') ?? 'build/reminders');
  const folder = `${output}/${context.globals.today}`;
  const days = readDays(textOption(input, 'days'));
  return readBook(context, (read, held) => makeMails(read, { input, folder, days }, held));
}

/** Where mails are written to, and how many days they look ahead. */
type Asked = { readonly input: Input; readonly folder: string; readonly days: number | undefined };

/** All of the book that is looked at is looked at before anything is written. */
async function makeMails(
  { workspace, open }: BookRead,
  { input, folder, days }: Asked,
  context: Context,
): Promise<number> {
  const { globals, out } = context;
  if (days === undefined) refuseNoSetting(workspace);
  const asked = { partner: textOption(input, 'partner'), person: textOption(input, 'person') };
  const whose = whoseDuties(workspace, asked);
  const onlyToday = flag(input, 'onlyToday');
  const found = remindersOn(workspace, { today: globals.today, days, onlyToday, whose });
  const template = await reminderTemplate(workspace);
  if ('problems' in template) return refuse(template.problems, workspace, context);
  const mails = new Map<string, Uint8Array>();
  for (const reminder of found.reminders) {
    const mail = reminderMail(reminder, { workspace, template, today: globals.today });
    if (!mail.ok) return refuse(mail.diagnostics, workspace, context);
    mails.set(`${folder}/${reminder.person.id}.eml`, new TextEncoder().encode(mail.value));
  }
  if (!globals.dryRun)
    write(
      mails,
      await open(),
      asked.partner === undefined && asked.person === undefined ? folder : undefined,
    );
  if (globals.json) out.data(`${showJson(asJson(found, folder), 2)}\n`);
  else print(found, { workspace, folder }, context);
  return warnOfProblems(workspace, undefined, context);
}

function readDays(text: string | undefined): number | undefined {
  if (text === undefined || /^\d{1,4}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new RequestError(`"${text}" is not a number of days`, 'for example: --days 14');
}

/** Without days of its own the project has nothing to remind by. */
function refuseNoSetting(workspace: Workspace): void {
  if (setting(workspace, 'reminders.days') !== undefined) return;
  throw new RequestError(
    'project.yaml does not say when to remind (reminders.days)',
    'say how far to look: --days 14; or write "reminders" into project-data/project.yaml',
  );
}

type NoTemplate = { readonly problems: readonly Diagnostic[] };

async function reminderTemplate({ files }: Workspace): Promise<Template | NoTemplate> {
  const { templates, broken } = loadTemplates(files, await loadJudge());
  const problems = broken.get(FILE);
  if (problems) return { problems };
  const template = templates.find(({ file }) => file === FILE);
  if (template) return template;
  throw new CannotError(`the book has no ${FILE}`, { hint: `bring it back: git checkout -- ${FILE}` });
}

const FILE = 'templates/reminder.mail.hbs';

/** Mails of the same day to people who owe nothing any more are taken away, where all were made. */
function write(mails: ReadonlyMap<string, Uint8Array>, { root }: Book, whole: string | undefined): void {
  for (const [path, bytes] of mails) writeOutput(root, { path, bytes });
  if (whole !== undefined) removeOthers(root, { folder: whole, ending: '.eml', keep: new Set(mails.keys()) });
}

type Printing = { readonly workspace: Workspace; readonly folder: string };

function print(
  { reminders, unaddressed }: Reminders,
  { workspace, folder }: Printing,
  context: Context,
): void {
  const { out, globals } = context;
  const rows = reminders.map(({ person, duties, cc }) => [
    person.id,
    partnerOf(workspace, person.id) ?? '',
    String(duties.filter(({ due }) => due < globals.today).length),
    String(duties.filter(({ due }) => due >= globals.today).length),
    cc.map(({ id }) => id).join(', '),
    `${folder}/${person.id}.eml`,
  ]);
  const headings = ['to', 'partner', 'late', 'due', 'copy to', 'file'];
  if (rows.length > 0) out.data(tableText({ headings, rows }, out.paint, out.width));
  else out.talk('nobody is to be reminded of anything\n');
  if (unaddressed.length === 0) return;
  out.data(`\n${out.paint.bold(`nobody to write to (${unaddressed.length})`)}\n`);
  const lost = unaddressed.map(({ duty, why }) => [duty.entry.id, duty.due, showLine(why)]);
  out.data(tableText({ headings: ['id', 'due', 'why'], rows: lost }, out.paint, out.width));
}

function asJson({ reminders, unaddressed }: Reminders, folder: string): Record<string, unknown> {
  const owed = ({ entry, step, due, escalated }: Reminder['duties'][number]) => ({
    id: entry.id,
    step,
    due,
    escalated,
  });
  return {
    reminders: reminders.map(({ person, duties, cc }) => ({
      to: person.id,
      cc: cc.map(({ id }) => id),
      file: `${folder}/${person.id}.eml`,
      duties: duties.map(owed),
    })),
    unaddressed: unaddressed.map(({ duty, why }) => ({ ...owed(duty), why })),
  };
}

function refuse(findings: readonly Diagnostic[], { files }: Workspace, context: Context): number {
  printFindings({ findings, files }, context.globals.json ? 'json' : 'text', context);
  context.out.talk('no mail was written\n');
  return EXIT.findings;
}
