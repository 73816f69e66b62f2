import { describe, expect, test } from 'vitest';
import { filesOf } from '../../src/registry/files.ts';
import { loadTemplates } from '../../src/render/load-template.ts';
import { renderMarkdown } from '../../src/render/render-document.ts';
import { LineMap } from '../../src/text/line-map.ts';
import { requestOf } from './book.ts';

const HEAD = '---\nfor: deliverables\ntitle: "{{record.title}}"\noutput: "{{record.id}}"\n---\n';
const PART = 'templates/parts/imprint.md.hbs';

/** Returns the problems of some files as `code file:line:column message`. */
function problemsOf(files: Record<string, string>): string[] {
  return loadTemplates(filesOf(files)).problems.map(({ code, file, span, message }) => {
    const { line, column } = new LineMap(files[file] ?? '').position(span?.start ?? -1);
    return `${code} ${file}:${line}:${column} ${message}`;
  });
}

async function shown(files: Record<string, string>): Promise<string> {
  const made = renderMarkdown(await requestOf(files, { template: 'x', id: 'D1.2' }));
  return made.ok ? made.value : made.diagnostics.map(({ file, message }) => `${file} ${message}`).join('\n');
}

describe('a part', () => {
  test('stands where it is named, in a part as well, and prints the document’s own record', async () => {
    const text = await shown({
      'templates/x.md.hbs': `${HEAD}# One\n\n{{> outer}}\n\nlast\n`,
      'templates/parts/outer.md.hbs': 'before\n\n{{> inner}}\nafter',
      'templates/parts/inner.md.hbs': '{{record.id}} of {{project.acronym}}\n',
    });
    expect(text).toBe('# 1 One\n\nbefore\n\nD1.2 of B-WISE\nafter\n\nlast\n');
  });

  test('that is named in a comment is none, and rows of a table may come from one', async () => {
    const text = await shown({
      'templates/x.md.hbs': `${HEAD}{{!-- {{> nowhere}} --}}\n| a | b |\n|---|---|\n{{> rows}}\n| 3 | 4 |\n`,
      'templates/parts/rows.md.hbs': '| 1 | 2 |\n',
    });
    expect(text).toBe('| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |\n');
  });

  test.each([
    ['there is none', '{{> imprnt}}', 'there is no part "imprnt"'],
    ['given values', '{{> imprint size=1}}', 'the part "imprint" is given "size=1"; a part takes no values'],
    ['within a line', 'see {{> imprint}}', 'a part stands alone on its line'],
    ['as a block', '{{#> imprint}}a{{/imprint}}', 'a part stands alone on its line'],
  ])('%s: a finding at its line', (_, line, message) => {
    const found = problemsOf({ 'templates/x.md.hbs': `${HEAD}# A\n\n${line}\n`, [PART]: 'text\n' });
    expect(found.map((each) => each.replace(/:\d+ /, ' '))).toEqual([
      expect.stringMatching(/^template\/(part|not-allowed) templates\/x\.md\.hbs:8 /),
    ]);
    expect(found[0]).toContain(message);
  });

  test('that holds itself is told once, where it does, and the template is not used', () => {
    const files = {
      'templates/x.md.hbs': `${HEAD}{{> a}}\n`,
      'templates/parts/a.md.hbs': 'one\n{{> b}}\n',
      'templates/parts/b.md.hbs': '{{> a}}\n',
    };
    expect(problemsOf(files)).toEqual([
      'template/part templates/parts/a.md.hbs:2:1 the part "b" holds itself: b > a > b',
      'template/part templates/parts/b.md.hbs:1:1 the part "a" holds itself: a > b > a',
    ]);
    const { templates, broken } = loadTemplates(filesOf(files));
    expect(templates).toEqual([]);
    expect([...broken.keys()]).toEqual(['templates/x.md.hbs']);
  });

  test('is checked by itself, and a mistake in it is told once however many templates hold it', () => {
    const found = problemsOf({
      'templates/x.md.hbs': `${HEAD}{{> imprint}}\n`,
      'templates/y.md.hbs': `${HEAD}{{> imprint}}\n`,
      [PART]: 'a\n\n{{#each record.authors as |one|}}\n{{owner}}\n{{/each}}\n{{nobody.name}}\n',
      'templates/parts/lonely.md.hbs': '{{#if record.title}}\n',
    });
    expect(found).toEqual([
      `template/unknown-value ${PART}:6:3 templates have no value "nobody.name"`,
      'template/syntax templates/parts/lonely.md.hbs:1:1 the block "{{#if}}" is never closed',
    ]);
  });

  test('says in its own file what a document lacks', async () => {
    const request = await requestOf(
      { 'templates/x.md.hbs': `${HEAD}# A\n\n{{> imprint}}\n`, [PART]: 'a\n\n{{record.abstract}}\n' },
      { template: 'x', id: 'D1.2', changes: { abstract: undefined } },
    );
    const made = renderMarkdown(request);
    expect(made.ok ? [] : made.diagnostics.map(({ code, file, span }) => [code, file, span?.start])).toEqual([
      ['template/missing-value', PART, 5],
    ]);
  });

  test.each([
    ['templates/parts/Heat Map.md.hbs', 'a\n', '"Heat Map.md.hbs" cannot name a part'],
    ['templates/parts/heat-map.hbs', 'a\n', '"heat-map.hbs" cannot name a part'],
    [PART, HEAD, 'a part has no front matter'],
  ])('%s that is no part is a finding', (file, text, message) => {
    expect(problemsOf({ [file]: text })).toEqual([`template/part ${file}:1:1 ${message}`]);
  });

  test('does not grow without end: parts that hold parts are counted', () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [
        `templates/parts/p${n}.md.hbs`,
        `{{> p${n + 1}}}\n{{> p${n + 1}}}\n`,
      ]),
    );
    const found = problemsOf({
      'templates/x.md.hbs': `${HEAD}{{> p0}}\n`,
      ...doubling,
      'templates/parts/p20.md.hbs': 'x\n',
    });
    expect(found.some((each) => each.includes('holds more than 500 parts'))).toBe(true);
  });
});
