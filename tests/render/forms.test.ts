import { beforeAll, expect, test } from 'vitest';
import type { Workspace } from '../../src/registry/workspace.ts';
import { formBook, formOf, formRecords, KEPT_BASE } from '../support/form-book.ts';
import { partsOf } from './docx-parts.ts';
import { faultsOf } from './ooxml-faults.ts';

let book: Workspace;
beforeAll(async () => {
  book = await formBook();
});

const ids = Object.keys(formRecords);

test.each(['PR-2.2-SCF', 'MTG-2023-11-17-WP'])(
  'the Open XML validator finds nothing in the form of %s',
  (id) => {
    expect(faultsOf(formOf(book, id))).toEqual([]);
  },
);

test('the same form gives the same bytes', async () => {
  const again = await formBook();
  for (const id of ids) expect(Buffer.compare(formOf(book, id), formOf(again, id))).toBe(0);
});

test('a form has a language, headings and rows of titles by their styles, and says whose it is', () => {
  const parts = partsOf(formOf(book, 'PR-2.2-SCF'));
  expect(parts['word/styles.xml']).toContain('<w:lang w:val="en-GB"');
  const body = parts['word/document.xml'] ?? '';
  expect(body).toMatch(/<w:pStyle w:val="Heading1"\/><\/w:pPr><w:r><w:t xml:space="preserve">Tasks</);
  expect(body.match(/<w:tblHeader\/>/g)?.length).toBe(6);
  expect(parts['docProps/core.xml']).toContain(
    '<dc:title>Progress report PR-2.2-SCF</dc:title><dc:subject>form PR-2.2-SCF</dc:subject>',
  );
  const said = [...(parts['docProps/custom.xml'] ?? '').matchAll(/name="([^"]*)"><vt:lpwstr>([^<]*)/g)];
  expect(said.map(([, name, text]) => [name, text])).toEqual([
    ['grantbook.registry', 'progress-reports'],
    ['grantbook.record', 'PR-2.2-SCF'],
    ['grantbook.base', KEPT_BASE],
    ['grantbook.form', '1'],
    ['grantbook.from', 'P-010'],
  ]);
});

test('each answer has a control of its kind, with the name of its field as its tag', () => {
  const body = partsOf(formOf(book, 'PR-2.2-SCF'))['word/document.xml'] ?? '';
  const kindOf = (tag: string) =>
    new RegExp(`<w:tag w:val="${tag}"/><w:id w:val="\\d+"/>(.*?)</w:sdtPr>`).exec(body)?.[1]?.slice(0, 300);
  expect(kindOf('spent')).toBe('<w:lock w:val="sdtLocked"/><w:text/>');
  expect(kindOf('late_reason')).toBe('<w:lock w:val="sdtLocked"/><w:showingPlcHdr/><w:richText/>');
  expect(kindOf('rag.scope')).toBe(
    `<w:lock w:val="sdtLocked"/><w:dropDownList>${['—', 'green', 'amber', 'red'].map((word) => `<w:listItem w:displayText="${word}" w:value="${word}"/>`).join('')}</w:dropDownList>`,
  );
  expect(kindOf('tasks')).toBe('<w15:repeatingSection/>');
  expect(kindOf('tasks.task')).toContain('<w:listItem w:displayText="T1.1 Common methodology');
  expect(kindOf('outlook.forecast')).toContain('<w:date><w:dateFormat w:val="yyyy-MM-dd"/>');
  const numbers = [...body.matchAll(/<w:sdtPr>.*?<w:id w:val="(\d+)"\/>/g)].map(([, id]) => id);
  expect(new Set(numbers).size).toBe(numbers.length);
});
