import { RequestError } from '../../base/request-error.ts';
import { setRecord } from '../../change/set-record.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import type { Command, Input } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { readAssignments, WRITE_EXITS, WRITES } from '../write-command.ts';

/** `grantbook set ID FIELD=VALUE…`: changes fields of a record. */
export const setCommand: Command = {
  name: 'set',
  summary: 'change fields of a record',
  args: [
    { name: 'id', description: 'the record’s id' },
    {
      name: 'changes',
      description:
        'FIELD=VALUE, FIELD+=ITEM and FIELD-=ITEM for lists, FIELD= to clear; nested fields as risk_bands.red_from=…',
      variadic: true,
    },
  ],
  options: [],
  reads: 'schemas and registries',
  writes: WRITES,
  exits: WRITE_EXITS,
  examples: [
    ['grantbook set R-002 likelihood=5 -m "two partners have left"', 'change a number, and say why'],
    ['grantbook set D3.4 reviewers+=P-012 reviewers+=P-009', 'name the reviewers'],
    ['grantbook set D3.4 title="Course on the web" --dry-run', 'see what would change'],
  ],
  run: runSet,
};

async function runSet(context: Context, input: Input): Promise<number> {
  const [id = '', ...texts] = input.args;
  if (texts.length === 0)
    throw new RequestError('nothing is to be set', `for example: grantbook set ${id} FIELD=VALUE`);
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const entry = entryAskedFor(workspace, id, context);
  const assignments = readAssignments(texts, entry.registry);
  const plan = await setRecord(workspace, { entry, assignments, reason: context.globals.reason });
  return carryOut(plan, { book, workspace }, context);
}
