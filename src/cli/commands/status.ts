import { RequestError } from '../../base/request-error.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import { statusOf } from '../../procedures/status.ts';
import { whoseDuties } from '../../registry/owes.ts';
import { numberSetting } from '../../registry/setting.ts';
import { type Command, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { printStatus, statusJson } from '../print-status.ts';
import { type BookRead, readBook } from '../read-book.ts';
import { repositoryNews } from '../repository-news.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

/** `grantbook status`: what is late, due soon and waiting, and for whom. */
export const statusCommand: Command = {
  name: 'status',
  summary: 'show what is late, due, next, waiting and red, and for whom',
  args: [],
  options: [
    {
      flags: '-d, --days <number>',
      description: 'how many days ahead to look; else as project.yaml says (status_days)',
    },
    { flags: '-p, --partner <id>', description: 'only what one partner, or its people, owe' },
    { flags: '--person <id>', description: 'only what one person owes' },
  ],
  reads: 'schemas, registries, the state of the repository',
  writes: 'nothing',
  exits: ['0 shown', '1 shown, but some of the book could not be read', '2 wrong request', '3 no book'],
  examples: [
    ['grantbook status --days 60', 'what is late, and what is due in the next 60 days'],
    ['grantbook status --partner EURICSE --today 2023-11-01', 'what EURICSE owed on 1 November 2023'],
    ['grantbook status --person P-010', 'what one person owes'],
  ],
  run: runStatus,
};

async function runStatus(context: Context, input: Input): Promise<number> {
  const asked = textOption(input, 'days');
  const ahead = asked === undefined ? undefined : readDays(asked);
  return readBook(context, (read, held) => showStatus({ ...read, input, ahead }, held), { compared: true });
}

type Asked = BookRead & {
  readonly input: Input;
  /** How many days ahead to look, where that is asked for. */
  readonly ahead: number | undefined;
};

async function showStatus(
  { workspace, open, edited, input, ahead }: Asked,
  context: Context,
): Promise<number> {
  const { globals, out } = context;
  const days = ahead ?? numberSetting(workspace, 'status_days');
  const whose = whoseDuties(workspace, {
    partner: textOption(input, 'partner'),
    person: textOption(input, 'person'),
  });
  const status = statusOf(workspace, { today: globals.today, days, whose });
  const report = { status, workspace, days };
  const repository = repositoryNews(await open(), edited);
  if (globals.json) out.data(`${showJson({ ...statusJson(report, globals.today), repository }, 2)}\n`);
  else {
    printStatus(report, context);
    if (repository.length > 0) out.data(`\n${repository.map((line) => `${showLine(line)}\n`).join('')}`);
  }
  return warnOfProblems(workspace, undefined, context);
}

function readDays(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new RequestError(`"${text}" is not a number of days`, 'for example: --days 60');
}
