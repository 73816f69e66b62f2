import { readiness } from '../../procedures/reporting/readiness.ts';
import { type Command, EXIT } from '../command.ts';
import { printFindings } from '../print-findings.ts';
import { namedRecord } from './named-record.ts';

/** `grantbook report ready PERIOD`: what is missing before a period can be locked. */
export const reportReadyCommand: Command = {
  name: 'ready',
  summary: 'list what is missing before a period can be locked, with the command to mend each',
  args: [{ name: 'period', description: 'the period: RP2, RP2.2' }],
  options: [],
  reads: 'schemas and registries',
  writes: 'nothing',
  exits: ['0 it can be locked', '1 something is missing', '2 wrong request', '3 no book'],
  examples: [
    ['grantbook report ready RP2', 'what the final report still needs'],
    ['grantbook report ready RP2.2 --json', 'the same as findings for a program'],
  ],
  run: async (context, input) => {
    const { book, workspace, entry } = await namedRecord(context, input);
    const result = await readiness(workspace, { entry, today: context.globals.today, known: book.known });
    if (result.ok && result.value.settled !== undefined) {
      context.out.talk(`${entry.id} is "${result.value.settled}" already\n`);
      return EXIT.clean;
    }
    const gaps = result.ok ? result.value.gaps : result.diagnostics;
    const files = result.ok ? result.value.workspace.files : workspace.files;
    printFindings({ findings: gaps, files }, context.globals.json ? 'json' : 'text', context);
    const errors = gaps.filter(({ severity }) => severity === 'error').length;
    if (errors > 0) return EXIT.findings;
    context.out.talk(`${entry.id} can be locked: grantbook move ${entry.id} lock\n`);
    return EXIT.clean;
  },
};
