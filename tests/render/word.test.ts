import { beforeAll, describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/render/render-document.ts';
import type { RenderRequest } from '../../src/render/template.ts';
import { paragraph, wordFile } from '../support/word-file.ts';
import { requestFor } from './book.ts';
import { docxOf, paragraphsOf, partOf, partsOf } from './docx-parts.ts';
import { faultsOf } from './ooxml-faults.ts';

const HEADINGS = 300;
const NOTES = 200;

/** Headings of every depth, levels skipped and headings without numbers among them; each refers to its mirror. */
const headings = Array.from({ length: HEADINGS }, (_, i) => {
  const depth = i === 0 ? 1 : ((i * 7) % 6) + 1;
  const sign = i % 23 === 22 ? ' :unnumbered' : '';
  const note = i < NOTES ? ` Note[^n${i}].` : '';
  return `${'#'.repeat(depth)} Heading ${i} :anchor{#h${i}}${sign}\n\nSee :ref[h${HEADINGS - 1 - i}].${note}`;
});
const notes = Array.from({ length: NOTES }, (_, i) => `[^n${i}]: The note ${i} with *more*.`);
const nested = Array.from({ length: 9 }, (_, i) => `${'   '.repeat(i)}${i % 2 ? '-' : '1.'} level ${i + 1}`);
const lists = [nested.join('\n'), 'text', '0. zero\n1. one', 'text', '99. ninety-nine\n100. hundred'];
const BODY = [...headings, ...lists, 'Again[^n3] and[^n199].', ...notes].join('\n\n');

describe('a document of 300 headings and 200 notes', () => {
  let docx: Uint8Array;
  let xml: string;
  beforeAll(async () => {
    docx = await docxOf(await requestFor(BODY));
    xml = partOf(docx, 'word/document.xml');
  }, 120_000);

  test('has nothing that the Open XML validator finds wrong', () => {
    expect(faultsOf(docx)).toEqual([]);
  });

  test('numbers its headings as Word counts them, and refers to each by that number, forward and back', () => {
    const counted = new Map<string, string>();
    const levels: number[] = [];
    for (const [whole] of xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<w:pStyle w:val="Heading\d"\/>.*?<\/w:p>/gs)) {
      const depth = Number(/Heading(\d)"/.exec(whole)?.[1]);
      const name = /w:name="(ref_h\d+)"/.exec(whole)?.[1] ?? '';
      if (whole.includes('<w:numId w:val="0"/>')) {
        counted.set(name, paragraphsOf(whole)[0]?.trim() ?? '');
        continue;
      }
      while (levels.length < depth) levels.push(levels.length < depth - 1 ? 1 : 0);
      levels.length = depth;
      levels[depth - 1] = (levels[depth - 1] ?? 0) + 1;
      counted.set(name, levels.join('.'));
    }
    const refs = [...xml.matchAll(/w:instr="REF (ref_h\d+)[^>]*><w:r><w:t[^>]*>([^<]*)</g)];
    expect(counted.size).toBe(HEADINGS);
    expect(refs.length).toBe(HEADINGS);
    expect(refs.filter(([, name = '', said]) => counted.get(name) !== said)).toEqual([]);
  });

  test('has every note once, in order; a second reference repeats its number', () => {
    const references = [...xml.matchAll(/<w:footnoteReference w:id="(\d+)"\/>/g)].map(([, id]) => Number(id));
    expect(references).toEqual(Array.from({ length: NOTES }, (_, i) => i + 1));
    const texts = paragraphsOf(partOf(docx, 'word/footnotes.xml')).filter((text) =>
      text.includes('The note'),
    );
    expect(texts.map((text) => text.trim())).toEqual(
      Array.from({ length: NOTES }, (_, i) => `The note ${i} with more.`),
    );
    expect(xml).toMatch(
      /w:instr="NOTEREF note_4 \\f \\h"><w:r><w:rPr><w:vertAlign w:val="superscript"\/><\/w:rPr><w:t>4</,
    );
    expect(xml).toMatch(/w:instr="NOTEREF note_200 /);
    expect(xml).toContain('w:name="note_200"');
  });

  test('has lists of nine levels, and lists that start at 0 and at 99', () => {
    // Headings without a number have the list 0.
    const levels = [...xml.matchAll(/<w:ilvl w:val="(\d)"\/><w:numId w:val="([1-9]\d*)"\/>/g)];
    expect(levels.slice(0, 9).map(([, level]) => Number(level))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    const numbering = partOf(docx, 'word/numbering.xml');
    const starts = levels.slice(9).map(([, , list]) => {
      const num = new RegExp(`<w:num w:numId="${list}".*?</w:num>`, 's').exec(numbering)?.[0] ?? '';
      return Number(/<w:startOverride w:val="(\d+)"/.exec(num)?.[1]);
    });
    expect(starts).toEqual([0, 0, 99, 99]);
  });
});

describe('the language of a document', () => {
  const languageIn = async (request: RenderRequest) =>
    /<w:lang w:val="([^"]*)"/.exec(partOf(await docxOf(request), 'word/styles.xml'))?.[1];
  const withLanguages = (request: RenderRequest, languages: readonly string[]): RenderRequest => {
    const { project } = request.workspace;
    if (!project) throw new Error('no project');
    const changed = { ...project, data: { ...project.data, languages } };
    return { ...request, workspace: { ...request.workspace, project: changed } };
  };

  test('is that of the template, else the first of the project, else English', async () => {
    const request = await requestFor('Hello');
    expect(await languageIn(request)).toBe('en-GB');
    expect(await languageIn(withLanguages(request, ['en', 'fr']))).toBe('en-GB');
    expect(await languageIn(withLanguages(request, ['bg', 'en']))).toBe('bg');
    const own = { ...request, template: { ...request.template, language: 'de-AT' } };
    expect(await languageIn(withLanguages(own, ['bg']))).toBe('de-AT');
  });

  test('is said in a partner’s shell, whatever the shell was written in', async () => {
    const styles =
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE" w:eastAsia="en-US"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>';
    const bytes = wordFile(paragraph('{{body}}'), { 'word/styles.xml': styles });
    const shell = { file: 'shell.docx', bytes };
    const made = partOf(await docxOf({ ...(await requestFor('Hello')), shell }), 'word/styles.xml');
    expect(made).toContain('<w:lang w:val="en-GB" w:eastAsia="en-US"/>');
  });

  const BODY_OF_TWO = [
    '# Title :lang[Напред]{tag=bg} :anchor{#t}',
    'The word :lang[*mot*]{tag=fr} and :ref[t].',
    ':::language{tag=el}\n## Επικεφαλίδα :anchor{#e}\n\nΚείμενο **έντονο**\n\n- σημείο\n\n| Α |\n|---|\n| Β |\n:::',
    'English again, see :ref[e].',
  ].join('\n\n');

  test('of words and blocks in another language is said of them, and of nothing else', async () => {
    const docx = await docxOf(await requestFor(BODY_OF_TWO));
    const xml = partOf(docx, 'word/document.xml');
    const said = [
      ...xml.matchAll(/<w:r>(?:(?!<\/w:r>).)*?<w:lang w:val="([\w-]+)"\/>.*?<w:t[^>]*>([^<]*)</gs),
    ];
    expect(said.map(([, tag, text]) => `${tag} ${text}`)).toEqual([
      'bg Напред',
      'fr mot',
      'el Επικεφαλίδα ',
      'el Κείμενο ',
      'el έντονο',
      'el σημείο',
      'el Α',
      'el Β',
    ]);
    expect(paragraphsOf(xml)).toEqual(expect.arrayContaining(['English again, see 1.1.']));
    expect(faultsOf(docx)).toEqual([]);
  }, 60_000);

  test('leaves the Markdown as it is', async () => {
    const made = renderMarkdown(await requestFor(BODY_OF_TWO));
    expect(made.ok && made.value).toContain(
      '# 1 Title Напред\n\nThe word _mot_ and 1.\n\n## 1.1 Επικεφαλίδα\n',
    );
  });
});

describe('who hears a document', () => {
  test('is told what each table holds: its caption, else its headings; and which column names the rest', async () => {
    const body =
      ':::table{caption="The captioned"}\n| A |\n|---|\n| b |\n:::\n\n| Name | Value |\n|---|---|\n| a | b |\n\n:::fields\n| | |\n|---|---|\n| Project | X |\n:::';
    const xml = partOf(await docxOf(await requestFor(body)), 'word/document.xml');
    const tables = [...xml.matchAll(/<w:tblPr>.*?<\/w:tblPr>/gs)].map(([properties]) => [
      /<w:tblCaption w:val="([^"]*)"/.exec(properties)?.[1],
      /w:firstRow="(\w+)"/.exec(properties)?.[1],
      /w:firstColumn="(\w+)"/.exec(properties)?.[1],
    ]);
    expect(tables).toEqual([
      ['The captioned', 'true', 'false'],
      ['Name, Value', 'true', 'false'],
      [undefined, 'false', 'true'],
    ]);
  });

  test('finds title, subject, project and keywords in the properties', async () => {
    const core = partsOf(await docxOf(await requestFor('Hello')))['docProps/core.xml'] ?? '';
    expect(core).toContain('<dc:title>D1.2</dc:title>');
    expect(core).toContain('<dc:subject>test D1.2</dc:subject>');
    expect(core).toContain('<dc:creator>B-WISE</dc:creator>');
    expect(core).toContain('<cp:keywords>skills, social enterprises</cp:keywords>');
  });
});
