import { assignEvaluations } from '../../procedures/selection/assign.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import type { Command, Input } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { WRITE_EXITS } from '../write-command.ts';

/** `grantbook selection assign ID`: asks the committee for the evaluations that are lacking. */
export const assignCommand: Command = {
  name: 'assign',
  summary: 'share the evaluations that are lacking out among the committee',
  args: [{ name: 'id', description: 'the selection’s id' }],
  options: [],
  reads: 'the call with its committee and conflicts of interest, its proposals and evaluations',
  writes: 'a record for each evaluation that is asked for, in one commit',
  exits: WRITE_EXITS,
  examples: [
    ['grantbook selection assign SEL-001', 'ask for every evaluation that is lacking'],
    ['grantbook selection assign SEL-001 --dry-run', 'see who would evaluate what'],
  ],
  run: runAssign,
};

async function runAssign(context: Context, input: Input): Promise<number> {
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const entry = entryAskedFor(workspace, input.args[0] ?? '', context);
  const { today, reason } = context.globals;
  return carryOut(await assignEvaluations(workspace, { entry, today, reason }), { book, workspace }, context);
}
