import { openPeriod } from '../../procedures/reporting/open-period.ts';
import { carryOut } from '../carry-out.ts';
import type { Command } from '../command.ts';
import { WRITE_EXITS } from '../write-command.ts';
import { namedRecord } from './named-record.ts';

/** `grantbook report open PERIOD`: calls for the reports of a period. */
export const reportOpenCommand: Command = {
  name: 'open',
  summary: 'call for the reports of a period, with forms filled in as far as known',
  args: [{ name: 'period', description: 'the period: RP2.2, RP2' }],
  options: [],
  reads: 'schemas and registries: who is asked, their tasks, deliverables, person-months',
  writes: 'a progress report for each that is asked for and not there, and the period, in one commit',
  exits: WRITE_EXITS,
  examples: [
    ['grantbook report open RP2.2', 'make the forms, and let the period collect reports'],
    ['grantbook report open RP2.2 --dry-run', 'see which forms it would make'],
  ],
  run: async (context, input) => {
    const { book, workspace, entry, actor } = await namedRecord(context, input);
    const { today, reason } = context.globals;
    return carryOut(
      await openPeriod(workspace, { entry, today, actor, reason }),
      { book, workspace },
      context,
    );
  },
};
