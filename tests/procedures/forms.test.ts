import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readWordDocument } from '../../src/exchange/word/read-document.ts';
import type { WordDocument } from '../../src/exchange/word/word-document.ts';
import { readFormHead } from '../../src/procedures/forms/form-head.ts';
import { fixedTexts, formDocument } from '../../src/procedures/forms/form-text.ts';
import { compareReturned, type ImportReport, textsBeside } from '../../src/procedures/forms/import-form.ts';
import { makeForm } from '../../src/registry/forms/make-form.ts';
import type { Entry, Workspace } from '../../src/registry/workspace.ts';
import { writeForm } from '../../src/render/forms/write-form.ts';
import type { Mapping } from '../../src/text/value.ts';
import { hostile } from '../render/hostile.ts';
import { formBook, formOf, KEPT_BASE, keptForm } from '../support/form-book.ts';
import { asGoogleDocs, cellText, type Edit, editWord, replaced, rowDeleted } from '../support/form-edits.ts';

let book: Workspace;
beforeAll(async () => {
  book = await formBook();
});

function entryOf(id: string): Entry {
  const entry = book.entries.get(id);
  if (!entry) throw new Error(`there is no ${id}`);
  return entry;
}

function documentOf(docx: Uint8Array): WordDocument {
  const document = readWordDocument(docx);
  if (typeof document === 'string') throw new Error(document);
  return document;
}

/** What a document would change of a record that is, by now, as it was when its form was made, or as given. */
function compared(
  id: string,
  docx: Uint8Array,
  { now, only }: { readonly now?: Mapping; readonly only?: readonly string[] } = {},
): ImportReport {
  const base = entryOf(id);
  const form = makeForm(base, book);
  const present = now ? { ...base, data: now } : base;
  return compareReturned({ form, document: documentOf(docx), base, now: present, only });
}

/** Questions as `code message`. */
function questions(report: ImportReport): string[] {
  return report.questions.map(({ code, message }) => `${code} ${message}`);
}

const PROGRAMS = ['word', 'libreoffice', 'google'];

