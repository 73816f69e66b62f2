import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { zipOf } from '../support/zip-of.ts';
import {
  copyOf,
  exampleBook,
  expectTranscript,
  git,
  installed,
  runLine,
  snapshot,
  write,
} from './sandbox.ts';

const RENDERED = 'build/B-WISE_D3.3_Tutor-kits_V0.3.docx';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

type Edit = readonly [old: string, fresh: string];

/** The B-WISE book with its D3.3 rendered. */
async function renderedBook(): Promise<string> {
  if (rendered === undefined) {
    const book = exampleBook();
    await runLine(book, 'grantbook render deliverable D3.3 --format docx');
    rendered = book;
  }
  return copyOf(rendered);
}

let rendered: string | undefined;

/** Changes texts of the rendered document as somebody does in Word, and saves it as edited.docx. */
function edit(book: string, ...edits: readonly Edit[]): void {
  const parts = unzipSync(readFileSync(join(book, RENDERED)));
  const xml = edits.reduce(
    (text, [old, fresh]) => {
      expect(text).toContain(old);
      return text.replace(old, () => fresh);
    },
    strFromU8(parts['word/document.xml'] ?? new Uint8Array()),
  );
  write(book, { 'edited.docx': zipOf({ ...parts, 'word/document.xml': strToU8(xml) }) });
}

