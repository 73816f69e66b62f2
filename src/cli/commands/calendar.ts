import { showLine } from '../../base/show-text.ts';
import { formatCalendar } from '../../exchange/ics.ts';
import { commitTime } from '../../io/git/commit-time.ts';
import { writeOutput } from '../../io/write-output.ts';
import { calendarEvents } from '../../procedures/calendar.ts';
import { whoseDuties } from '../../registry/owes.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Book } from '../book.ts';
import { type Command, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { outputFile } from '../output-file.ts';
import { plural } from '../print-findings.ts';
import { type BookRead, readBook } from '../read-book.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

/** `grantbook calendar`: deadlines, steps, meetings and windows as a calendar file. */
export const calendarCommand: Command = {
  name: 'calendar',
  summary: 'write deadlines, steps, meetings and windows as a calendar (.ics)',
  args: [],
  options: [
    { flags: '-p, --partner <id>', description: 'only what concerns one partner, or its people' },
    { flags: '--person <id>', description: 'only what concerns one person' },
    {
      flags: '-o, --out <file>',
      description: 'the file, inside the book (build/calendar.ics); - for standard output',
    },
  ],
  reads: 'schemas, registries, the time of the last commit',
  writes: 'an .ics file that calendars import; imported again, it changes what it brought before',
  exits: ['0 written', '1 written, but some of the book could not be read', '2 wrong request', '3 no book'],
  examples: [
    ['grantbook calendar', 'the whole project'],
    ['grantbook calendar --partner SCF --out build/SCF.ics', 'what concerns one partner'],
  ],
  run: runCalendar,
};

const CALENDAR = { what: 'a calendar', ending: 'ics', example: '--out build/calendar.ics' };

async function runCalendar(context: Context, input: Input): Promise<number> {
  const [partner, person] = [textOption(input, 'partner'), textOption(input, 'person')];
  const target =
    textOption(input, 'out') ?? `build/calendar${(partner ?? person) ? `-${partner ?? person}` : ''}.ics`;
  const path = target === '-' ? undefined : outputFile(target, CALENDAR);
  return readBook(context, (read, held) => makeCalendar(read, { partner, person, path }, held));
}

/** Whose dates are wanted, and the file that they are for. */
type Asked = {
  readonly partner: string | undefined;
  readonly person: string | undefined;
  readonly path: string | undefined;
};

/** All of the book that is looked at is looked at before anything is written. */
async function makeCalendar(
  { workspace, open }: BookRead,
  { partner, person, path }: Asked,
  context: Context,
): Promise<number> {
  const { globals, out } = context;
  const book = await open();
  const events = calendarEvents(workspace, whoseDuties(workspace, { partner, person }));
  const name = [workspace.project?.acronym ?? '', partner ?? person ?? ''].join(' ').trim();
  const text = formatCalendar({ name, stamp: stampOf(book, workspace), events });
  if (path === undefined) out.data(text);
  else if (globals.dryRun) out.talk(`${showLine(path)} would hold ${plural(events.length, 'event')}\n`);
  else {
    const changed = writeOutput(book.root, { path, bytes: new TextEncoder().encode(text) });
    out.data(`${showLine(path)}  ${changed ? 'written' : 'unchanged'}  ${plural(events.length, 'event')}\n`);
  }
  return warnOfProblems(workspace, undefined, context);
}

/** The moment of the data, not of the run: the last commit, or before there is one the start of the project. */
function stampOf({ repository }: Book, { project }: Workspace): number {
  const committed = repository?.head === undefined ? undefined : commitTime(repository, repository.head);
  return committed ?? Date.parse(`${project?.start ?? '2000-01-01'}T00:00:00Z`);
}