describe('a form that was filled in alike', () => {
  test.each(PROGRAMS)('as a progress report, with %s', (program) => {
    const report = compared('PR-2.2-SCF', keptForm(`progress-report-${program}`));
    expect(questions(report)).toEqual([]);
    expect(report.rows).toEqual([
      {
        ...{ kind: 'removed', place: '"Tasks"' },
        name: 'T3.4 Online course | 5 | The platform was chosen: "Moodle", <b>not</b> {{ours}}.',
      },
      { kind: 'added', place: '"Tasks"', name: 'T3.1 | 100 % | Closed & sent:\n"final" <version>.' },
    ]);
    expect(report.edits).toEqual([
      { path: ['spent'], operation: 'set', value: 28110.5 },
      { path: ['rag', 'scope'], operation: 'set', value: 'green' },
      { path: ['tasks', 1], operation: 'clear', value: null },
      {
        path: ['tasks', 0, 'summary'],
        operation: 'set',
        value: 'The core modules are drafted; the curriculum for enablers is complete in a second version.',
      },
      {
        path: ['tasks', 1],
        operation: 'set',
        value: { task: 'T3.1', percent_complete: 100, summary: 'Closed & sent:\n"final" <version>.' },
      },
      { path: ['outlook', 1, 'forecast'], operation: 'set', value: '2024-01-31' },
    ]);
  });

  test.each(PROGRAMS)('as a review, with %s', (program) => {
    const report = compared('RV-090', keptForm(`review-${program}`));
    expect(questions(report)).toEqual([]);
    expect(report.edits).toEqual([
      { path: ['verdict'], operation: 'set', value: 'minor_revision' },
      { path: ['scores', 'usability'], operation: 'set', value: 5 },
      {
        path: ['comments', 0, 'text'],
        operation: 'set',
        value: 'The numbers of the table and of the text differ.',
      },
      {
        path: ['comments', 1],
        operation: 'set',
        value: { n: 2, section: '3.2', severity: 'should', text: 'Shorter sentences would help.' },
      },
    ]);
  });

  test.each(PROGRAMS)('as minutes, with %s', (program) => {
    const report = compared('MTG-2023-11-17-WP', keptForm(`minutes-${program}`));
    expect(questions(report)).toEqual([]);
    expect(report.rows.map(({ kind, place, name }) => `${place} ${kind} ${name}`)).toEqual([
      '"Agenda", item 2, "Noted actions" added Find a reader | P-025 | 2023-12-01',
      '"Attendance" removed JKU Johannes Kepler University Linz | excused | P-016 Gerlinde Hofstattner',
      '"Risks" added R-008',
    ]);
    expect(report.edits).toEqual([
      { path: ['participants_count'], operation: 'set', value: 12 },
      {
        path: ['agenda', 0, 'minutes'],
        operation: 'set',
        value: 'Five comments must be answered.\nONCE reads the section.',
      },
      { path: ['agenda', 1, 'minutes'], operation: 'set', value: 'The core modules are agreed by all.' },
      { path: ['agenda', 1, 'noted_actions', 0, 'due'], operation: 'set', value: '2023-12-20' },
      {
        path: ['agenda', 1, 'noted_actions', 1],
        operation: 'set',
        value: { text: 'Find a reader', owner: 'P-025', due: '2023-12-01' },
      },
      { path: ['attendance', 2], operation: 'clear', value: null },
      { path: ['risks_discussed', 1], operation: 'set', value: 'R-008' },
    ]);
  });

  test('is read by its controls from Word, and by headings and titles of columns from others', () => {
    const ways = PROGRAMS.map((program) => compared('RV-090', keptForm(`review-${program}`)).read);
    const all = ['verdict', 'scores', 'comments'];
    expect(ways).toEqual([
      { byControls: all, byHeadings: [] },
      { byControls: [], byHeadings: all },
      { byControls: [], byHeadings: all },
    ]);
  });

  test('names its record, its state and its person in its text as well', () => {
    const { properties, text } = readFormHead(documentOf(keptForm('review-google')));
    expect(properties).toEqual({});
    expect(text).toEqual({
      record: 'RV-090',
      base: KEPT_BASE.slice(0, 12),
      version: '1',
      from: 'P-010 Sabina Toldoverri',
    });
  });
});

/** A record in a state in which everything of it is asked for. */
function opened(entry: Entry): Entry {
  const { lifecycle } = entry.registry;
  const open = [...(lifecycle?.states.values() ?? [])].find(({ frozen }) => frozen.length === 0);
  return lifecycle && open ? { ...entry, data: { ...entry.data, [lifecycle.field]: open.name } } : entry;
}

/** What comes of a form that nobody touched, by its controls and, as another program saved it, without them. */
function untouched(entry: Entry): string[] {
  const form = makeForm(entry, book);
  if (form.fields.length === 0) return [];
  const sent = formDocument(form, { base: KEPT_BASE, to: undefined, only: false }, book);
  const docx = writeForm(sent);
  return [docx, asGoogleDocs(docx)].flatMap((each) => {
    const document = documentOf(each);
    const report = compareReturned({ form, document, base: entry, now: entry });
    const beside = textsBeside(document, fixedTexts(sent));
    return [...report.edits.map((edit) => JSON.stringify(edit)), ...questions(report), ...beside];
  });
}

