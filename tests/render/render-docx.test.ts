import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/base/digest.ts';
import { readDrawingTools } from '../../src/io/drawing-tools.ts';
import { cleanText } from '../../src/render/fill/escape-markdown.ts';
import { renderDocx, renderMarkdown } from '../../src/render/render-document.ts';
import { paragraph, wordFile } from '../support/word-file.ts';
import { zipOf } from '../support/zip-of.ts';
import { requestFor, requestOf, shippedTemplates } from './book.ts';
import { CHARTS } from './chart-body.ts';
import { docxOf, paragraphsOf, partOf, partsOf } from './docx-parts.ts';
import { hostile } from './hostile.ts';
import { faultsOf } from './ooxml-faults.ts';

const DOCUMENTS = [
  { template: 'deliverable', id: 'D1.2' },
  { template: 'minutes', id: 'MTG-2021-01-26-KO' },
];
describe.each(DOCUMENTS)('the shipped template $template', (document) => {
  test('says the same in Markdown as when it was last looked at', async () => {
    const made = renderMarkdown(await requestOf(shippedTemplates(), document));
    await expect(made.ok ? made.value : JSON.stringify(made.diagnostics)).toMatchFileSnapshot(
      `golden/${document.template}.md`,
    );
  });

  test('gives a document in which the Open XML validator finds nothing wrong', async () => {
    expect(faultsOf(await docxOf(await requestOf(shippedTemplates(), document)))).toEqual([]);
  });

  test('has the grant’s data on the cover, a contents with pages, headers, footers and properties', async () => {
    const parts = partsOf(await docxOf(await requestOf(shippedTemplates(), document)));
    const body = parts['word/document.xml'] ?? '';
    const texts = paragraphsOf(body);
    expect(texts).toContain('621509-EPP-1-2020-1-BE-EPPKA2-SSA-B');
    expect(body).toMatch(
      /PAGEREF _Toc00000001 \\h <\/w:instrText><\/w:r><w:r><w:fldChar w:fldCharType="separate"\/><\/w:r><w:r><w:t[^>]*>\d+</,
    );
    expect(parts['word/header1.xml']).toContain(document.id);
    expect(parts['word/footer2.xml']).toMatch(/PAGE .* NUMPAGES/);
    expect(paragraphsOf(parts['word/footer1.xml'] ?? '').join()).toContain('the view of the author alone');
    expect(parts['word/styles.xml']).toContain('<w:lang w:val="en-GB"');
    expect(parts['docProps/core.xml']).toContain('<dc:title>');
    expect(parts['docProps/core.xml']).toContain('2022-02-18T00:00:00Z</dcterms:created>');
    expect(body).not.toMatch(/[\ue000-\ue00f]|undefined|\[object/);
  });

  test('repeats the heading row of every table over its pages', async () => {
    const body = partOf(await docxOf(await requestOf(shippedTemplates(), document)), 'word/document.xml');
    const tables = [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)]
      .map(([table]) => table)
      .filter((table) => table.includes('"GrantbookTable"'));
    expect(tables.length).toBeGreaterThan(1);
    expect(
      tables.every((table) => table.includes('<w:tblHeader/>') && table.includes('<w:cantSplit/>')),
    ).toBe(true);
  });
});

describe('the bytes of a document', () => {
  test('are the same each time, in another process and in another time zone', async () => {
    const digests = async () =>
      Promise.all([
        ...DOCUMENTS.map(async (document) =>
          sha256(await docxOf(await requestOf(shippedTemplates(), document))),
        ),
        requestFor(CHARTS).then(docxOf).then(sha256),
      ]);
    const first = await digests();
    expect([await digests(), await digests()]).toEqual([first, first]);
    const script = fileURLToPath(new URL('render-hash.ts', import.meta.url));
    for (const TZ of ['Asia/Tokyo', 'America/Los_Angeles']) {
      const printed = execFileSync(process.execPath, ['--import', 'tsx', script], {
        encoding: 'utf8',
        env: { ...process.env, TZ },
      });
      expect(printed.trim().split('\n')).toEqual(first);
    }
  }, 180_000);

  test('change with the history and with nothing else that is not said', async () => {
    const request = await requestOf(shippedTemplates(), { template: 'minutes', id: 'MTG-2021-01-26-KO' });
    const before = sha256(await docxOf(request));
    expect(sha256(await docxOf({ ...request, history: request.history.slice(0, 1) }))).not.toBe(before);
    expect(sha256(await docxOf({ ...request, history: [] }))).not.toBe(before);
  });
});

const EVERYWHERE = [
  '# {{record.x}} :anchor{#one}',
  '{{record.x}} and **{{record.x}}** and :ref[one]',
  '- {{record.x}}\n    1. {{record.x}}',
  '> {{record.x}}',
  ':::table{#t caption="{{attr record.x}}"}\n| {{record.x}} | B |\n|---|---|\n| {{record.x}} | b |\n:::',
  '[{{record.x}}](https://example.org/{{attr record.x}})',
  'a[^n]\n\n[^n]: {{record.x}}',
  '::::landscape\n{{record.x}}\n::::',
  '{{markdown record.x}}',
].join('\n\n');

