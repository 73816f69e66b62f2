import { assembleDeliverable } from '../../procedures/deliverables/assemble.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import type { Command, Input } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { WRITE_EXITS, WRITES } from '../write-command.ts';

/** `grantbook deliverable assemble ID`: puts the finalised parts of a composite deliverable together. */
export const deliverableAssembleCommand: Command = {
  name: 'assemble',
  summary: 'put the finalised parts of a composite deliverable together',
  args: [{ name: 'id', description: 'the deliverable' }],
  options: [],
  reads: 'schemas and registries; the records that name the deliverable they are a part of',
  writes: WRITES,
  exits: WRITE_EXITS,
  examples: [
    ['grantbook deliverable assemble D7.2 --dry-run', 'see what would be put together'],
    ['grantbook deliverable assemble D7.2 -m "all parts are in"', 'make each part a section, in one commit'],
  ],
  run: runAssemble,
};

async function runAssemble(context: Context, input: Input): Promise<number> {
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const entry = entryAskedFor(workspace, input.args[0] ?? '', context);
  const plan = await assembleDeliverable(workspace, { entry, reason: context.globals.reason });
  return carryOut(plan, { book, workspace }, context);
}
