import { consolidate } from '../../procedures/reporting/consolidate.ts';
import { carryOut } from '../carry-out.ts';
import type { Command } from '../command.ts';
import { WRITE_EXITS, WRITES } from '../write-command.ts';
import { namedRecord } from './named-record.ts';

/** `grantbook report consolidate PERIOD [WP]`: drafts a report from those it is made of. */
export const reportConsolidateCommand: Command = {
  name: 'consolidate',
  summary: 'draft the report of a work package, or of all, from those it is made of',
  args: [
    { name: 'period', description: 'the period: RP2.2' },
    {
      name: 'work-package',
      description: 'the work package whose report is drafted; without it the consolidated report',
      optional: true,
    },
  ],
  options: [],
  reads: 'schemas and registries: the reports of the period, timesheets, milestones, risks',
  writes: WRITES,
  exits: WRITE_EXITS,
  examples: [
    ['grantbook report consolidate RP2.2 WP3', 'draft the report of WP3 from what its partners say'],
    ['grantbook report consolidate RP2.2', 'draft the consolidated report from those of the work packages'],
  ],
  run: async (context, input) => {
    const { book, workspace, entry, actor } = await namedRecord(context, input);
    const { today, reason } = context.globals;
    const request = { entry, today, actor, reason, wp: input.args[1] };
    return carryOut(await consolidate(workspace, request), { book, workspace }, context);
  },
};
