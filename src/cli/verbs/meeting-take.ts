import { takeNoted } from '../../procedures/meetings/take-noted.ts';
import { whoseAct } from '../acting.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import type { Command, Input } from '../command.ts';
import type { Context } from '../context.ts';
import { WRITE_EXITS } from '../write-command.ts';
import { entryOf } from './entry-of.ts';

/** `grantbook meeting take ID`: takes what was noted in a meeting into the registries. */
export const takeCommand: Command = {
  name: 'take',
  summary: 'take the decisions and actions that were noted into their registries',
  args: [{ name: 'id', description: 'the meeting’s id' }],
  options: [],
  reads: 'noted_decisions, noted_actions and votes of the meeting; who you are, from git',
  writes: 'the meeting, its decisions and its actions, in one commit',
  exits: WRITE_EXITS,
  examples: [
    ['grantbook meeting take MTG-2024-02-01-SC', 'before the minutes go out'],
    ['grantbook meeting take MTG-2024-02-01-SC --dry-run', 'see which records it would make'],
  ],
  run: runTake,
};

async function runTake(context: Context, { args }: Input): Promise<number> {
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const entry = entryOf(workspace, args[0] ?? '', 'meetings');
  const { today, reason } = context.globals;
  const actor = whoseAct(book, workspace, context.globals);
  return carryOut(await takeNoted(workspace, { entry, today, actor, reason }), { book, workspace }, context);
}
