import type { LeftOut } from './row.ts';

/** Rows that no pull request can bring about, or that the product has nothing for. */
export const leftOut: readonly LeftOut[] = [
  {
    id: 'S37',
    name: 'a workbook that unfolds to a gigabyte',
    why: 'the gate reads no workbook; taking one over is a command of its own, with tests of its own',
  },
  {
    id: 'S38',
    name: 'an entry of a zip file that leads out of its folder',
    why: 'as above; what is read of Word files stays in memory: tests/exchange',
  },
  { id: 'S47', name: 'sums that lose a cent', why: 'no harm is meant by it: tests/scenarios/data' },
  {
    id: 'S53',
    name: 'a template that is a syntax tree',
    why: 'templates are files of text; no value is ever a template',
  },
  { id: 'S55', name: 'values in attributes and scripts of a page', why: 'no page of HTML is made' },
  { id: 'S66', name: 'a table from Excel', why: 'the gate imports nothing' },
  { id: 'S68', name: 'a dashboard full of scripts', why: 'no page of HTML is made' },
  {
    id: 'S75',
    name: 'a hook that is there already',
    why: 'no pull request installs hooks (S74 is refused): tests/cli/hook.test.ts',
  },
  {
    id: 'S76',
    name: 'a merge driver with hostile names and contents',
    why: 'the gate merges by git alone, with no driver: tests/cli/merge-driver.test.ts',
  },
  {
    id: 'S78',
    name: 'a git of years ago',
    why: 'one version of git is installed here; older ones are refused by number: tests/io',
  },
  { id: 'S98', name: 'a person who is erased', why: 'no pull request erases: tests/audit/redaction.test.ts' },
];
