import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { cleanText, escapeAttribute, escapeMarkdown } from '../../src/render/fill/escape-markdown.ts';
import { parseMarkdown } from '../../src/render/markdown/parse-markdown.ts';
import { hostile } from './hostile.ts';

/** Each place a value can stand in, and the parts around it that must stay what they are. */
const PLACES: Record<string, (value: string) => string> = {
  paragraph: (value) => `${value}\n\nafter`,
  'paragraph, inside': (value) => `before ${value} after`,
  heading: (value) => `# a ${value}\n\nafter`,
  item: (value) => `- a ${value}\n- b`,
  'item alone': (value) => `1. ${value}\n2. b`,
  cell: (value) => `| a | b |\n|---|---|\n| ${value} | x |\n| y | z |`,
  quote: (value) => `> a ${value}\n\nafter`,
  bold: (value) => `a **x${value}x** b`,
  note: (value) => `a[^n]\n\n[^n]: b ${value}`,
  container: (value) => `:::note\na ${value}\n:::\n\nafter`,
  link: (value) => `[a ${value}](https://example.org) b`,
};

/** The tree without its texts: what the template made. */
function shapeOf(node: Nodes): unknown {
  if (node.type === 'text' || (node.type === 'html' && node.value === '<br>')) return [];
  const children =
    'children' in node ? node.children.map(shapeOf).filter((child) => !Array.isArray(child)) : [];
  return {
    type: node.type,
    ...('url' in node && { url: node.url }),
    ...('name' in node && { name: node.name }),
    children,
  };
}

function textOf(node: Nodes): string {
  if (node.type === 'html') return '\n';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

const linesOf = (value: string) => cleanText(value).replace(/\r\n?|[\u2028\u2029]/g, '\n');
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'*_`[]()!#<>&|\\:{}~-+=.1 \n\tab"^$@/'), maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

function check(place: (value: string) => string, text: string): void {
  const tree = parseMarkdown(place(`x${escapeMarkdown(text)}x`));
  expect(shapeOf(tree)).toEqual(shapeOf(parseMarkdown(place('xx'))));
  expect(textOf(tree)).toBe(textOf(parseMarkdown(place('xSx'))).replace('xSx', () => `x${linesOf(text)}x`));
}

describe('a value is only text', () => {
  for (const [name, place] of Object.entries(PLACES)) {
    test.each(hostile)(`in a ${name}: %j`, (text) => check(place, text));
    test(`in a ${name}, whatever it is`, () => {
      fc.assert(
        fc.property(value, (text) => check(place, text)),
        { numRuns: 150 },
      );
    });
  }

  test('alone in a block, whatever it is', () => {
    fc.assert(
      fc.property(value, (text) => {
        const tree = parseMarkdown(`before\n\n${escapeMarkdown(text)}\n\nafter`);
        expect(tree.children.every(({ type }) => type === 'paragraph')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('in an attribute or an address, whatever it is', () => {
    fc.assert(
      fc.property(value, (text) => {
        const said = cleanText(text).replace(/\r\n?|[\n\u2028\u2029]/g, ' ');
        const [directive] = parseMarkdown(`::data{caption="a${escapeAttribute(text)}b" source=x}`).children;
        expect(directive).toMatchObject({
          type: 'leafDirective',
          attributes: { caption: `a${said}b`, source: 'x' },
        });
        const [paragraph] = parseMarkdown(`[x](https://a/${escapeAttribute(text)})`).children;
        expect(paragraph).toMatchObject({ children: [{ type: 'link', url: `https://a/${said}` }] });
      }),
      { numRuns: 500 },
    );
  });
});
