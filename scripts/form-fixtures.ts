import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formBook, formOf } from '../tests/support/form-book.ts';
import {
  asGoogleDocs,
  cellText,
  type Edit,
  editWord,
  remarked,
  remarksPart,
  rowDeleted,
  rowDeletedTracked,
  rowRepeated,
  wordsTracked,
} from '../tests/support/form-edits.ts';

/**
 * Makes the forms that tests read, filled in alike with three programs: Word (content controls, tracked
 * changes, a remark), LibreOffice (which really saves them, twice) and Google Docs. Run by hand, with
 * LibreOffice installed: npx tsx scripts/form-fixtures.ts
 */
const FOLDER = join(import.meta.dirname, '../tests/fixtures/forms');

type Filling = {
  readonly id: string;
  readonly name: string;
  /** What is filled in whatever the program. */
  readonly fills: readonly Edit[];
  /** What Word does with changes tracked, and what others do without. */
  readonly tracked: readonly Edit[];
  readonly plain: readonly Edit[];
  readonly remark: readonly [about: string, text: string];
};

const SABINA = 'Sabina Toldoverri';

const fillings: readonly Filling[] = [
  {
    id: 'PR-2.2-SCF',
    name: 'progress-report',
    fills: [
      cellText({ below: 'Answers', row: 1, cell: 1 }, '28 110,50 €'),
      cellText({ below: 'Answers', row: 4, cell: 1 }, 'green'),
      cellText({ below: 'Tasks', row: 3, cell: 0 }, 'T3.1'),
      cellText({ below: 'Tasks', row: 3, cell: 1 }, '100 %'),
      cellText({ below: 'Tasks', row: 3, cell: 2 }, 'Closed & sent:\n"final" <version>.'),
      cellText({ below: 'Outlook', row: 2, cell: 2 }, '31 January 2024'),
    ],
    tracked: [
      wordsTracked('first version', 'second version', SABINA),
      rowDeletedTracked({ below: 'Tasks', row: 2 }, SABINA),
    ],
    plain: [
      cellText(
        { below: 'Tasks', row: 1, cell: 2 },
        'The core modules are drafted; the curriculum for enablers is complete in a second version.',
      ),
      rowDeleted({ below: 'Tasks', row: 2 }),
    ],
    remark: ['a writer from outside', 'Ewa asks the same.'],
  },
  {
    id: 'RV-090',
    name: 'review',
    fills: [
      cellText({ below: 'Answers', row: 0, cell: 1 }, 'minor revision'),
      cellText({ below: 'Answers', row: 2, cell: 1 }, '5'),
      cellText({ below: 'Comments', row: 2, cell: 0 }, '2'),
      cellText({ below: 'Comments', row: 2, cell: 1 }, '3.2'),
      cellText({ below: 'Comments', row: 2, cell: 2 }, 'should'),
      cellText({ below: 'Comments', row: 2, cell: 3 }, 'Shorter sentences would help.'),
    ],
    tracked: [wordsTracked('of the text do not agree', 'of the text differ', 'Maarten Dijkhorstra')],
    plain: [
      cellText({ below: 'Comments', row: 1, cell: 3 }, 'The numbers of the table and of the text differ.'),
    ],
    remark: ['Shorter sentences', 'Page 12 is an example.'],
  },
  {
    id: 'MTG-2023-11-17-WP',
    name: 'minutes',
    fills: [
      cellText({ below: 'Answers', row: 0, cell: 1 }, '12'),
      cellText(
        { below: 'Item 1', row: 2, cell: 1 },
        'Five comments must be answered.\nONCE reads the section.',
      ),
      cellText({ below: 'Item 2', table: 2, row: 1, cell: 2 }, '20 December 2023'),
      rowRepeated({ below: 'Item 2', table: 2, row: 2 }),
      cellText({ below: 'Item 2', table: 2, row: 2, cell: 0 }, 'Find a reader'),
      cellText({ below: 'Item 2', table: 2, row: 2, cell: 1 }, 'P-025'),
      cellText({ below: 'Item 2', table: 2, row: 2, cell: 2 }, '2023-12-01'),
      cellText({ below: 'Risks', row: 2, cell: 0 }, 'R-008'),
    ],
    tracked: [
      wordsTracked('are agreed', 'are agreed by all', SABINA),
      rowDeletedTracked({ below: 'Attendance', row: 3 }, SABINA),
    ],
    plain: [
      cellText({ below: 'Item 2', row: 2, cell: 1 }, 'The core modules are agreed by all.'),
      rowDeleted({ below: 'Attendance', row: 3 }),
    ],
    remark: ['What the pilots begin with', 'With D3.2, I think.'],
  },
];

function officeDocx(docx: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'grantbook-forms-'));
  try {
    writeFileSync(join(folder, 'form.docx'), docx);
    const home = `-env:UserInstallation=file://${folder}/home`;
    const args = [home, '--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', `${folder}/out`];
    execFileSync('soffice', [...args, join(folder, 'form.docx')], { stdio: 'ignore' });
    return readFileSync(join(folder, 'out', 'form.docx'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const book = await formBook();
for (const { id, name, fills, tracked, plain, remark } of fillings) {
  const form = formOf(book, id);
  const word = [...fills, ...tracked, remarked(remark[0], 7)];
  const remarks = { 'word/comments.xml': remarksPart([[7, 'Reviewer', remark[1]]]) };
  const made = {
    word: editWord(form, word, remarks),
    libreoffice: officeDocx(editWord(officeDocx(form), [...fills, ...plain])),
    google: editWord(asGoogleDocs(form), [...fills, ...plain]),
  };
  for (const [program, docx] of Object.entries(made))
    writeFileSync(join(FOLDER, `${name}-${program}.docx`), docx);
}
