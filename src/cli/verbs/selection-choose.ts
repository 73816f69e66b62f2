import { chooseProposals } from '../../procedures/selection/choose.ts';
import { whoseAct } from '../acting.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import type { Command, Input } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { readAssignments, WRITE_EXITS } from '../write-command.ts';

/** `grantbook selection choose ID`: makes the choice that evaluations and rules give, with its minutes. */
export const chooseCommand: Command = {
  name: 'choose',
  summary: 'mark the best proposals as selected, with the minutes of the choice',
  args: [
    { name: 'id', description: 'the selection’s id' },
    {
      name: 'changes',
      description: 'the meeting and the decision: meeting=MTG-… decision=DEC-…',
      optional: true,
      variadic: true,
    },
  ],
  options: [],
  reads: 'the call, its proposals and their evaluations; who you are, from git',
  writes: 'the call with ranking and minutes, and the state of every proposal, in one commit',
  exits: WRITE_EXITS,
  examples: [
    [
      'grantbook selection choose SEL-002 meeting=MTG-2022-02-10-AH decision=DEC-004 -m "as the committee decided"',
      'make the choice',
    ],
    ['grantbook selection choose SEL-002 --dry-run', 'see what is in its way, or what it would change'],
  ],
  run: runChoose,
};

async function runChoose(context: Context, input: Input): Promise<number> {
  const [id = '', ...fields] = input.args;
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const entry = entryAskedFor(workspace, id, context);
  const assignments = readAssignments(fields, entry.registry);
  const { today, reason } = context.globals;
  const actor = whoseAct(book, workspace, context.globals);
  const plan = await chooseProposals(workspace, { entry, assignments, today, actor, reason });
  return carryOut(plan, { book, workspace }, context);
}
