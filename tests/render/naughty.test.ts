import { beforeAll, describe, expect, test } from 'vitest';
import { unescapeXml } from '../../src/render/docx/safe-text.ts';
import { cleanText } from '../../src/render/fill/escape-markdown.ts';
import { outputName } from '../../src/render/render-document.ts';
import type { RenderRequest } from '../../src/render/template.ts';
import { LANGUAGES, LOGO, partnerShell, plain, styled, table } from '../support/partner-shell.ts';
import { requestFor } from './book.ts';
import { docxOf, paragraphsOf, partsOf } from './docx-parts.ts';
import { hostile } from './hostile.ts';
import { faultsOf } from './ooxml-faults.ts';

/** A value as a placeholder says it: in one line, without what a document cannot hold. */
function said(value: string): string {
  return cleanText(`x${value}x`).replace(/\s+/g, ' ').trim();
}

const { headings, quote, list, caption } = LANGUAGES.German;
const numbered = hostile.map((_, i) => `{{record.x${i}}}`);

/** Every value in a heading, a quotation, a list, a caption, a cell, a header, an alternative text and a repeated row. */
const shell = partnerShell({
  ids: LANGUAGES.German,
  sections: [
    numbered
      .map((each) =>
        [headings[0], quote, list, caption].map((style) => styled(style, `In ${each}.`)).join(''),
      )
      .join(''),
    plain('{{body}}'),
    table(['Each'], ['{{record.each.of}}']) + table(...numbered.map((each) => [each])),
  ],
  header: numbered.map((each) => plain(each) + LOGO.replaceAll('{{logo}}', each)).join(''),
});

let request: RenderRequest;
let docx: Uint8Array;
let parts: Record<string, string>;
beforeAll(async () => {
  const values = Object.fromEntries(hostile.map((value, i) => [`x${i}`, `x${value}x`]));
  const each = hostile.map((value) => ({ of: `x${value}x` }));
  request = {
    ...(await requestFor('Hello', { ...values, each })),
    shell: { file: 'shell.docx', bytes: shell },
  };
  docx = await docxOf(request);
  parts = partsOf(docx);
});

describe('a naughty value of a placeholder stays text', () => {
  test('in headings, quotations, lists, captions, cells and repeated rows', () => {
    const texts = paragraphsOf(parts['word/document.xml'] ?? '');
    const count = (text: string) => texts.filter((each) => each === text).length;
    for (const value of hostile) {
      expect([value, count(`In ${said(value)}.`), count(said(value))]).toEqual([value, 4, 2]);
    }
  });

  test('in headers and alternative texts', () => {
    const header = parts['word/header-default.xml'] ?? '';
    const texts = paragraphsOf(header);
    const alternatives = [...header.matchAll(/<wp:docPr\b[^>]*\bdescr="([^"]*)"/g)].map(([, text = '']) =>
      unescapeXml(text),
    );
    expect(hostile.map(said).filter((text) => !texts.includes(text))).toEqual([]);
    expect(alternatives).toEqual(hostile.map(said));
  });

  test('and makes no link, no picture, no field, no section, and nothing that is no XML', () => {
    const all = Object.entries(parts);
    expect(all.filter(([, xml]) => xml.includes('TargetMode="External"'))).toEqual([]);
    expect(parts['word/document.xml']?.match(/<w:sectPr>/g)?.length).toBe(3);
    expect(parts['word/document.xml']).not.toMatch(/<w:(?:fldSimple|instrText|hyperlink|drawing)\b/);
    expect(all.map(([, xml]) => xml).join('')).not.toMatch(
      /[\ufffe\uffff\u0000-\u0008]|[\ue000-\ue00f]|\{\{#/,
    );
    expect(faultsOf(docx)).toEqual([]);
  }, 120_000);
});

test.each(hostile)(
  '%j as a title stays text among the properties, and names a file that every system can have',
  async (value) => {
    const made = await requestFor('Hello', { title: `x${value}x` });
    const named = { ...made.template.output, text: '{{record.title}}' };
    const template = {
      ...made.template,
      output: named,
      title: { ...made.template.title, text: '{{record.title}}' },
    };
    const core = partsOf(await docxOf({ ...made, template }))['docProps/core.xml'] ?? '';
    expect(unescapeXml(/<dc:title>([^<]*)<\/dc:title>/.exec(core)?.[1] ?? '')).toBe(said(value));
    const name = outputName({ ...made, template });
    expect(name.ok && name.value).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u);
    expect(Buffer.byteLength(name.ok ? name.value : '')).toBeLessThanOrEqual(180);
  },
);