describe('hostile values', () => {
  test.each(hostile)(
    '%j stays text wherever it stands, and Word can read it',
    async (value) => {
      const x = `x${value}x`;
      const request = await requestFor(`::toc\n\n${EVERYWHERE}`, { x, title: x });
      const title = { ...request.template.title, text: '{{record.title}}' };
      const docx = await docxOf({ ...request, template: { ...request.template, title } });
      const parts = partsOf(docx);
      const said = cleanText(x)
        .replace(/\r\n?|[\u2028\u2029]/g, '\n')
        .replace(/\n+/g, '\n');
      const heading = paragraphsOf(parts['word/document.xml'] ?? '').map((text) =>
        text.replace(/\n+/g, '\n'),
      );
      expect(heading).toContain(said);
      const links = [
        ...(parts['word/_rels/document.xml.rels'] ?? '').matchAll(/Target="([^"]*)" TargetMode="External"/g),
      ];
      expect(links.every(([, target]) => target?.startsWith('https://example.org/'))).toBe(true);
      expect(Object.keys(parts).filter((name) => name.includes('media'))).toEqual([]);
      expect(Object.values(parts).join('')).not.toMatch(/[\ufffe\uffff\u0000-\u0008]|[\ue000-\ue00f]/);
      expect(parts['word/document.xml']?.match(/<w:sectPr>/g)?.length).toBe(3);
    },
    60_000,
  );

  test('pass the Open XML validator, all of them in one document', async () => {
    const body = hostile
      .map((_, i) =>
        EVERYWHERE.replaceAll('record.x', `record.x${i}`)
          .replaceAll('#one', `#one${i}`)
          .replaceAll('[one]', `[one${i}]`)
          .replaceAll('#t ', `#t${i} `)
          .replaceAll('[^n]', `[^n${i}]`),
      )
      .join('\n\n');
    const values = Object.fromEntries(hostile.map((value, i) => [`x${i}`, value]));
    expect(faultsOf(await docxOf(await requestFor(`::toc\n\n${body}`, values)))).toEqual([]);
  }, 120_000);
});

