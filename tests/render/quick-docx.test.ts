import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { patchDocument } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { afterAll, expect, test } from 'vitest';
import { inAscii } from '../../scripts/in-ascii.ts';
import { quickened } from '../../scripts/quick-docx.ts';
import { todaysSyntax } from '../../scripts/todays-syntax.ts';
import { partText, textPart, unzip, zip } from '../../src/render/docx/zip.ts';
import { requestFor } from './book.ts';
import { docxOf } from './docx-parts.ts';
import { hostile } from './hostile.ts';

const folder = mkdtempSync(join(tmpdir(), 'grantbook-quick-docx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file of the library as it is built in. */
async function built(name: string): Promise<Record<string, unknown>> {
  const code = readFileSync(`node_modules/docx/dist/${name}`, 'utf8');
  writeFileSync(join(folder, name), inAscii(quickened(code, name)));
  return import(pathToFileURL(join(folder, name)).href);
}

type Library = { readonly patch: typeof patchDocument; readonly layout: typeof estimatePageNumbersWith };

const asPublished: Library = { patch: patchDocument, layout: estimatePageNumbersWith };
const asBuilt = async (): Promise<Library> => ({
  patch: (await built('index.mjs')).patchDocument as typeof patchDocument,
  layout: (await built('layout.mjs')).estimatePageNumbersWith as typeof estimatePageNumbersWith,
});

/** What a library makes of a document whose pages it works out: its parts, and the pages. */
async function madeBy({ patch, layout }: Library, data: Uint8Array): Promise<unknown> {
  let pages: unknown;
  const made = await patch({
    outputType: 'uint8array',
    data,
    patches: {},
    pageNumbers: (template) => {
      const estimate = layout({ guess: true })(template);
      pages = estimate;
      return estimate;
    },
  });
  expect(pages).toMatchObject({ bookmarks: expect.any(Map) });
  expect((pages as { bookmarks: Map<string, unknown> }).bookmarks.size).toBeGreaterThan(5);
  return { pages, parts: unzip(made) };
}

const SCRIPTS = [
  'A fine office of the affluent AVATAR waffles “on”—to Tokyo; Ünïcode, naïve ﬁsh, ½ ★ ☒ → ∑ √ and 10 °C.',
  'שלום עולם ١٢٣ العربية لا إله مرحبا, and हिन्दी १२३, and ภาษาไทย.',
  '日本語のテキスト。「括弧」、中文文字，한국어 텍스트 ＡＢＣ ｶﾅ.',
  'soft\u00adhyphen\u00adated words\u00adwith\u00admany parts, no\u00a0break, en\u2002space, em\u2003space, four\u2005space.',
  'e\u0301 o\u0308\u0323 👩‍👩‍👧 x\u200by\u2060z ⁽¹⁾ **bold** *italic* ***both*** `code` ~~gone~~ [link](https://example.org).',
];

const BODY = [
  '::toc',
  ...SCRIPTS.flatMap((text, i) => [`# Part ${i}`, `${text} `.repeat(30), `- ${text}\n- ${text.repeat(4)}`]),
  '## Notes[^1]',
  `| a | b |\n|---|--:|\n${SCRIPTS.map((text) => `| ${text.replaceAll('|', '')} | 1.5 |`).join('\n')}`,
  `[^1]: ${SCRIPTS[0]}`,
].join('\n\n');

/** The document in another font, kerned from a size on, and justified where it says so. */
function dressed(docx: Uint8Array, [font, run, paragraph]: readonly [string, string, string]): Uint8Array {
  const parts = unzip(docx);
  if (typeof parts === 'string') throw new Error(parts);
  const styles = (partText(parts, 'word/styles.xml') ?? '')
    .replaceAll('"Calibri"', `"${font}"`)
    .replace('<w:pPrDefault><w:pPr>', (open) => `${open}${paragraph}`)
    .replace(/(<w:rPrDefault><w:rPr>.*?)(<w:sz )/, (_, before: string, size: string) => before + run + size);
  return zip({ ...parts, 'word/styles.xml': textPart(styles) });
}

test.each([
  ['Calibri', '', ''],
  ['Times New Roman', '<w:b/><w:kern w:val="8"/>', ''],
  ['Arial', '<w:i/><w:spacing w:val="15"/>', ''],
  ['Cambria', '<w:smallCaps/>', ''],
  ['MS Mincho', '<w:w w:val="90"/>', ''],
  ['Some Font', '<w:caps/>', ''],
] as const)(
  'in %s with "%s", the library as it is built in makes the same as the published one',
  async (...dress) => {
    const text = hostile.map((value) => `${value.replaceAll('word'.repeat(1250), 'word'.repeat(40))}`);
    const docx = await docxOf(await requestFor(`{{record.title}}\n\n${BODY}`, { title: text.join(' ') }));
    const document = dressed(docx, dress);
    const quick = await asBuilt();
    expect(await madeBy(quick, document)).toEqual(await madeBy(asPublished, document));
  },
);

test.each([
  ['_objectSpread2(_objectSpread2({}, a), {}, { b: 3 })', { x: 1, b: 3 }],
  ['_objectSpread2({ x: 0, b: 2 }, a)', { x: 1, b: 2 }],
  ['_objectSpread2(_objectSpread2({}, a), no ? {} : { x: 5 })', { x: 5 }],
  ['_objectSpread2(_objectSpread2({}, a), no ? { x: 5 } : {})', { x: 1 }],
  [
    '_objectSpread2(_objectSpread2(_objectSpread2({}, a), no ? {} : { y: 5 }), {}, { x: 6, z: 7 })',
    { x: 6, y: 5, z: 7 },
  ],
  [
    '_objectSpread2(_objectSpread2({ p: 1 }, no ? {} : { y: 5 }), no ? {} : { y: 6, q: 7 })',
    { p: 1, y: 6, q: 7 },
  ],
  ['_objectSpread2(_objectSpread2({}, void 0), a)', { x: 1 }],
  [
    '_objectSpread2(_objectSpread2({}, no ? {} : { y: _objectSpread2({}, a) }), {}, { z: new RegExp("a/b", "i").test("A/B") })',
    { y: { x: 1 }, z: true },
  ],
])('%s is what it was', (expression, value) => {
  const code = `const a = { x: 1 }, no = false;\nreturn ${expression};`;
  const made = todaysSyntax(`function run() { ${code} }`);
  expect(made).not.toContain('_objectSpread2(');
  expect(new Function(`${made}\nreturn run();`)()).toEqual(value);
});
