import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { requestFor, requestOf, shippedTemplates } from './book.ts';
import { CHARTS } from './chart-body.ts';
import { docxOf } from './docx-parts.ts';
import { hostile } from './hostile.ts';

const found = (program: string) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
const missing = ['soffice', 'pdftotext', 'pdfimages'].filter((program) => !found(program));
if (missing.length > 0)
  console.log(`NOT RUN: the pages of documents, because this machine has no ${missing.join(' and no ')}`);

const folder = mkdtempSync(join(tmpdir(), 'grantbook-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Returns the texts of a document's pages, as LibreOffice lays them out. It exits with 0 even where it fails. */
function pagesOf(docx: Uint8Array, name: string): string[] {
  const profile = pathToFileURL(join(folder, 'profile')).href;
  writeFileSync(join(folder, `${name}.docx`), docx);
  const options = [
    `-env:UserInstallation=${profile}`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    join(folder, `${name}.docx`),
  ];
  execFileSync('soffice', options, { stdio: 'ignore', timeout: 120_000 });
  const pdf = join(folder, `${name}.pdf`);
  expect(existsSync(pdf)).toBe(true);
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
}

/** Returns the entries of the contents with their pages, and the page each heading is really on. */
function contentsOf(pages: readonly string[]): { entry: string; said: number; real: number }[] {
  const lines = pages
    .flatMap((page) => page.split('\n'))
    .flatMap((line) => {
      const [, entry = '', said = ''] = /^\s*(.*?\S)\s*\.{4,}\s*(\d+)\s*$/.exec(line) ?? [];
      return entry === '' ? [] : [{ entry: entry.replace(/\s+/g, ' '), said: Number(said) }];
    });
  return lines.map(({ entry, said }) => {
    const real =
      pages.findIndex((page) => page.split('\n').some((line) => line.replace(/\s+/g, ' ').trim() === entry)) +
      1;
    return { entry, said, real };
  });
}

const WORDS =
  'The enterprises open a way into work for people whom the labour market leaves outside, and the report says how they do it. ';
const long = Array.from({ length: 24 }, (_, i) => ({
  ...(i > 0 && { number: i % 3 === 0 ? `${i}.1` : `${i}` }),
  title: `Chapter of letter ${String.fromCharCode(65 + i)}`,
  text: [
    WORDS.repeat((i % 5) + 2),
    `- ${WORDS}\n- ${WORDS}`,
    '| A | B |\n|---|---|\n| a | b |\n| c | d |',
    WORDS.repeat(3),
  ].join('\n\n'),
}));

describe.skipIf(missing.length > 0)('LibreOffice opens the documents', () => {
  test.each([
    { name: 'deliverable', document: { template: 'deliverable', id: 'D1.2' }, least: 6 },
    { name: 'minutes', document: { template: 'minutes', id: 'MTG-2021-01-26-KO' }, least: 8 },
    {
      name: 'long',
      document: { template: 'deliverable', id: 'D1.2', changes: { sections: long } },
      least: 24,
    },
  ])(
    'the contents of the $name say the pages the headings are on',
    async ({ name, document, least }) => {
      const pages = pagesOf(await docxOf(await requestOf(shippedTemplates(), document)), name);
      const contents = contentsOf(pages);
      expect(contents.length).toBeGreaterThanOrEqual(least);
      expect(contents.filter(({ said, real }) => said !== real)).toEqual([]);
      expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`);
      expect(pages[0]).toContain('621509-EPP-1-2020-1-BE-EPPKA2-SSA-B');
      expect(pages[0]).not.toContain('Page 1');
    },
    180_000,
  );

  test('with its charts on the pages, each above its caption', async () => {
    const pages = pagesOf(await docxOf(await requestFor(CHARTS)), 'charts');
    const text = pages.join('\n');
    for (const caption of ['1. The plan', '2. The risks', '3. The risks of each owner', '4. How far'])
      expect(text).toContain(`Figure ${caption}`);
    const listed = execFileSync('pdfimages', ['-list', join(folder, 'charts.pdf')], { encoding: 'utf8' });
    const widths = listed.split('\n').flatMap((row) => /^ +\d+ +\d+ +image +(\d+)/.exec(row)?.[1] ?? []);
    expect(widths.map(Number).every((width) => width > 1000)).toBe(true);
    expect(widths.length).toBe(4);
  }, 180_000);

  test('with every hostile value in it', async () => {
    const values = Object.fromEntries(hostile.map((value, i) => [`x${i}`, value]));
    const body = hostile
      .map(
        (_, i) =>
          `# H {{record.x${i}}}\n\nText {{record.x${i}}}\n\n| {{record.x${i}}} | b |\n|---|---|\n| a | {{record.x${i}}} |`,
      )
      .join('\n\n');
    const pages = pagesOf(await docxOf(await requestFor(body, values)), 'hostile');
    expect(pages.join('\n')).toContain('[click](javascript:alert(1))');
  }, 180_000);
});
