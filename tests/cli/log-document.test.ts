import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { paragraphsOf, partOf, partsOf } from '../render/docx-parts.ts';
import { faultsOf } from '../render/ooxml-faults.ts';
import { exampleBook, expectTranscript, runLine } from './sandbox.ts';

let book: string;
beforeAll(async () => {
  book = exampleBook();
  await runLine(book, "grantbook set R-002 contingency='A <b> & {{title}} reserve' -m 'asked for by SC'");
  await runLine(book, 'as oriane.vasselin@example.org grantbook set R-002 likelihood=3 -m "one came"');
});

const bytesOf = (path: string) => new Uint8Array(readFileSync(join(book, path)));

describe('the log as a Word document', () => {
  test('is written into the book, the same bytes each time; other formats print', async () => {
    await expectTranscript(
      book,
      `
      $ grantbook log R-002 --format docx
      build/log-R-002.docx  written
      $ grantbook log R-002 --format docx
      build/log-R-002.docx  unchanged
      $ grantbook log R-002 --limit 2 --person P-003 --format docx --output build/short.docx
      build/short.docx  written
      $ grantbook log R-002 --format docx --output ../log.docx
      ! error: documents cannot be written to ".."
      ! hint: name a folder inside the book, for example build; not evidence, project-data, schemas, templates, nor a name that begins with a dot
      [2]
      $ grantbook log R-002 --format docx --output build/log.txt
      ! error: "build/log.txt" is no name of a Word document
      ! hint: let it end in .docx: --output build/log.docx
      [2]
      $ grantbook log R-002 --output build/log.docx
      ! error: --output is of a document
      ! hint: add --format docx, or send what is printed to a file: > FILE
      [2]
      `,
    );
    expect(existsSync(join(book, '../log.docx'))).toBe(false);
  });

  test('holds the rows of the other formats, what they say as it is, under headings that repeat', async () => {
    await runLine(book, 'grantbook log R-002 --format docx');
    const docx = bytesOf('build/log-R-002.docx');
    expect(faultsOf(docx)).toEqual([]);
    const xml = partOf(docx, 'word/document.xml');
    const { stdout } = await runLine(book, 'grantbook log R-002 --json');
    const events = JSON.parse(stdout) as { readonly changes: readonly unknown[] }[];
    const rows = events.reduce((sum, { changes }) => sum + Math.max(1, changes.length), 0);
    expect(xml.match(/<w:tr>|<w:tr /g)).toHaveLength(rows + 1);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    const texts = paragraphsOf(xml);
    expect(texts.slice(0, 2)).toEqual([
      'Log of R-002',
      'Changes from 2023-11-20 to 2023-11-20, newest first.',
    ]);
    const at = texts.indexOf('one came');
    expect(texts.slice(at - 7, at + 1)).toEqual([
      '2023-11-20',
      'Hanne Lindemaar',
      'R-002',
      'changed',
      'likelihood',
      '4',
      '3',
      'one came',
    ]);
    expect(texts).toContain('A <b> & {{title}} reserve');
    expect(xml).toContain('w:orient="landscape"');
    const parts = Object.entries(partsOf(docx)).filter(([name]) => name.includes('footer'));
    expect(parts.some(([, text]) => text.includes('NUMPAGES'))).toBe(true);
  });

  test('of a selection says what was asked for', async () => {
    const xml = partOf(bytesOf('build/short.docx'), 'word/document.xml');
    expect(paragraphsOf(xml)).toContain('Only person P-003, limit 2.');
    expect(xml.match(/<w:tr>|<w:tr /g)).toHaveLength(2);
  });
});
