import { fillAgenda } from '../../procedures/meetings/fill-agenda.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import type { Command, Input } from '../command.ts';
import type { Context } from '../context.ts';
import { WRITE_EXITS } from '../write-command.ts';
import { entryOf } from './entry-of.ts';

/** `grantbook meeting agenda ID`: fills the agenda with what waits for the meeting. */
export const agendaCommand: Command = {
  name: 'agenda',
  summary: 'fill the agenda with proposals, open actions and red risks',
  args: [{ name: 'id', description: 'the meeting’s id' }],
  options: [],
  reads: 'the agenda as it stands, proposed decisions, actions and risks',
  writes: 'the meeting, and the meeting in the proposals that it is to decide, in one commit',
  exits: WRITE_EXITS,
  examples: [
    ['grantbook meeting agenda MTG-2024-02-01-SC', 'carry the open actions of the committee over'],
    ['grantbook meeting agenda MTG-2024-02-01-SC --dry-run', 'see what would be added'],
  ],
  run: runAgenda,
};

async function runAgenda(context: Context, { args }: Input): Promise<number> {
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const entry = entryOf(workspace, args[0] ?? '', 'meetings');
  const { reason } = context.globals;
  return carryOut(await fillAgenda(workspace, { entry, reason }), { book, workspace }, context);
}
