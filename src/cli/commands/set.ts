import { RequestError } from '../../base/request-error.ts';
import { setRecord } from '../../change/set-record.ts';
import { carryOut } from '../carry-out.ts';
import { changeRecord } from '../change-record.ts';
import type { Command, Input } from '../command.ts';
import type { Context } from '../context.ts';
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
  return changeRecord(
    id,
    async ({ entry, ...changing }) => {
      const assignments = readAssignments(texts, entry.registry);
      const { reason } = context.globals;
      const plan = await setRecord(changing.workspace, { entry, assignments, reason });
      return carryOut(plan, changing, context);
    },
    context,
  );
}