const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const table = (...rows: readonly (readonly string[])[]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

/** A document made by hand, as the partners write them. */
function byHand(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const all = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': `<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return zipOf(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])));
}

describe('a document that grantbook rendered', () => {
  test('agrees, and nothing is written', async () => {
    const book = await renderedBook();
    const before = snapshot(book);
    await expectTranscript(
      book,
      `
      $ grantbook drift build/B-WISE_D3.3_Tutor-kits_V0.3.docx
      ! D3.3: 0 disagreements; compared: title, wp, tasks, lead, type, dissemination, due, version, status, editor, authors, reviewers
    `,
    );
    expect(snapshot(book)).toEqual(before);
  });

  test('edited in Word, it says what no longer agrees, and the command to follow it', async () => {
    const book = await renderedBook();
    edit(
      book,
      ['>Kits for tutors<', '>Kits for trainers &amp; tutors<'],
      ['0.3, Internal review', '0.4, In revision'],
      ['M36 (31 December 2023)', 'M37 (31 January 2024)'],
      ['Maarten Dijkhorstra (', 'Dario Frassinelli ('],
      ['PU – Public', 'CO – Confidential'],
    );
    await expectTranscript(
      book,
      `
      $ grantbook drift edited.docx
      title: the document says "Kits for trainers & tutors" (title on the cover), the book "Kits for tutors"; grantbook set D3.3 'title=Kits for trainers & tutors'
      dissemination: the document says "CO – Confidential" (table 1, row 8 "Dissemination level"), the book "PU"; grantbook set D3.3 dissemination=CO
      due: the document says "M37 (31 January 2024)" (table 1, row 9 "Due"), the book "2023-12-31, M36"; grantbook set D3.3 due=2024-01-31 due_month=M37
      version: the document says "0.4, In revision" (table 1, row 10 "Version and status"), the book "0.3"; grantbook set D3.3 version=0.4
      status: the document says "0.4, In revision" (table 1, row 10 "Version and status"), the book "internal_review"; grantbook move D3.3 revise
      reviewers: the document says "Elisabetta Norcinelli (SCF), Dario Frassinelli (DeOmslag)" (table 1, row 13 "Internal reviewers"), the book "P-028 Elisabetta Norcinelli, P-013 Maarten Dijkhorstra"; grantbook set D3.3 reviewers=P-028,P-009
      ! D3.3: 6 disagreements; compared: title, wp, tasks, lead, type, dissemination, due, version, status, editor, authors, reviewers
      ! where the book is right, make the document anew: grantbook render deliverable D3.3
      [1]
    `,
    );
  });

  test('the command makes the book say so', async () => {
    const book = await renderedBook();
    edit(book, ['0.3, Internal review', '0.4, Internal review']);
    await expectTranscript(
      book,
      `
      $ grantbook drift edited.docx
      version: the document says "0.4, Internal review" (table 1, row 10 "Version and status"), the book "0.3"; grantbook set D3.3 version=0.4
      ! D3.3: 1 disagreement; compared: title, wp, tasks, lead, type, dissemination, due, version, status, editor, authors, reviewers
      ! where the book is right, make the document anew: grantbook render deliverable D3.3
      [1]
      $ grantbook set D3.3 version=0.4
      D3.3 version: 0.3 → 0.4
      ! committed OID  deliverable D3.3: set version
      $ grantbook drift edited.docx
      ! D3.3: 0 disagreements; compared: title, wp, tasks, lead, type, dissemination, due, version, status, editor, authors, reviewers
    `,
    );
  });

  test('what a tracked change deletes is not there, what it inserts is; both are told, and comments', async () => {
    const book = await renderedBook();
    edit(book, [
      '<w:r><w:t xml:space="preserve">0.3, Internal review</w:t></w:r>',
      '<w:del w:id="1" w:author="A"><w:r><w:delText>0.3</w:delText></w:r></w:del><w:ins w:id="2" w:author="A"><w:r><w:t>0.5</w:t></w:r></w:ins><w:moveFrom w:id="3"><w:r><w:t>0.9 </w:t></w:r></w:moveFrom><w:r><w:t>, Internal review</w:t></w:r>',
    ]);
    await expectTranscript(
      book,
      `
      $ grantbook drift edited.docx
      version: the document says "0.5, Internal review" (table 1, row 10 "Version and status"), the book "0.3"; grantbook set D3.3 version=0.5
      ! not settled in the document: 1 tracked insertion, 2 tracked deletions, 0 comments
      ! D3.3: 1 disagreement; compared: title, wp, tasks, lead, type, dissemination, due, version, status, editor, authors, reviewers
      ! where the book is right, make the document anew: grantbook render deliverable D3.3
      [1]
    `,
    );
  });

  test('by another template of its registry, it is made anew by that one, which its subject names', async () => {
    const book = await renderedBook();
    const subject = (parts: Readonly<Record<string, Uint8Array>>, template: string) =>
      strToU8(
        strFromU8(parts['docProps/core.xml'] ?? new Uint8Array()).replace(
          '>deliverable D3.3<',
          `>${template} D3.3<`,
        ),
      );
    edit(book, ['0.3, Internal review', '0.4, Internal review']);
    const parts = unzipSync(readFileSync(join(book, 'edited.docx')));
    write(book, {
      'composite.docx': zipOf({ ...parts, 'docProps/core.xml': subject(parts, 'composite-report') }),
      'strange.docx': zipOf({ ...parts, 'docProps/core.xml': subject(parts, '$(reboot)') }),
    });
    const hint = async (file: string) =>
      (await runLine(book, `grantbook drift ${file}`)).stderr
        .split('\n')
        .filter((line) => line.includes('anew'));
    expect(await hint('composite.docx')).toEqual([
      'where the book is right, make the document anew: grantbook render composite-report D3.3',
    ]);
    expect(await hint('strange.docx')).toEqual([
      'where the book is right, make the document anew: grantbook render deliverable D3.3',
    ]);
  });

  test.skipIf(!installed('soffice'))(
    'saved by LibreOffice, it still agrees',
    async () => {
      const book = await renderedBook();
      const profile = `-env:UserInstallation=file://${join(book, '..', 'office')}`;
      const args = ['--headless', profile, '--convert-to', 'docx', '--outdir', 'saved', RENDERED];
      spawnSync('soffice', args, { cwd: book, timeout: 120_000 });
      await expectTranscript(
        book,
        `
      $ grantbook drift saved/B-WISE_D3.3_Tutor-kits_V0.3.docx
      ! D3.3: 0 disagreements; compared: title, wp, tasks, lead, type, dissemination, due, version, status, editor, authors, reviewers
    `,
      );
    },
    130_000,
  );
});

describe('a document made by hand', () => {
  test('is read by the titles of fields and the shape of values', async () => {
    const book = exampleBook();
    const cover = table(
      ['Deliverable', 'D3.3 Kits for tutors'],
      ['Due date', '31/12/2023'],
      ['Version', 'v0.3'],
      ['Lead beneficiary', 'SCF'],
      ['Reviewer 1', 'NORCINELLI Elisabetta'],
      ['Reviewer 2', 'Jane Doe (SCF)'],
      ['Dissemination level', 'Public'],
      ['WP', 'WP 3'],
      ['WP leader', 'ENSIE'],
      ['Project title', 'Something else'],
    );
    write(book, { 'hand.docx': byHand(paragraph('B-WISE') + cover) });
    await expectTranscript(
      book,
      `
      $ grantbook drift hand.docx
      lead: the document says "SCF" (table 1, row 4 "Lead beneficiary"), the book "ONCE Fundación ONCE"; grantbook set D3.3 lead=SCF
      reviewers: the document says "NORCINELLI Elisabetta; Jane Doe (SCF)" (table 1, row 5 "Reviewer 1"), the book "P-028 Elisabetta Norcinelli, P-013 Maarten Dijkhorstra"; "Jane Doe" is no person of the book
      ! D3.3: 2 disagreements; compared: title, due, version, lead, reviewers, dissemination, wp
      ! where the book is right, make the document anew: grantbook render deliverable D3.3
      [1]
      $ grantbook drift hand.docx --json
      {
        "record": "D3.3",
        "agrees": false,
        "drifts": [
          {
            "field": "lead",
            "document": "SCF",
            "where": "table 1, row 4 \\"Lead beneficiary\\"",
            "book": "ONCE Fundación ONCE",
            "remedy": {
              "kind": "set",
              "values": [
                [
                  "lead",
                  "SCF"
                ]
              ]
            },
            "command": "grantbook set D3.3 lead=SCF"
          },
          {
            "field": "reviewers",
            "document": "NORCINELLI Elisabetta; Jane Doe (SCF)",
            "where": "table 1, row 5 \\"Reviewer 1\\"",
            "book": "P-028 Elisabetta Norcinelli, P-013 Maarten Dijkhorstra",
            "remedy": {
              "kind": "render",
              "why": "\\"Jane Doe\\" is no person of the book"
            },
            "command": null
          }
        ],
        "notes": [],
        "compared": [
          "title",
          "due",
          "version",
          "lead",
          "reviewers",
          "dissemination",
          "wp"
        ],
        "revisions": {
          "insertions": 0,
          "deletions": 0,
          "comments": 0
        }
      }
      [1]
    `,
    );
  });

  test.each([
    ['31 December 2023', ''],
    ['M36', ''],
    ['December 2023', ''],
    ['31/12/2023', ''],
    ['M30', 'due=2023-06-30 due_month=M30'],
    ['5 January 2024', 'due=2024-01-05 due_month=M37'],
    ['05/01/2024', '"05/01/2024" is ambiguous: 2024-01-05 or 2024-05-01'],
    ['31 November 2023', 'there is no day 31 November 2023'],
    ['M30 (31 May 2023)', 'which day it means is not certain'],
    ['soon', 'no date can be read in it'],
  ])('a due date written %j', async (written, told) => {
    const book = exampleBook();
    write(book, { 'hand.docx': byHand(table(['Deliverable', 'D3.3'], ['Due date', written])) });
    const { status, stdout } = await runLine(book, 'grantbook drift hand.docx');
    expect(stdout).toContain(told);
    expect([status, stdout === '']).toEqual(told === '' ? [0, true] : [1, false]);
  });

  test('which record it is about is asked, never guessed', async () => {
    const book = exampleBook();
    write(book, {
      'none.docx': byHand(paragraph('A report')),
      'bare.docx': byHand(table(['Version', '0.3'])),
      'two.docx': byHand(paragraph('Deliverable D3.4') + table(['Deliverable', 'D3.3'], ['Version', '0.3'])),
      'other.docx': byHand(table(['Deliverable', 'D3.4'])),
    });
    await expectTranscript(
      book,
      `
      $ grantbook drift none.docx
      ! error: the document names no record of this book in its title, on its cover or in its properties
      ! hint: say which it is about: --record D1.2
      [2]
      $ grantbook drift none.docx --record D3.3
      ! error: "none.docx" says nothing on its cover or in its properties that could be compared with D3.3
      ! hint: give it a table with rows such as "Version" and "Due date", or make it with: grantbook render
      [2]
      $ grantbook drift bare.docx --record D3.3
      ! D3.3: 0 disagreements; compared: version
      $ grantbook drift two.docx
      ! error: the document may be about D3.4 (cover) or D3.3 (table 1, row 1 "Deliverable")
      ! hint: say which: --record D3.4 or --record D3.3
      [2]
      $ grantbook drift two.docx --record D33
      ! error: no record has the id "D33"
      ! hint: did you mean D3.3?
      [2]
      $ grantbook drift other.docx --record D3.3
      id: the document says "D3.4" (table 1, row 1 "Deliverable"), the book "D3.3"; it names D3.4
      ! D3.3: 1 disagreement; compared: id
      ! where the book is right, make the document anew: grantbook render deliverable D3.3
      [1]
    `,
    );
  });

  test('hostile text reaches neither the terminal nor a command', async () => {
    const book = exampleBook();
    const title = `D3.3 Kits for $(reboot) 'tutors' here`;
    write(book, {
      'shell.docx': byHand(table(['Deliverable', title])),
      'escape.docx': byHand(table(['Deliverable', 'D3.3 Kits for &#x202e;tutors &#x7f; \u009b31m'])),
    });
    await expectTranscript(
      book,
      `
      $ grantbook drift shell.docx
      title: the document says "D3.3 Kits for $(reboot) 'tutors' here" (table 1, row 1 "Deliverable"), the book "Kits for tutors"; grantbook set D3.3 'title=Kits for $(reboot) '\\''tutors'\\'' here'
      ! D3.3: 1 disagreement; compared: title
      ! where the book is right, make the document anew: grantbook render deliverable D3.3
      [1]
      $ grantbook drift escape.docx
      title: the document says "D3.3 Kits for \\u{202e}tutors \\u{7f} \\u{9b}31m" (table 1, row 1 "Deliverable"), the book "Kits for tutors"; change one of the two by hand
      ! D3.3: 1 disagreement; compared: title
      ! where the book is right, make the document anew: grantbook render deliverable D3.3
      [1]
    `,
    );
  });
});

test('a row that is deleted is gone, paragraphs that are joined are one, comments are counted', async () => {
  const book = exampleBook();
  const rows = table(['Deliverable', 'D3.3'], ['Version', '9.9'], ['Version', '0.3']);
  const body = rows
    .replace('<w:tr><w:tc><w:p><w:r><w:t xml:space="preserve">Version', (row) =>
      row.replace('<w:tr>', '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>'),
    )
    .replace(
      'D3.3</w:t></w:r></w:p>',
      'D3.3 Kits </w:t></w:r></w:p><w:p><w:r><w:t>for tutors</w:t></w:r></w:p>',
    )
    .replace('<w:p><w:r><w:t xml:space="preserve">D3.3', (start) =>
      start.replace('<w:p>', '<w:p><w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr>'),
    );
  const comments = `<w:comments xmlns:w="${W}"><w:comment w:id="0">${paragraph('Why?')}</w:comment></w:comments>`;
  write(book, { 'hand.docx': byHand(body, { 'word/comments.xml': comments }) });
  await expectTranscript(
    book,
    `
      $ grantbook drift hand.docx
      ! not settled in the document: 0 tracked insertions, 2 tracked deletions, 1 comment
      ! D3.3: 0 disagreements; compared: title, version
    `,
  );
});

describe('what is no document to read', () => {
  const bomb = () => zipOf({ 'word/document.xml': new Uint8Array(41_000_000) }, { level: 9 });
  const document = (xml: string) => byHand('', { 'word/document.xml': xml });
  test.each<[string, Uint8Array | string, string]>([
    ['a text', 'hello', 'it is not a Word document'],
    ['a zip of something else', zipOf({ 'a.txt': strToU8('a') }), 'it is not a Word document'],
    ['an older or encrypted file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'protected by a password'],
    ['a truncated file', byHand(paragraph('D3.3')).slice(0, 200), 'it is not a Word document'],
    ['a bomb', bomb(), 'it is too large'],
    ['one with macros', byHand(paragraph('D3.3'), { 'word/vbaProject.bin': 'x' }), 'it holds macros'],
    ['entities', document(`<!DOCTYPE d [<!ENTITY a "b">]><w:document xmlns:w="${W}"/>`), 'DOCTYPE'],
    ['open elements', document(`<w:document xmlns:w="${W}"><w:p>`), 'its XML is broken'],
    [
      'crossed elements',
      document(`<w:document xmlns:w="${W}"><w:p></w:document></w:p>`),
      'its XML is broken',
    ],
    [
      'endless quotes',
      document(`<w:document xmlns:w="${W}">${'<a b="'.repeat(100_000)}`),
      'its XML is broken',
    ],
  ])('%s is refused, and why is said', async (_, bytes, why) => {
    const book = exampleBook();
    write(book, { 'file.docx': bytes });
    const { status, stderr, stdout } = await runLine(book, 'grantbook drift file.docx');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('"file.docx" cannot be compared: ');
    expect(stderr).toContain(why);
    expect(stderr).toContain('hint: ');
  });

  test('deep nesting is only read', async () => {
    const book = exampleBook();
    const deep = 20_000;
    const body = `${'<w:sdt>'.repeat(deep)}${table(['Deliverable', 'D3.3'], ['Version', '0.3'])}${'</w:sdt>'.repeat(deep)}`;
    write(book, { 'file.docx': byHand(body) });
    expect((await runLine(book, 'grantbook drift file.docx')).status).toBe(0);
  });

  test('a cover of great length takes no great time', async () => {
    const book = exampleBook();
    const long = 'EURICSE D3.4 '.repeat(300_000);
    const rows = Array.from({ length: 5_000 }, () => ['Reviewers', 'Oriane Vasselin']);
    write(book, { 'file.docx': byHand(paragraph(long) + table(['Version', long], ...rows)) });
    const { status, stdout } = await runLine(book, 'grantbook drift file.docx --record D3.3');
    expect(status).toBe(1);
    expect(stdout.length).toBeLessThan(100_000);
  });

  test('a file that is not there, or is a folder', async () => {
    const book = exampleBook();
    await expectTranscript(
      book,
      `
      $ grantbook drift gone.docx
      ! error: cannot read "gone.docx": no such file
      ! hint: name a document that is there: report.docx
      [2]
      $ grantbook drift schemas
      ! error: "schemas" is no file
      ! hint: name a document that is there: report.docx
      [2]
    `,
    );
    expect(git(book, 'status', '--porcelain')).toBe('');
  });
});
