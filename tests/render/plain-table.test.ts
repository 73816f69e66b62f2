import type { Table } from 'mdast';
import { expect, test } from 'vitest';
import { Build } from '../../src/render/docx/build.ts';
import { Spliced } from '../../src/render/docx/spliced.ts';
import { tableBlocks } from '../../src/render/docx/table-blocks.ts';
import { fillDocument } from '../../src/render/fill/fill-document.ts';
import { attribute } from '../../src/render/markdown/attributes.ts';
import { buildTree } from '../../src/render/markdown/build-tree.ts';
import { requestFor } from './book.ts';
import { docxOf, partOf } from './docx-parts.ts';
import { hostile } from './hostile.ts';

/** The text of an upright page is as wide as this. */
const WIDTH = 9638;
const DIRECTIVES = { table: 'grid', fields: 'fields' } as const;

/** Returns the table of a document as the library writes it, and as it is written at once. */
async function bothOf(kind: 'table' | 'fields', attributes: string, rows: string) {
  const values = Object.fromEntries(hostile.map((value, i) => [`x${i}`, value]));
  const request = await requestFor(`:::${kind}${attributes}\n${rows}\n:::`, {
    ...values,
    caption: 'C "c" & <c> {{x}}',
  });
  const xml = partOf(await docxOf(request), 'word/document.xml');
  const filled = fillDocument(request);
  const tree = filled.ok ? buildTree(request, filled.value) : filled;
  if (!tree.ok) throw new Error(JSON.stringify(tree.diagnostics));
  const around = tree.value.root.children.find((node) => node.type === 'containerDirective');
  const table = around?.children.find((node): node is Table => node.type === 'table');
  if (!around || !table) throw new Error('no table');
  const spliced = new Spliced();
  const request2 = {
    look: DIRECTIVES[kind],
    width: WIDTH,
    shares: attribute(around, 'widths'),
    shades: attribute(around, 'shades'),
    caption: attribute(around, 'caption'),
  };
  const blocks = tableBlocks(table, new Build(tree.value, request.workspace.files, { spliced }), request2);
  const atOnce = spliced.putInto('<w:p><w:r><w:t>\ue0040\ue004</w:t></w:r></w:p>');
  return {
    library: /<w:tbl>.*<\/w:tbl>/s.exec(xml)?.[0],
    blocks,
    atOnce: /<w:tbl>.*<\/w:tbl>/s.exec(atOnce)?.[0],
  };
}

const cells = hostile
  .map((_, i) => `| {{record.x${i}}} | **{{record.x${i}}} *both*** \`code\` ~~gone~~ |`)
  .join('\n');

test.each([
  [
    'table',
    '{caption="{{attr record.caption}}" shades="red yellow" widths="1 3"}',
    `| A | B |\n|:-:|--:|\n| red | |\n${cells}`,
  ],
  ['table', '', '| A | B |\n|---|---|'],
  ['fields', '{widths="30 70"}', '| | |\n|---|---|\n| Name | a<br>b |\n| Other | c |'],
] as const)('a %s%s is written at once as the library writes it', async (kind, attributes, rows) => {
  const { library, blocks, atOnce } = await bothOf(kind, attributes, rows);
  expect(blocks.length).toBe(1);
  expect(atOnce).toBe(library);
});

test('a table with a link, a picture or a note in a cell is left to the library', async () => {
  for (const cell of ['[a](https://example.org)', '![a](templates/eu-emblem.png)', 'a[^1]', ':ref[t]']) {
    const { blocks } = await bothOf(
      'table',
      '{#t caption="x"}',
      `| A |\n|---|\n| ${cell} |\n:::\n\nsee[^1]\n\n[^1]: n\n\n:::note\nx`,
    );
    expect(blocks.length).toBe(2);
  }
});

test('a document that is too long to be laid out says the same, with blank pages', async () => {
  const rows = Array.from({ length: 5100 }, (_, i) => `| ${i} | row |`).join('\n');
  const xml = partOf(
    await docxOf(await requestFor(`::toc\n\n# One\n\n| A | B |\n|---|---|\n${rows}\n\nend`)),
    'word/document.xml',
  );
  expect(xml.match(/<w:tbl>/g)?.length).toBe(11);
  expect(xml.match(/<w:tr>/g)?.length).toBe(5111);
  expect(xml).not.toContain('\ue004');
  expect(xml).toMatch(
    /PAGEREF _Toc00000001 \\h <\/w:instrText><\/w:r><w:r><w:fldChar w:fldCharType="separate"\/><\/w:r><w:r><w:t[^>]*><\/w:t>/,
  );
  expect(xml.indexOf('>end<')).toBeGreaterThan(xml.lastIndexOf('</w:tbl>'));
}, 60_000);
