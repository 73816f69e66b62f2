import { projectMonthOf } from '../../base/project-month.ts';
import { RequestError } from '../../base/request-error.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import { type Deadline, deadlines, type Waiting, waitingRecords } from '../../registry/deadlines.ts';
import { findEntry, labelOf } from '../../registry/find-entry.ts';
import { partnerOf } from '../../registry/people.ts';
import { numberSetting } from '../../registry/setting.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { type Book, loadBook, openBook } from '../book.ts';
import { type Command, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { tableText } from '../format/table.ts';
import { repositoryNews } from '../repository-news.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

/** `grantbook status`: what is late, due soon and waiting, and for whom. */
export const statusCommand: Command = {
  name: 'status',
  summary: 'show what is late, due soon and waiting, and for whom',
  args: [],
  options: [
    {
      flags: '-d, --days <number>',
      description: 'how many days ahead to look; else as project.yaml says (status_days)',
    },
    { flags: '-p, --partner <id>', description: 'only what one partner, or its people, owe' },
  ],
  reads: 'schemas, registries, the state of the repository',
  writes: 'nothing',
  exits: ['0 shown', '1 shown, but some of the book could not be read', '2 wrong request', '3 no book'],
  examples: [
    ['grantbook status --days 60', 'what is late, and what is due in the next 60 days'],
    ['grantbook status --partner EURICSE --today 2023-11-01', 'what EURICSE owed on 1 November 2023'],
  ],
  run: runStatus,
};

type News = { readonly late: Deadline[]; readonly due: Deadline[]; readonly waiting: Waiting[] };

async function runStatus(context: Context, input: Input): Promise<number> {
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const asked = textOption(input, 'days');
  const days = asked === undefined ? numberSetting(workspace, 'status_days') : readDays(asked);
  const partner = textOption(input, 'partner');
  const mine = partner === undefined ? () => true : owedBy(workspace, findDebtor(workspace, partner));
  const all = deadlines(workspace, context.globals.today).filter((deadline) => mine(deadline.who));
  const news: News = {
    late: all.filter((deadline) => deadline.days < 0),
    due: all.filter((deadline) => deadline.days >= 0 && deadline.days <= (days ?? Infinity)),
    waiting: waitingRecords(workspace).filter((waiting) => mine(waiting.for)),
  };
  if (context.globals.json) await printJson(news, book, context);
  else await print(news, { book, workspace, days }, context);
  return warnOfProblems(workspace, undefined, context);
}

function readDays(text: string): number {
  if (!/^\d{1,4}$/.test(text))
    throw new RequestError(`"${text}" is not a number of days`, 'for example: --days 60');
  return Number(text);
}

function findDebtor(workspace: Workspace, name: string): string {
  const { id, registry } = findEntry(workspace, name, 'partners');
  if (registry.name === 'partners' || registry.name === 'people') return id;
  throw new RequestError(`"${id}" is a ${registry.noun}, not a partner`, 'see: grantbook list partners');
}

function owedBy(workspace: Workspace, partner: string): (who: readonly string[]) => boolean {
  return (who) => who.some((id) => id === partner || partnerOf(workspace, id) === partner);
}

type Setting = { readonly book: Book; readonly workspace: Workspace; readonly days: number | undefined };

async function print(
  news: News,
  { book, workspace, days }: Setting,
  { out, globals }: Context,
): Promise<void> {
  const { project } = workspace;
  if (project) {
    const month = projectMonthOf(project.start, globals.today);
    out.data(
      `${out.paint.bold(showLine(project.acronym))}  ${globals.today}  M${month} of M${project.durationMonths}\n`,
    );
  }
  printDeadlines(`late (${news.late.length})`, news.late, { workspace, out });
  const span = days === undefined ? '' : ` in ${days} days`;
  printDeadlines(`due${span} (${news.due.length})`, news.due, { workspace, out });
  if (news.waiting.length > 0) out.data(`\n${out.paint.bold(`waiting (${news.waiting.length})`)}\n`);
  const rows = news.waiting.map(({ entry, state, for: who }) => [
    entry.id,
    labelOf(entry),
    state,
    who.map((id) => owner(workspace, id)).join(', '),
  ]);
  if (rows.length > 0)
    out.data(tableText({ headings: ['id', 'title', 'state', 'waits for'], rows }, out.paint, out.width));
  const lines = await repositoryNews(book);
  if (lines.length > 0) out.data(`\n${lines.map((line) => `${showLine(line)}\n`).join('')}`);
}

type Printing = { readonly workspace: Workspace; readonly out: Context['out'] };

function printDeadlines(title: string, list: readonly Deadline[], { workspace, out }: Printing): void {
  out.data(`\n${out.paint.bold(title)}\n`);
  if (list.length === 0) return;
  const rows = list.map(({ entry, due, days, who }) => [
    entry.id,
    labelOf(entry),
    due,
    days < 0 ? `${-days} late` : `in ${days}`,
    who.map((id) => owner(workspace, id)).join(', '),
  ]);
  out.data(tableText({ headings: ['id', 'title', 'due', 'days', 'for'], rows }, out.paint, out.width));
}

function owner(workspace: Workspace, id: string): string {
  const partner = partnerOf(workspace, id);
  return partner === undefined || partner === id ? id : `${id} (${partner})`;
}

async function printJson(news: News, book: Book, { out, globals }: Context): Promise<void> {
  const deadline = ({ entry, due, days, who }: Deadline) => ({
    id: entry.id,
    registry: entry.registry.name,
    due,
    days,
    who,
  });
  const waiting = news.waiting.map((w) => ({
    id: w.entry.id,
    registry: w.entry.registry.name,
    state: w.state,
    for: w.for,
  }));
  const repository = await repositoryNews(book);
  const json = {
    today: globals.today,
    late: news.late.map(deadline),
    due: news.due.map(deadline),
    waiting,
    repository,
  };
  out.data(`${showJson(json, 2)}\n`);
}
