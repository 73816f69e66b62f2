import { refreshReport } from '../../procedures/reporting/refresh-report.ts';
import { carryOut } from '../carry-out.ts';
import type { Command } from '../command.ts';
import { WRITE_EXITS, WRITES } from '../write-command.ts';
import { namedRecord } from './named-record.ts';

/** `grantbook report refresh ID`: brings the figures of a report up to date. */
export const reportRefreshCommand: Command = {
  name: 'refresh',
  summary: 'bring the figures of a report up to date: tasks, timesheets, lights',
  args: [{ name: 'id', description: 'the report: PR-2.2-SCF' }],
  options: [],
  reads: 'schemas and registries',
  writes: WRITES,
  exits: WRITE_EXITS,
  examples: [
    ['grantbook report refresh PR-2.2-SCF', 'take over percentages and person-months; texts stay'],
    ['grantbook report refresh PR-2.2-SCF --dry-run', 'see what has changed since'],
  ],
  run: async (context, input) => {
    const { book, workspace, entry } = await namedRecord(context, input);
    const { today, reason } = context.globals;
    const plan = await refreshReport(workspace, { entry, today, reason });
    return carryOut(plan, { book, workspace }, context);
  },
};
