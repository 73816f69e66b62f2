import { loadBook, openBook } from '../book.ts';
import { type Command, flag, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { runRename } from '../rename/run-rename.ts';
import { WRITE_EXITS } from '../write-command.ts';

/** `grantbook rename OLD NEW`: gives a record another id, everywhere: shown first, done with --yes. */
export const renameCommand: Command = {
  name: 'rename',
  summary: 'give a record another id, with every reference to it',
  args: [
    { name: 'id', description: 'the id it has' },
    { name: 'new', description: 'the id it gets' },
  ],
  options: [
    { flags: '--yes', description: 'do it; without it, what would change is shown' },
    {
      flags: '--give-up',
      description: 'another record has the old id elsewhere: it is not kept as a former one',
    },
  ],
  reads: 'schemas, registries, templates; the ids of other branches, as they were fetched last',
  writes:
    'with --yes: the record, its file’s name, every reference, texts and templates that name it, files named after it that no digest seals; one commit',
  exits: ['0 shown; with --yes committed', ...WRITE_EXITS.slice(1)],
  examples: [
    ['grantbook rename R-003 R-103', 'show each line that would change, and what keeps the old id'],
    [
      'grantbook rename R-003 R-103 --yes -m "numbers from 100 on are technical"',
      'do it; R-003 still leads there',
    ],
    ['grantbook rename R-019 R-029 --give-up --yes', 'both branches gave R-019: this record gives it up'],
  ],
  run: async (context: Context, input: Input): Promise<number> => {
    const [id = '', to = ''] = input.args;
    const book = await openBook(context.globals);
    const workspace = await loadBook(book);
    const entry = entryAskedFor(workspace, id, context);
    const asked = { entry, to, yes: flag(input, 'yes'), giveUp: flag(input, 'giveUp') };
    return runRename({ book, workspace }, asked, context);
  },
};
