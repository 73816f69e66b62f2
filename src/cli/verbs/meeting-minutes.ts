import { fillMinutes } from '../../procedures/meetings/fill-minutes.ts';
import { whoseAct } from '../acting.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { type Command, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { WRITE_EXITS, WRITES } from '../write-command.ts';
import { entryOf } from './entry-of.ts';

/** `grantbook meeting minutes ID`: begins the minutes from the members, the agenda and the registries. */
export const minutesCommand: Command = {
  name: 'minutes',
  summary: 'begin the minutes: attendance, quorum, open actions, risks',
  args: [{ name: 'id', description: 'the meeting’s id' }],
  options: [
    { flags: '--absent <partners>', description: 'members that were not there: ACT,RES' },
    { flags: '--excused <partners>', description: 'members that were not there and had said so' },
    { flags: '--remote <partners>', description: 'members that took part from elsewhere' },
    { flags: '--in-person <partners>', description: 'members that came to a meeting that was held online' },
    { flags: '--proxy <pairs>', description: 'members represented by another: ACT=RISE,RES=ENSIE' },
  ],
  reads: 'the members of the body, the agenda, actions and risks; who you are, from git',
  writes: WRITES,
  exits: WRITE_EXITS,
  examples: [
    ['grantbook meeting minutes MTG-2024-02-01-SC', 'everybody was there'],
    [
      'grantbook meeting minutes MTG-2024-02-01-SC --excused JKU --proxy RISE=ADV',
      'one was not, one was represented',
    ],
  ],
  run: runMinutes,
};

async function runMinutes(context: Context, input: Input): Promise<number> {
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const entry = entryOf(workspace, input.args[0] ?? '', 'meetings');
  const list = (name: string) =>
    (textOption(input, name) ?? '').split(/[\s,]+/).filter((part) => part !== '');
  const exceptions = {
    absent: list('absent'),
    excused: list('excused'),
    remote: list('remote'),
    in_person: list('inPerson'),
    proxy: list('proxy'),
  };
  const minuteTaker = whoseAct(book, workspace, context.globals);
  const { reason } = context.globals;
  const plan = await fillMinutes(workspace, { entry, exceptions, minuteTaker, reason });
  return carryOut(plan, { book, workspace }, context);
}
