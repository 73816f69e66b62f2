import { removeRecord } from '../../change/remove-record.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import type { Command, Input } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { WRITE_EXITS, WRITES } from '../write-command.ts';

/** `grantbook remove ID`: removes a record that nothing refers to. */
export const removeCommand: Command = {
  name: 'remove',
  summary: 'remove a record that nothing refers to',
  args: [{ name: 'id', description: 'the record’s id' }],
  options: [],
  reads: 'schemas and registries',
  writes: WRITES,
  exits: WRITE_EXITS,
  examples: [
    ['grantbook remove A-030 -m "entered twice"', 'remove an action; its history stays in git'],
    ['grantbook remove A-022 --dry-run', 'see what would go, and whether anything refers to it'],
  ],
  run: runRemove,
};

async function runRemove(context: Context, input: Input): Promise<number> {
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const entry = entryAskedFor(workspace, input.args[0] ?? '', context);
  const plan = await removeRecord(workspace, { entry, reason: context.globals.reason });
  return carryOut(plan, { book, workspace }, context);
}