describe('a form that nobody touched changes nothing', () => {
  test.each(['progress-reports', 'reviews', 'meetings'])('of any record of %s', (name) => {
    const entries = book.registries.get(name)?.entries ?? [];
    expect(entries.length).toBeGreaterThan(10);
    const found = entries.map((entry) => [entry.id, untouched(opened(entry))]);
    expect(found.filter(([, changes]) => changes?.length !== 0)).toEqual([]);
  });

  test('of a record of every registry', () => {
    const found = [...book.registries.values()].flatMap(({ entries }) => {
      const [first] = entries;
      return first ? [[first.id, untouched(opened(first))]] : [];
    });
    expect(found.length).toBeGreaterThan(40);
    expect(found.filter(([, changes]) => changes?.length !== 0)).toEqual([]);
  });

  test('whatever texts it holds', () => {
    const entry = entryOf('PR-2.2-SCF');
    const text = fc.oneof(fc.constantFrom(...hostile, '[write here]', '—', '-', ' '), fc.string());
    const texts = fc.array(text, { maxLength: 4 });
    const task = fc.record({ summary: text, problems: text }, { requiredKeys: [] });
    fc.assert(
      fc.property(texts, fc.array(task, { maxLength: 3 }), text, (decisions, tasks, reason) => {
        const data = {
          ...entry.data,
          late_reason: reason,
          decisions_needed: decisions,
          tasks: tasks.map((each) => ({ task: 'T3.2', ...each })),
        };
        expect(untouched({ ...entry, data })).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('what is not certain is asked, and changes nothing', () => {
  const report = (edits: readonly Edit[], from = formOf(book, 'PR-2.2-SCF')) =>
    compared('PR-2.2-SCF', editWord(from, edits));
  const google = () => asGoogleDocs(formOf(book, 'PR-2.2-SCF'));

  test.each([
    ['a day in two months', 'Outlook', 2, '03/04/2024', 'it is 2024-04-03 or 2024-03-04'],
    ['a day that is none', 'Outlook', 2, '31/04/2024', 'there is no day 31/04/2024'],
    ['an answer that is not possible', 'Outlook', 1, 'maybe', 'it is none of the possible answers'],
    ['a record that is not there', 'Outlook', 0, 'D3.99', 'it names no deliverable of the book'],
    ['a number of two readings', 'Effort', 3, '1,250', 'it is 1250 or 1.25'],
    ['a record and words beside it', 'Outlook', 0, 'D3.2 or D3.3', 'it says more than D3.2 '],
  ] as const)('%s', (...[, below, cell, text, why]) => {
    const { edits, questions: asked } = report([cellText({ below, row: 1, cell }, text)]);
    expect(edits).toEqual([]);
    expect(asked).toMatchObject([
      { code: 'form/unclear', message: expect.stringContaining(`"${text}": ${why}`) },
    ]);
  });

  test('a cell that is needed and empty', () => {
    expect(questions(report([cellText({ below: 'Effort', row: 1, cell: 2 }, '')]))).toEqual([
      'form/needed "Effort", row 1, "Planned" is empty, and is needed',
    ]);
  });

  test('two headings of one title, a heading that is not one of the form', () => {
    const twice = report([replaced('>Outlook</w:t>', '>Tasks</w:t>')], google());
    expect(questions(twice)).toEqual(['form/twice there are two headings "Tasks"']);
    const unknown = report([replaced('>Outlook</w:t>', '>What comes</w:t>')], google());
    expect(questions(unknown)).toEqual(['form/unknown the heading "What comes" is not one of the form']);
    expect([...twice.edits, ...unknown.edits]).toEqual([]);
  });

  test('a column that is gone, that has another title, that is there twice', () => {
    const asked = (old: string, fresh: string) =>
      questions(report([replaced(`>${old}</w:t>`, `>${fresh}</w:t>`)], google()));
    expect(asked('Planned', 'Plan')).toEqual([
      'form/not-found the column "Planned" of table 5, "Effort", is not there',
      'form/unknown the form has no column "plan" (table 5, "Effort")',
    ]);
    expect(asked('Planned', 'Used')).toEqual([
      'form/not-found the column "Planned" of table 5, "Effort", is not there',
      'form/twice the column "Used" of table 5, "Effort", is there twice',
    ]);
  });

  test('with controls, titles may be in another language', () => {
    const { edits, questions: asked } = report([replaced('>Outlook</w:t>', '>Ausblick</w:t>')]);
    expect([...edits, ...asked]).toEqual([]);
  });

  test('a label that is gone or stands twice', () => {
    expect(questions(report([replaced('>Spent</w:t>', '>Reason of the delay</w:t>')], google()))).toEqual([
      'form/twice "Reason of the delay" stands twice: table 2, row 1 and table 2, row 2',
      'form/not-found "Spent" is not there',
    ]);
  });

  test('a text beside a control, and a control that is there twice', () => {
    const beside = report([
      replaced(
        '</w:t></w:r></w:sdtContent></w:sdt></w:p></w:tc></w:tr><w:tr>',
        '</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t> or 3</w:t></w:r></w:p></w:tc></w:tr><w:tr>',
      ),
    ]);
    expect(beside.questions.map(({ code }) => code)).toEqual(['form/two-answers']);
    const twice = report([replaced('w:tag w:val="rag.cost"', 'w:tag w:val="rag.time"')]);
    expect(questions(twice)).toEqual(['form/twice "Traffic lights: Time" is asked for in two controls']);
  });

  test('only the fields that are named are taken over, and only they are asked about', () => {
    const docx = editWord(formOf(book, 'PR-2.2-SCF'), [
      cellText({ below: 'Answers', row: 1, cell: 1 }, '30000'),
      cellText({ below: 'Outlook', row: 1, cell: 2 }, '03/04/2024'),
    ]);
    const spent = compared('PR-2.2-SCF', docx, { only: ['spent'] });
    expect(questions(spent)).toEqual([]);
    expect(spent.edits).toEqual([{ path: ['spent'], operation: 'set', value: 30000 }]);
  });
});

describe('a form is older than the book', () => {
  const at = (changes: Mapping) => ({ ...entryOf('PR-2.2-SCF').data, ...changes });
  const filled = () =>
    editWord(formOf(book, 'PR-2.2-SCF'), [cellText({ below: 'Answers', row: 1, cell: 1 }, '30000')]);

  test('what others changed meanwhile stays', () => {
    const { edits, questions: asked } = compared('PR-2.2-SCF', filled(), {
      now: at({ late_reason: 'ill', new_risks: [] }),
    });
    expect(asked).toEqual([]);
    expect(edits).toEqual([{ path: ['spent'], operation: 'set', value: 30000 }]);
  });

  test('what was changed in both is asked; the same change is none', () => {
    expect(questions(compared('PR-2.2-SCF', filled(), { now: at({ spent: 29000 }) }))).toEqual([
      'form/conflict "Spent" was changed in the book to "29000" since the form was made, and in the form to "30000"',
    ]);
    const same = compared('PR-2.2-SCF', filled(), { now: at({ spent: 30000 }) });
    expect([...same.edits, ...same.questions]).toEqual([]);
  });

  test('an item is found where it stands by now; a list that both changed is asked', () => {
    const [first, second] = [{ task: 'T3.1' }, { task: 'T3.2', percent_complete: 55, summary: 'Old' }];
    const base = entryOf('PR-2.2-SCF');
    const tasks = Array.isArray(base.data.tasks) ? base.data.tasks : [];
    const changed = editWord(formOf(book, 'PR-2.2-SCF'), [
      cellText({ below: 'Tasks', row: 2, cell: 1 }, '10'),
    ]);
    expect(compared('PR-2.2-SCF', changed, { now: at({ tasks: [first, ...tasks] }) }).edits).toEqual([
      { path: ['tasks', 2, 'percent_complete'], operation: 'set', value: 10 },
    ]);
    const removed = editWord(formOf(book, 'PR-2.2-SCF'), [rowDeleted({ below: 'Tasks', row: 2 })]);
    expect(questions(compared('PR-2.2-SCF', removed, { now: at({ tasks: [second] }) }))).toEqual([
      'form/conflict "Tasks" was changed in the book since the form was made, and in the form to "1 items"',
    ]);
  });

  test('what an item holds beside the form is not given to another one', () => {
    const docx = editWord(formOf(book, 'MTG-2023-11-17-WP'), [
      cellText({ below: 'Item 2', row: 0, cell: 1 }, '3'),
    ]);
    const { edits, questions: asked } = compared('MTG-2023-11-17-WP', docx);
    expect(edits).toEqual([]);
    expect(asked).toMatchObject([{ code: 'form/unclear', field: 'agenda' }]);
  });
});
