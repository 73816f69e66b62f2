import { describe, expect, it } from 'vitest';
import type { Shape } from '../../src/text/yaml/yaml-file.ts';
import { read } from './yaml-read-harness.ts';

/** Writes a record as its data, or as `?` and the id that was seen. */
function shown(text: string, shape: Shape = 'list'): unknown[] {
  return read(text, shape).records.map(({ value, idHints }) =>
    value === undefined ? `?${idHints.join('?')}` : value,
  );
}

describe('a broken record', () => {
  it.each([
    ['a field without a colon', '- id: A\n- id: B\n  oops\n- id: C\n', [{ id: 'A' }, '?B', { id: 'C' }]],
    ['junk at the margin belongs to the record before it', '- id: A\njunk\n- id: B\n', ['?A', { id: 'B' }]],
    ['quotes without an end', '- id: A\n  t: "x\n- id: B\n', ['?A', { id: 'B' }]],
    ['a bracket without an end', '- id: A\n  t: [x\n- id: B\n', ['?A', { id: 'B' }]],
    ['a forbidden character', '- id: A\n  t: \u0007\n- id: B\n', ['?A', { id: 'B' }]],
    ['one in the comment after it', '- id: A\n# \u0007\n- id: B\n', ['?A', { id: 'B' }]],
    ['a CR alone', '- id: A\r  t: x\n- id: B\n', ['?A', { id: 'B' }]],
    ['a duplicate key', '- id: A\n  t: 1\n  t: 2\n- id: B\n', ['?A', { id: 'B' }]],
    [
      'a conflict within it',
      '- id: A\n<<<<<<< a\n  t: 1\n=======\n  t: 2\n>>>>>>> b\n- id: B\n',
      ['?A', { id: 'B' }],
    ],
    [
      'a conflict over records',
      '- id: A\n- id: B\n<<<<<<< a\n- id: C\n=======\n- id: D\n>>>>>>> b\n- id: E\n',
      [{ id: 'A' }, '?B', '?C', '?D', { id: 'E' }],
    ],
    ['what stands before the first record', 'junk: [\n- id: A\n- id: B\n', [{ id: 'A' }, { id: 'B' }]],
    ['several documents', '- id: A\n---\n- id: B\n', [{ id: 'A' }, { id: 'B' }]],
    ['a directive', '%YAML 1.1\n---\n- id: NO\n', [{ id: 'NO' }]],
  ])('does not take the others with it: %s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
    expect(read(text).problems.length).toBe(1);
  });
});

it('a record in a conflict is not read, also after another flaw in it', () => {
  const text = '<<<<<<< a\n- id: A\n  x: \u0007\n- id: B\n=======\n- id: C\n>>>>>>> b\n- id: D\n';
  expect(shown(text)).toEqual(['?A', '?B', '?C', { id: 'D' }]);
  expect(read(text).problems.map((problem) => problem.code)).toEqual([
    'yaml/conflict-marker',
    'yaml/control-character',
  ]);
});

describe('a sound list file', () => {
  it.each([
    ['[] ', []],
    ['# none\n[]\n', []],
    ['---\n# c\n- id: A\n...\n# end\n', [{ id: 'A' }]],
    ['--- # c\r\n- id: A\r\n', [{ id: 'A' }]],
    ['-\n  id: A\n- id: B', [{ id: 'A' }, { id: 'B' }]],
    ['-\ttext\n', ['text']],
    ['- text\n-\n- [1]\n', ['text', null, [1]]],
    ['- t: |\n    - not a record\n    --- nor a document\n', [{ t: '- not a record\n--- nor a document\n' }]],
    ['- t: "<<<<<<<"\n  u: =======\n', [{ t: '<<<<<<<', u: '=======' }]],
    ['- t: "a\n    - b"\n', [{ t: 'a - b' }]],
    ['\t\n- id: A\n', [{ id: 'A' }]],
  ])('is read without findings: %j', (text, expected) => {
    expect([shown(text), read(text).problems]).toEqual([expected, []]);
  });

  it('gives each record its stretch, to the start of the next', () => {
    const text = '# c\n- id: A\n\n# of B\n- id: B\n';
    expect(read(text).records.map(({ slice }) => text.slice(slice.start, slice.end))).toEqual([
      '- id: A\n\n# of B\n',
      '- id: B\n',
    ]);
  });
});

describe('a file of one record', () => {
  it.each([
    ['---\nid: A\n', [{ id: 'A' }]],
    ['{"id": "A", "n": [1, {"x": null}]}\n', [{ id: 'A', n: [1, { x: null }] }]],
    ['  id: A\n  t: x\n', [{ id: 'A', t: 'x' }]],
  ])('is read in any valid style: %j', (text, expected) => {
    expect([shown(text, 'record'), read(text, 'record').problems]).toEqual([expected, []]);
  });

  it('reads from the start to the first further document', () => {
    expect(shown('id: A\n---\nid: B\n', 'record')).toEqual([{ id: 'A' }]);
  });
});

describe('the id of a record that cannot be read', () => {
  it.each<[string, string, Shape?]>([
    ['?A', '- id: A\n  x: @\n'],
    ['?A', '-\n  # c\n  title: @\n  id: A # the first\n'],
    ['?A', '-   id: "A"\n    x: @\n'],
    ['?A', "- x: @\n  id:   'A'\n"],
    ['?A', '- x: @\r\n  id: A\r\n'],
    ['?A', '# c\n\nx: @\nid: A\n', 'record'],
    ['?A-\u00e9', '- id: A-\u00e9\n  x: @\n'],
    ['?', '- x: @\n  sub:\n    id: B\n'],
    ['?', '- x: @\n  sub:\n    - id: B\n'],
    ['?', '- x: @\n  ident: B\n'],
    ['?', '- x: @\n  id:\n'],
    ['?', '- id: A\u0007B\n'],
    ['?', `- id: ${'A'.repeat(129)}\n  x: @\n`],
    ['?', `- x: @\n${'  # far\n'.repeat(3000)}  id: A\n`],
    ['?', '- @\n'],
  ])('is %s in %j', (expected, text, shape = 'list') => {
    expect(shown(text, shape)).toEqual([expected]);
  });

  it('and the record keeps its place', () => {
    const [record] = read('- id: A\n  x: @\n').records;
    expect([record?.locate([]), record?.locate(['id'])]).toEqual([{ value: record?.slice }, undefined]);
  });
});
