import { describe, expect, test } from 'vitest';
import { filesOf } from '../../src/registry/files.ts';
import { loadTemplates } from '../../src/render/load-template.ts';
import { LineMap } from '../../src/text/line-map.ts';
import { shippedTemplates } from './book.ts';

const HEAD = '---\nfor: deliverables\ntitle: "{{record.title}}"\noutput: "{{record.id}}"\n---\n';
const HEAD_LINES = HEAD.split('\n').length - 1;

/** Loads a template and gives its problems as `code line:column "what stands there"`, lines counted in the body. */
function problemsOf(body: string, head: string = HEAD): string[] {
  const text = head + body;
  const lines = new LineMap(text);
  return loadTemplates(filesOf({ 'templates/x.md.hbs': text })).problems.map(({ code, span }) => {
    const { line, column } = lines.position(span?.start ?? -1);
    return `${code} ${line - (head === HEAD ? HEAD_LINES : 0)}:${column} ${JSON.stringify(text.slice(span?.start, span?.end))}`;
  });
}

describe('a template is checked without data', () => {
  test.each([
    ['a block that is never closed', 'a\n{{#if record.x}}\nb', ['template/syntax 2:1 "{{#if record.x}}"']],
    [
      'blocks that cross',
      '{{#if record.x}}{{#each record.y}}{{/if}}{{/each}}',
      ['template/syntax 1:35 "{{/if}}"'],
    ],
    ['a block that was never opened', 'a {{/if}}', ['template/syntax 1:3 "{{/if}}"']],
    ['braces that are never closed', 'a\n  {{record.x\nb', ['template/syntax 2:3 "{{"']],
    ['a pair without a value', 'a\n\nb {{date x=}} c', ['template/syntax 3:12 "}}"']],
    ['a quote that is never closed', 'a {{date "x}} b', ['template/syntax 1:10 "\\"x}}"']],
    ['an else outside a block', 'a\n{{else}}', ['template/syntax 2:1 "{{else}}"']],
    ['three braces', 'a {{{record.title}}}', ['template/not-allowed 1:3 "{{{record.title}}}"']],
    ['an ampersand', 'a {{&record.title}}', ['template/not-allowed 1:3 "{{&record.title}}"']],
    ['another template', '{{> header}}', ['template/part 1:1 "{{> header}}"']],
    ['an unknown helper', 'x\r\n{{dat record.due}}', ['template/unknown-helper 2:3 "dat"']],
    ['an unknown helper inside a call', '{{date (dat record.due)}}', ['template/unknown-helper 1:9 "dat"']],
    ['Handlebars’ own log', '{{log record.due}}', ['template/unknown-helper 1:3 "log"']],
    ['Handlebars’ own lookup', '{{lookup record "due"}}', ['template/unknown-helper 1:3 "lookup"']],
    ['an unknown block', '{{#for record.x}}{{/for}}', ['template/unknown-helper 1:4 "for"']],
    ['a helper without its value', '{{date}}', ['template/helper-arguments 1:3 "date"']],
    ['a helper with too many values', '{{date record.a record.b}}', ['template/helper-arguments 1:3 "date"']],
    ['a name documents do not have', '{{recrod.title}}', ['template/unknown-value 1:3 "recrod.title"']],
    ['a loop value outside a loop', '{{@index}}', ['template/unknown-value 1:3 "@index"']],
    [
      'a value in an attribute',
      ':::table{caption="{{record.x}}"}\n:::',
      ['template/value-place 1:19 "{{record.x}}"'],
    ],
    [
      'a value in an attribute without quotes',
      ':::table{caption={{attr record.x}} }\n:::',
      ['template/value-place 1:18 "{{attr record.x}}"'],
    ],
    [
      'a second value in an attribute',
      ':::table{caption="{{attr record.x}} {{record.y}}"}\n:::',
      ['template/value-place 1:37 "{{record.y}}"'],
    ],
    ['a value in an address', '[a]({{record.x}})', ['template/value-place 1:5 "{{record.x}}"']],
    ['a value in code', 'a `{{record.x}}`', ['template/value-place 1:4 "{{record.x}}"']],
    ['a value in a block of code', '```\n{{record.x}}\n```', ['template/value-place 2:1 "{{record.x}}"']],
    [
      'a longer text inside a line',
      '- {{markdown record.x}}',
      ['template/value-place 1:3 "{{markdown record.x}}"'],
    ],
    ['an open fence', 'a\n:::note\nb', ['template/fence 2:1 ":::note"']],
    ['a lone fence', 'a\n:::\nb', ['template/fence 2:1 ":::"']],
    ['a fence inside one of as many colons', ':::front\n:::note\n:::\n:::', ['template/fence 2:1 ":::note"']],
    ['a fence closed by too many colons', ':::note\na\n::::', ['template/fence 3:1 "::::"']],
    ['an unknown block directive', ':::tabel\n:::', ['template/directive 1:4 "tabel"']],
    ['an unknown directive on its line', '::pagebrake', ['template/directive 1:3 "pagebrake"']],
    ['an unknown attribute', ':::table{captoin="a"}\n:::', ['template/directive 1:10 "captoin"']],
    [
      'a colour that cells cannot have',
      ':::table{shades="green late=rde"}\n:::',
      ['template/directive 1:10 "shades"'],
    ],
    [
      'a kind of chart that there is not',
      '::chart{kind=gant source=tasks caption="c"}',
      ['template/directive 1:9 "kind"'],
    ],
    [
      'an attribute that a kind of chart lacks',
      '::chart{kind=bars source=tasks by=id caption="c"}',
      ['template/directive 1:3 "chart"'],
    ],
    [
      'an attribute of another kind of chart',
      '::chart{kind=progress source=tasks value=x start=y caption="c"}',
      ['template/directive 1:44 "start"'],
    ],
    [
      'a layout of bars that there is not',
      '::chart{kind=bars source=tasks by=id values=x layout=piled caption="c"}',
      ['template/directive 1:47 "layout"'],
    ],
    [
      'a chart without a caption',
      '::chart{kind=progress source=tasks value=x}',
      ['template/directive 1:3 "chart"'],
    ],
    ['a footnote that is not there', 'a[^x] b[^y]\n\n[^x]: X', ['template/dangling-ref 1:10 "y"']],
    ['a footnote that nothing refers to', 'a[^x]\n\n[^x]: X\n\n[^y]: Y', ['template/dangling-ref 5:3 "y"']],
    ['a footnote that stands twice', 'a[^x]\n\n[^x]: X\n\n[^X]: Y', ['template/duplicate-anchor 5:3 "X"']],
    ['footnotes that a loop names', '{{#each history as |h|}}\na[^{{h.date}}]\n{{/each}}', []],
    ['an escaped footnote', 'a \\[^x]', []],
    ['a text in a language that is not said', 'a :lang[mot] b', ['template/directive 1:3 ":lang[mot]"']],
    [
      'a block in a language that is no tag',
      ':::language{tag=French}\na\n:::',
      ['template/directive 1:1 ":::language{tag=French}"'],
    ],
    ['a lacking attribute', '::data{source=risks}', ['template/directive 1:3 "data"']],
    [
      'a reference to nowhere',
      '# A :anchor{#intro}\n\nsee :ref[intor]',
      ['template/dangling-ref 3:10 "intor"'],
    ],
    ['an anchor twice', '# A :anchor{#a}\n# B :anchor{#a}', ['template/duplicate-anchor 2:14 "a"']],
    ['an anchor no bookmark can have', '# A :anchor{#1}', ['template/directive 1:14 "1"']],
    ['a picture that is not there', '![x](templates/no.png)', ['template/image 1:6 "templates/no.png"']],
    [
      'a picture from elsewhere',
      '![x](https://example.org/a.png)',
      ['template/image 1:6 "https://example.org/a.png"'],
    ],
  ])('%s is found at its place', (_, body, expected) => {
    expect(problemsOf(body)).toEqual(expected);
  });

  test('several problems are found at once, in their order', () => {
    expect(
      problemsOf('{{{record.a}}}\n{{dat record.b}}\n::oops\n:::note').map((line) => line.split(' ')[0]),
    ).toEqual(['template/not-allowed', 'template/unknown-helper', 'template/directive', 'template/fence']);
  });

  test.each([
    ['no front matter', '# A', ['template/front-matter 1:1 "# A"']],
    ['a lacking key', '---\nfor: x\ntitle: "a"\n---\n', ['template/front-matter 1:1 "---"']],
    [
      'an unknown key',
      '---\nfor: x\ntitle: "a"\noutput: "b"\ntitel: "c"\n---\n',
      ['template/front-matter 5:1 "titel"'],
    ],
    [
      'a value that is no text',
      '---\nfor: x\ntitle: 5\noutput: "b"\n---\n',
      ['template/front-matter 3:8 "5"'],
    ],
    [
      'no such orientation',
      '---\nfor: x\ntitle: "a"\noutput: "b"\norientation: wide\n---\n',
      ['template/front-matter 5:14 "wide"'],
    ],
    [
      'an unknown helper in the title',
      '---\nfor: x\ntitle: "{{dat record.a}}"\noutput: "b"\n---\n',
      ['template/unknown-helper 3:8 "\\"{{dat record.a}}\\""'],
    ],
    [
      'a key twice',
      '---\nfor: x\nfor: y\ntitle: "a"\noutput: "b"\n---\n',
      ['template/front-matter 2:1 "for: x"'],
    ],
  ])('front matter: %s is found at its place', (_, text, expected) => {
    expect(problemsOf('', text)).toEqual(expected);
  });

  test.each([
    ['blocks that nest without end', '{{#if record.a}}'.repeat(5000)],
    ['calls that nest without end', `{{date ${'(date '.repeat(5000)}record.a${')'.repeat(5000)}}}`],
    ['a template of a megabyte', 'a'.repeat(1_000_000)],
  ])('%s are refused before they are parsed', (_, body) => {
    expect(problemsOf(body).map((line) => line.split(' ')[0])).toEqual(['template/too-large']);
  });

  test('what other tools may keep in the folder is left alone', () => {
    expect(
      loadTemplates(filesOf({ 'templates/notes.md': '# A', 'templates/old/x.md.hbs': '{{{' })).problems,
    ).toEqual([]);
  });

  test('the shipped templates have no problems', () => {
    const { templates, problems } = loadTemplates(filesOf(shippedTemplates()));
    expect(problems).toEqual([]);
    expect(templates.map(({ name, registry }) => ({ name, registry }))).toEqual([
      { name: 'deliverable', registry: 'deliverables' },
      { name: 'minutes', registry: 'meetings' },
    ]);
  });
});