describe('blocks', () => {
  const xmlOf = async (body: string) => partOf(await docxOf(await requestFor(body)), 'word/document.xml');

  test('lists restart, start where they say, and nest', async () => {
    const parts = partsOf(
      await docxOf(await requestFor('1. a\n2. b\n\ntext\n\n1. c\n   - d\n     - e\n\ntext\n\n7. f')),
    );
    const lists = [
      ...(parts['word/document.xml'] ?? '').matchAll(/<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"\/>/g),
    ].map(([, level, list]) => [level, list]);
    const [a, b, c, d, e, f] = lists;
    expect([a?.[0], c?.[0], d?.[0], e?.[0], f?.[0]]).toEqual(['0', '0', '1', '2', '0']);
    expect(a?.[1]).toBe(b?.[1]);
    expect(new Set([a, c, d, e, f].map((item) => item?.[1])).size).toBe(5);
    const numbers = parts['word/numbering.xml'] ?? '';
    const seven = new RegExp(`<w:num w:numId="${f?.[1]}".*?</w:num>`, 's').exec(numbers)?.[0];
    expect(seven).toContain('<w:startOverride w:val="7"/>');
  });

  test('a wide section stands between upright ones, or ends the document', async () => {
    const sizes = async (body: string) =>
      [...(await xmlOf(body)).matchAll(/<w:pgSz w:w="(\d+)"/g)].map(([, width]) => Number(width));
    expect(await sizes('a\n\n::::landscape\nb\n::::\n\nc')).toEqual([11906, 16838, 11906]);
    expect(await sizes('a\n\n::::landscape\nb\n::::')).toEqual([11906, 16838]);
    expect(await sizes('::::landscape\nb\n::::')).toEqual([16838]);
    expect(await sizes(':::cover\n# a\n:::\n\nb')).toEqual([11906, 11906]);
  });

  test('a caption is counted, and a reference points at it', async () => {
    const xml = await xmlOf(
      ':::table{#t caption="One"}\n| A |\n|---|\n| b |\n:::\n\n:::figure{#f caption="Two" width=20}\n![The emblem](templates/eu-emblem.png)\n:::\n\n:ref[t] :ref[f]',
    );
    expect(xml).toContain('<w:tblCaption w:val="One"/></w:tblPr>');
    expect(xml).toContain('SEQ Table \\* ARABIC');
    expect(xml).toContain('SEQ Figure \\* ARABIC');
    expect(xml).toContain('REF ref_f \\h');
    expect(xml).toContain('descr="The emblem"');
    expect(paragraphsOf(xml)).toEqual(
      expect.arrayContaining(['Table 1. One', 'Figure 1. Two', 'Table 1 Figure 1']),
    );
  });

  test('cells are shaded that begin with a word of the table’s colours, and the heading is not', async () => {
    const fillsOf = async (table: string) => {
      const xml = await xmlOf(table);
      const cells = [...xml.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => cell);
      return cells.map((cell) => [
        paragraphsOf(cell).join().split('\n')[0],
        /<w:shd [^>]*w:fill="(\w+)"/.exec(cell)?.[1] ?? '',
      ]);
    };
    const body =
      '| red | Late |\n|---|---|\n| **Red**<br>R-001 | late |\n| red tape | not late |\n| green | |';
    expect(await fillsOf(`:::table{shades="green red late=yellow"}\n${body}\n:::`)).toEqual([
      ['red', ''],
      ['Late', ''],
      ['Red', 'F6BDB5'],
      ['late', 'FFEBAE'],
      ['red tape', ''],
      ['not late', ''],
      ['green', 'CDE8C4'],
      ['', ''],
    ]);
    const data = await fillsOf('::data{source=tasks columns="id,status" shades="in_progress=blue"}');
    expect(data.filter(([, fill]) => fill !== '')).toEqual([['in progress', 'CFE0F5']]);
  });

  test('a colour of the data that there is not shades nothing', async () => {
    const body = ':::table{shades="{{attr record.x}}"}\n| A |\n|---|\n| toString |\n| late |\n:::';
    const x = 'toString constructor=__proto__ "late=FF0000 late=red';
    const xml = partOf(await docxOf(await requestFor(body, { x })), 'word/document.xml');
    expect([...xml.matchAll(/w:fill="(\w+)"/g)].map(([, fill]) => fill)).toEqual(['F6BDB5']);
  });

  test('a long table is cut into several', async () => {
    const rows = Array.from({ length: 1001 }, (_, i) => `| ${i} |`).join('\n');
    const xml = await xmlOf(`| A |\n|---|\n${rows}`);
    expect(xml.match(/<w:tbl>/g)?.length).toBe(3);
    expect(xml.match(/<w:tblHeader\/>/g)?.length).toBe(3);
  });

  test('two notes are two boxes, each of all its paragraphs', async () => {
    const xml = await xmlOf(':::note\na\n\nb\n:::\n\n:::note\nc\n:::');
    const styles = [...xml.matchAll(/<w:pStyle w:val="(\w+)"\/>/g)].map(([, style]) => style);
    expect(styles).toEqual(['NoteBox', 'NoteBox', 'TableSpace', 'NoteBox']);
  });

  test('a page break begins the next block’s page', async () => {
    expect(await xmlOf('a\n\n::pagebreak\n\n# b')).toMatch(/<w:pageBreakBefore\/>/);
    expect((await xmlOf('a\n\n::pagebreak\n\n- b')).match(/<w:pageBreakBefore\/>/g)?.length).toBe(1);
  });

  test('a note in a list of the data has its footnote', async () => {
    const docx = await docxOf(await requestFor('{{markdown record.x}}', { x: '- a[^1]\n\n[^1]: the note' }));
    expect(paragraphsOf(partOf(docx, 'word/footnotes.xml')).join()).toContain('the note');
  });
});

// Each refusal is a finding with the code template/shell .
describe('a shell', () => {
  test('of a partner is filled with the text and with any value a template can print', async () => {
    const request = await requestFor('Hello {{record.lead}}');
    const shell = wordFile(paragraph('No. {{record.id}}, due {{date record.due}}') + paragraph('{{body}}'));
    const given = { file: 'shell.docx', bytes: shell };
    const xml = partOf(await docxOf({ ...request, shell: given }), 'word/document.xml');
    expect(paragraphsOf(xml)).toEqual(
      expect.arrayContaining(['No. D1.2, due 31 March 2022', 'Hello EURICSE']),
    );
  });

  test.each([
    ['is a text file', strToU8('hello'), 'the shell cannot be used: it is not a Word document'],
    [
      'is protected',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
      'the shell cannot be used: it is an older .doc file or is protected by a password',
    ],
    [
      'has no document',
      zipOf({ 'a.txt': strToU8('a') }),
      'the shell cannot be used: it is not a Word document',
    ],
    ['has no place for the text', wordFile(paragraph('nothing')), 'the shell has no place for the text'],
    [
      'holds macros',
      wordFile(paragraph('{{body}}'), { 'word/vbaProject.bin': 'x' }),
      'the shell cannot be used: it holds macros',
    ],
    [
      'asks for a value that is not there',
      wordFile(paragraph('{{record.nope}}') + paragraph('{{body}}')),
      'nothing is given for "record.nope"',
    ],
    [
      'asks for what no template prints',
      wordFile(paragraph('{{oops}}') + paragraph('{{body}}')),
      'templates have no value "oops"',
    ],
    [
      'would fill the memory',
      zipOf({ 'word/document.xml': new Uint8Array(60_000_000) }),
      'the shell cannot be used: it is too large',
    ],
  ])('that %s is refused', async (_, bytes, message) => {
    const shell = { file: 'shell.docx', bytes };
    const made = await renderDocx({ ...(await requestFor('Hello')), shell }, readDrawingTools);
    expect(made.ok ? [] : made.diagnostics.map((finding) => finding.message)).toEqual([message]);
  });
});

test('the golden files end as text files do', () => {
  for (const { template } of DOCUMENTS)
    expect(readFileSync(new URL(`golden/${template}.md`, import.meta.url), 'utf8')).toMatch(/[^\n]\n$/);
});
