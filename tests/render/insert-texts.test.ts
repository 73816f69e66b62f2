import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/render/render-document.ts';
import { requestFor } from './book.ts';

async function rendered(x: string, body = '{{markdown record.x}}'): Promise<string> {
  const made = renderMarkdown(await requestFor(body, { x }));
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics));
  return made.value.trimEnd();
}

describe('a longer text of the data', () => {
  test.each([
    ['keeps its paragraphs, lists and tables', 'a\n\n- b\n  1. c\n\n| d |\n| - |\n| e |'],
    ['keeps its emphasis and its links to web pages', '_a_ **b** [c](https://example.org/)'],
    ['keeps its quotations and code', '> a\n\n```\nb\n```'],
  ])('%s', async (_, text) => {
    expect(await rendered(text)).toBe(text);
  });

  test.each([
    ['pictures', '![a](https://example.org/a.png)', '!\\[a]\\(https\\://example.org/a.png)'],
    ['HTML in a line', 'a <b>c</b>', 'a \\<b>c\\</b>'],
    ['HTML between paragraphs', 'a\n\n<div onclick="x()">\n\nb', 'a\n\n\\<div onclick="x()">\n\nb'],
    ['links that run something', '[a](javascript:x)', 'a (javascript:x)'],
    ['directives', ':::note\na\n:::\n\n::pagebreak', ':::note\na\n:::\n\n::pagebreak'],
    ['placeholders', '{{record.id}}', '{{record.id}}'],
    ['bare addresses', 'www.example.org', 'www\\.example.org'],
    ['rules', 'a\n\n---\n\nb', 'a\n\nb'],
  ])('holds no %s', async (_, text, expected) => {
    expect(await rendered(text)).toBe(expected);
  });

  test('has headings without numbers, so that those of the template stay right', async () => {
    expect(await rendered('## Detail', '# One\n\n{{markdown record.x}}\n\n# Two')).toBe(
      '# 1 One\n\n## Detail\n\n# 2 Two',
    );
  });

  test('has notes of its own, even where two texts name them alike', async () => {
    const body = '{{markdown record.x}}\n\n{{markdown record.x}}';
    expect(await rendered('a[^1]\n\n[^1]: b', body)).toBe(
      'a[^text0-1]\n\n[^text0-1]: b\n\na[^text1-1]\n\n[^text1-1]: b',
    );
  });

  test.each([
    ['quotes in quotes', '>'.repeat(90_000)],
    ['lists in lists', '- '.repeat(45_000)],
    [
      'lists in deeper and deeper lists',
      Array.from({ length: 300 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n'),
    ],
    ['emphasis in emphasis', '*a_'.repeat(30_000)],
    ['brackets in brackets', '['.repeat(90_000)],
  ])(
    'that is made of %s is printed as it is, at once',
    async (_, text) => {
      expect((await rendered(text)).length).toBeGreaterThan(text.trim().length);
    },
    5_000,
  );
});
