import { showJson } from '../../base/show-text.ts';
import { readPeriod } from '../../procedures/reporting/open-period.ts';
import { partnerOf } from '../../registry/people.ts';
import { type MissingReport, missingReports } from '../../registry/reporting/missing-reports.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { type Command, EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { tableText } from '../format/table.ts';
import { readBook } from '../read-book.ts';

/** `grantbook report missing PERIOD`: whose reports have not come. */
export const reportMissingCommand: Command = {
  name: 'missing',
  summary: 'list the reports of a period that have not come, and the reminder that is due',
  args: [{ name: 'period', description: 'the period: RP2.2' }],
  options: [],
  reads: 'schemas and registries',
  writes: 'nothing',
  exits: ['0 none is missing', '1 some are', '2 wrong request', '3 no book'],
  examples: [
    ['grantbook report missing RP2.2 --today 2024-01-12', 'who owed a report on 12 January'],
    ['grantbook report missing RP2.2 --json', 'the same for a program that sends the reminders'],
  ],
  run: (context, { args: [id = ''] }) =>
    readBook(context, ({ workspace }, held) => showMissing(workspace, id, held)),
};

function showMissing(workspace: Workspace, id: string, context: Context): number {
  const entry = entryAskedFor(workspace, id, context);
  const missing = missingReports(readPeriod(entry, workspace), workspace, context.globals.today);
  if (context.globals.json) context.out.data(`${showJson({ period: entry.id, missing }, 2)}\n`);
  else if (missing.length > 0) print(missing, workspace, context);
  else context.out.talk('every report is in\n');
  return missing.length > 0 ? EXIT.findings : EXIT.clean;
}

function print(missing: readonly MissingReport[], workspace: Workspace, { out }: Context): void {
  const headings = ['report', 'state', 'due', 'days', 'waits for', 'reminder'];
  const rows = missing.map(({ id, state, due, late, responsible, reminder }) => [
    id,
    state,
    due ?? '',
    late === undefined ? '' : late > 0 ? `${late} late` : `in ${-late}`,
    personOf(responsible, workspace),
    reminder,
  ]);
  out.data(tableText({ headings, rows }, out.paint, out.width));
}

function personOf(id: string, workspace: Workspace): string {
  const partner = partnerOf(workspace, id);
  return partner === undefined || partner === id ? id : `${id} (${partner})`;
}
