import { RequestError } from '../../base/request-error.ts';
import { setRecord } from '../../change/set-record.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { type Command, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { WRITE_EXITS, WRITES } from '../write-command.ts';
import { entryOf } from './entry-of.ts';

/** `grantbook written-procedure answer ID PARTNER VOTE`: records the answer of a member. */
export const answerCommand: Command = {
  name: 'answer',
  summary: 'record the answer of a member',
  args: [
    { name: 'id', description: 'the written procedure’s id' },
    { name: 'partner', description: 'the member, by its acronym' },
    { name: 'vote', description: 'for, against or abstain' },
  ],
  options: [
    {
      flags: '--channel <name>',
      description: 'how it came: email (where not given), letter, form, signed_document',
    },
    { flags: '--on <day>', description: 'the day it came; today where not given' },
    { flags: '--remark <text>', description: 'what was said with it' },
  ],
  reads: 'the procedure',
  writes: WRITES,
  exits: WRITE_EXITS,
  examples: [
    ['grantbook written-procedure answer WRP-002 SCF for', 'an answer that came today, by e-mail'],
    [
      'grantbook written-procedure answer WRP-002 ADV against --on 2023-12-04 --remark "not before May"',
      'one that came before, with its reason',
    ],
  ],
  run: runAnswer,
};

async function runAnswer(context: Context, input: Input): Promise<number> {
  const [id = '', partner = '', vote = ''] = input.args;
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const entry = entryOf(workspace, id, 'written-procedures');
  if (entry.data.status !== 'open') {
    throw new RequestError(
      `${entry.id} takes no answers: it is "${String(entry.data.status)}"`,
      `see its steps: grantbook show ${entry.id}`,
    );
  }
  const remark = textOption(input, 'remark');
  const value = {
    partner: partner.trim(),
    vote,
    answered_on: textOption(input, 'on') ?? context.globals.today,
    channel: textOption(input, 'channel') ?? 'email',
    ...(remark !== undefined && { remark }),
  };
  const { reason } = context.globals;
  const assignments = [{ path: ['ballots'], operation: 'add', value }] as const;
  return carryOut(await setRecord(workspace, { entry, assignments, reason }), { book, workspace }, context);
}
