import type { Command } from '../command.ts';
import { importSheets } from '../sheets/import.ts';

/** `grantbook import`: what came back in a workbook or a CSV file, taken over. */
export const importCommand: Command = {
  name: 'import',
  summary: 'take over a workbook (.xlsx) or CSV that came back, cell by cell',
  args: [{ name: 'files', description: 'workbooks or CSV files that came back', variadic: true }],
  options: [
    { flags: '-r, --registry <name>', description: 'the registry of a file that does not say it' },
    {
      flags: '--from <person>',
      description: 'who filled it in, as --on-behalf-of (default: to whom it was made out)',
    },
    {
      flags: '--base <ref>',
      description: 'the state of the book it was made from, where it does not say it',
    },
    {
      flags: '--map <id>',
      description: 'a workbook of somebody else: by this map take what is new in it; "new" begins a map',
    },
    { flags: '--sheet <name>', description: '--map new: the sheet, where there are several' },
    { flags: '--header-row <n>', description: '--map new: the row in which the titles stand' },
    { flags: '--remove-missing', description: 'remove the records and items whose rows are gone' },
    { flags: '--encoding <name>', description: 'of CSV: utf-8, utf-16le, utf-16be or windows-1252' },
    { flags: '--separator <name>', description: 'of CSV: comma, semicolon, tab or pipe' },
    {
      flags: '--decimal <sign>',
      description: 'what parts decimals in numbers written as text: point (default) or comma',
    },
    {
      flags: '--dates <order>',
      description: 'how days written as text are ordered: dmy, mdy or ymd; 2026-01-31 always reads',
    },
    { flags: '-y, --yes', description: 'make the edit; without it, it is only shown' },
  ],
  reads: 'the files, the book as it was when they were made, and as it is',
  writes: 'with --yes the records, and one commit in the name of who filled it in',
  exits: [
    '0 shown, and nothing stands in the way of --yes; or committed',
    '1 there are questions, or the edit would break a rule; nothing was written',
    '2 wrong request: a file that cannot be read with certainty, nobody named who filled it in',
    '3 could not: no book, no git',
    '4 changed underneath or locked: try again',
  ],
  examples: [
    ['grantbook import risks.xlsx', 'what would change, cell by cell, and what is to be asked'],
    [
      'grantbook import risks.xlsx --from P-010 --yes -m "the half-yearly round"',
      'take it over, in the name of who filled it in',
    ],
    [
      'grantbook import risks.csv --separator semicolon --decimal comma --dates dmy',
      'a CSV file as Excel writes it in many countries',
    ],
    [
      'grantbook import tracker.xlsx --map new --registry risks --yes',
      'begin a map of a tracker that grantbook did not make',
    ],
    ['grantbook import tracker.xlsx --map MAP-001 --from P-001 --yes', 'take over what is new in it'],
  ],
  run: importSheets,
};
