import type { WrittenRow, WrittenSheet } from '../../exchange/sheets/written-workbook.ts';
import { codeMeaning } from '../../registry/code-meanings.ts';
import type { Table, TableColumn } from '../../registry/sheets/table.ts';
import type { Project } from '../../registry/workspace.ts';
import { hintOf } from './choice-lists.ts';
import { READ_ME } from './sheet-names.ts';

/** What a workbook is about: its tables with the names of their sheets, the state of the book, who fills it in. */
export type About = {
  readonly tables: readonly { readonly table: Table; readonly name: string }[];
  readonly base: string;
  readonly to: string | undefined;
  readonly project: Project | undefined;
  /** Fields that are left out, with why. */
  readonly left: readonly string[];
};

/** Returns the sheet that says how a workbook is filled in, and what becomes of it. */
export function readMeSheet(about: About): WrittenSheet {
  const rows = [
    heading(`${about.project?.acronym ?? 'The book'}: how to fill this in`),
    ...GUIDE.map(([term, text]) => line(term, text)),
    ...(about.to === undefined ? [] : [line('Made out to', about.to)]),
    line('State of the book', about.base.slice(0, 12)),
    ...(about.left.length > 0 ? [line('Left out', about.left.join('; '))] : []),
    ...about.tables.flatMap(({ table, name }) => [
      { cells: [] },
      heading(`Sheet "${name}"`),
      ...table.columns.map((column) => columnLine(column, about)),
    ]),
  ];
  return {
    name: READ_ME,
    columns: [
      { width: 26, look: 'plain' },
      { width: 100, look: 'plain' },
    ],
    rows,
  };
}

const GUIDE: readonly (readonly [string, string])[] = [
  [
    'What to do',
    'Change the white cells; what you leave as it is stays as it is in the book. Grey cells are only shown. Titles on a brown ground have to be filled in.',
  ],
  [
    'New rows',
    'Write them below the last one. The id may stay empty: the next free one is taken. In a sheet of items, the id says which record the row belongs to, and the number stays empty.',
  ],
  ['Deleting', 'A row that is missing is not deleted from the book; say so in your mail, and it will be.'],
  ['Emptying', 'An empty cell means that nothing is known. (empty) is a text without letters.'],
  [
    'Days and numbers',
    'Days are days, numbers are numbers: write them as you are used to, the cell knows. No formulas, please: they are not taken over.',
  ],
  ['Protection', 'Ids are locked, without a password. Where it is in your way: Review, Unprotect Sheet.'],
  [
    'Sending it back',
    'Save it as Excel workbook (.xlsx), and send it to who sent it to you. It is compared with the book cell by cell; what both have changed is asked, and the change is made in your name.',
  ],
];

function columnLine({ key, title, help, cell, use, required }: TableColumn, { project }: About): WrittenRow {
  const words = new Set(help.split(/[^\p{L}\p{N}_]+/u));
  const choices =
    cell.kind === 'choice' && !cell.choices.every((code) => words.has(String(code)))
      ? ` Possible: ${cell.choices
          .map((code) => {
            const meaning = codeMeaning(key.split('.').at(-1) ?? '', code, project?.data);
            return meaning === undefined ? String(code) : `${String(code)} (${meaning})`;
          })
          .join(', ')}.`
      : '';
  const shown = use === 'fixed' || use === 'derived' ? ' Only shown.' : '';
  const needed = required ? ' Needed.' : '';
  return line(title, `${help}${choices}${hintOf(cell)}${needed}${shown}`.trim());
}

function heading(text: string): WrittenRow {
  return { cells: [{ look: 'heading', value: text }], height: 24 };
}

/** The letters of a line of the second column. */
const WIDE = 108;
const POINTS = 13.5;

function line(term: string, text: string): WrittenRow {
  const lines = Math.max(Math.ceil(text.length / WIDE), Math.ceil(term.length / 27), 1);
  return {
    cells: [
      { look: 'term', value: term },
      { look: 'prose', value: text },
    ],
    height: lines * POINTS + 2,
  };
}
