import type { Command } from '../command.ts';
import { exportSheets } from '../sheets/export.ts';

/** `grantbook export`: registries as a workbook, or as CSV files, for those who work in a spreadsheet. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'write registries as a workbook (.xlsx) or CSV, for who works in a spreadsheet',
  args: [
    {
      name: 'registries',
      description: 'their plurals or nouns: risks, task; several go into one workbook',
      variadic: true,
    },
  ],
  options: [
    { flags: '-f, --format <name>', description: 'xlsx (default) or csv', choices: ['xlsx', 'csv'] },
    {
      flags: '-o, --out <path>',
      description: 'a folder inside the book, or an .xlsx in it (default: build/sheets)',
    },
    { flags: '-w, --where <conditions>', description: 'only these records: FIELD=VALUE, joined by "and"' },
    {
      flags: '-c, --columns <fields>',
      description:
        'only these fields, and in this order; values worked out are there only where they are named',
    },
    { flags: '--to <person>', description: 'who is to fill it in' },
    { flags: '--separator <name>', description: 'of CSV: comma (default), semicolon, tab or pipe' },
    { flags: '--empty', description: 'the sheets of items that no record has as well, to be filled in' },
    { flags: '--personal', description: 'personal data as well' },
    { flags: '--confidential', description: 'confidential fields as well' },
  ],
  reads: 'the registries as last committed',
  writes:
    'a workbook: a sheet each, one for each list of items, how it is filled in, and hidden what it was made from; or a CSV file for each of these',
  exits: ['0 written', '2 wrong request', '3 could not: no book, no git, nothing committed yet'],
  examples: [
    ['grantbook export risks', 'build/sheets/B-WISE_risks.xlsx'],
    [
      'grantbook export tasks --where lead=SCF --columns title,status,end_month --to P-010',
      'what one partner is to fill in',
    ],
    [
      'grantbook export risks --format csv --separator semicolon',
      'CSV files, as some countries’ Excel opens them',
    ],
  ],
  run: exportSheets,
};
