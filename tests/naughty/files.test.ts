import { beforeAll, describe, expect, test } from 'vitest';
import { readXlsx } from '../../src/exchange/sheets/read-xlsx.ts';
import { writeXlsx } from '../../src/exchange/sheets/write-xlsx.ts';
import { makeWorkbook } from '../../src/procedures/sheets/make-workbook.ts';
import { cellText, readCell } from '../../src/registry/sheets/cell-text.ts';
import type { Entry } from '../../src/registry/workspace.ts';
import { cleanText } from '../../src/render/fill/escape-markdown.ts';
import { readCheckstyle, readGitlab, readJunit, readSarif } from '../cli/report-readers.ts';
import { exampleBook, read, runLine, write } from '../cli/sandbox.ts';
import { requestFor } from '../render/book.ts';
import { docxOf, paragraphsOf, partsOf } from '../render/docx-parts.ts';
import { faultsOf } from '../render/ooxml-faults.ts';
import { bWise } from '../support/b-wise-book.ts';
import { BASE_COMMIT, partOf } from '../support/sheet-book.ts';
import { naughty, writable } from './strings.ts';

test('all naughty strings in one Word document are its text, in well-formed XML, and make nothing else', async () => {
  const values = Object.fromEntries(naughty.map((value, i) => [`x${i}`, `x${value}x`]));
  const lines = naughty.map((_, i) => `{{record.x${i}}}`);
  const cells = `| a |\n|---|\n${lines.map((line) => `| ${line} |`).join('\n')}`;
  const made = await requestFor(`${lines.join('\n\n')}\n\n${cells}`, values);
  const docx = await docxOf(made);
  const parts = partsOf(docx);
  const texts = paragraphsOf(parts['word/document.xml'] ?? '').map(oneLine);
  for (const value of naughty) {
    const wanted = oneLine(cleanText(`x${value}x`));
    expect([value, texts.filter((text) => text === wanted).length]).toEqual([value, expect.any(Number)]);
    expect(texts.filter((text) => text === wanted).length, JSON.stringify(value)).toBeGreaterThanOrEqual(2);
  }
  expect(parts['word/document.xml']).not.toMatch(/<w:(?:fldSimple|drawing|altChunk|object)\b/);
  expect(Object.values(parts).join('')).not.toMatch(/TargetMode="External"/);
  expect(faultsOf(docx)).toEqual([]);
}, 120_000);

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

test('all naughty strings in one workbook are texts that come back, and no formula is there', async () => {
  const book = await bWise();
  const { tables, entries } = partOf(book, 'risks');
  const [first] = entries;
  const [table] = tables;
  if (!first || !table) throw new Error('no risks');
  const many = writable.map(
    (title, i): Entry => ({
      ...first,
      id: `R-${i + 100}`,
      data: { ...first.data, id: `R-${i + 100}`, title },
    }),
  );
  const about = { base: BASE_COMMIT, to: undefined, toName: undefined, project: book.project, left: [] };
  const bytes = writeXlsx(makeWorkbook({ parts: [{ tables: [table], entries: many }], ...about }));
  expect(faultsOf(bytes, 'xlsx')).toEqual([]);
  const workbook = readXlsx(bytes);
  if (typeof workbook === 'string') throw new Error(workbook);
  const column = table.columns.find(({ key }) => key === 'title');
  if (!column) throw new Error('risks have no title');
  const cells = workbook.sheets.flatMap(({ rows }) => rows.flatMap((row) => [...row.cells.values()]));
  expect(cells.filter(({ kind }) => kind === 'formula')).toEqual([]);
  const texts = new Set(cells.flatMap((cell) => (cell.kind === 'text' ? [cell.text] : [])));
  for (const value of writable) {
    const text = cellText(value, column.cell);
    const long = text.startsWith('(too long');
    expect([value, texts.has(text)]).toEqual([value, true]);
    if (!long) expect(readCell(text, column.cell)).toEqual({ value });
  }
}, 120_000);

describe('a book with a naughty string where a choice is asked for, in each of hundreds of records', () => {
  let book: string;
  let count: number;
  beforeAll(async () => {
    book = exampleBook();
    const text = read(book, 'project-data/risks.yaml');
    const [one = ''] = /^- id: R-008\n(?: .*\n)+/m.exec(text) ?? [];
    const records = writable.map((value, i) =>
      one
        .replace('R-008', `R-${i + 500}`)
        .replace(/^ {2}strategy: .*$/m, () => `  strategy: ${JSON.stringify(value)}`),
    );
    write(book, { 'project-data/risks.yaml': `${text.trimEnd()}\n\n${records.join('\n')}` });
    const { stdout } = await runLine(book, 'grantbook validate --json');
    count = (JSON.parse(stdout) as { findings: unknown[] }).findings.length;
  });

  test('is reported whole to every program, each finding by itself', async () => {
    expect(count).toBeGreaterThanOrEqual(writable.length);
    const asked = async (format: string) => {
      const { stdout, stderr, status } = await runLine(book, `grantbook validate -f ${format}`);
      expect([format, status]).toEqual([format, 1]);
      expect(stdout + stderr).not.toMatch(RAW);
      return stdout;
    };
    expect(readSarif(await asked('sarif')).runs[0]?.results).toHaveLength(count);
    expect(readGitlab(await asked('gitlab'))).toHaveLength(count);
    const named = (tags: readonly { readonly name: string }[], wanted: string) =>
      tags.filter(({ name }) => name === wanted);
    expect(named(await readJunit(await asked('junit')), 'testcase')).toHaveLength(count);
    expect(named(await readCheckstyle(await asked('checkstyle')), 'error')).toHaveLength(count);
    const lines = (await asked('github')).trimEnd().split('\n');
    expect(lines.filter((line) => !/^::(error|warning|notice) [^\n]*::/.test(line))).toEqual([]);
  }, 120_000);

  test.each(['validate', 'list risks', 'list risks --json', 'status', 'diff', 'diff -f md'])(
    'steers no terminal and no log: %s',
    async (line) => {
      const { stdout, stderr, status } = await runLine(book, `grantbook ${line}`);
      expect([0, 1]).toContain(status);
      expect(stdout + stderr).not.toMatch(RAW);
      expect(stdout + stderr).not.toMatch(/^\s*::/m);
    },
  );
});

/** What steers a terminal, hides in it, or is a command to a log of GitHub. */
const RAW =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|##\[/;
