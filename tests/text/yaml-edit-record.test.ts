import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/text/text-edit.ts';
import { add, drop, type Edit, open, remove, set } from './yaml-edit-steps.ts';

type Case = readonly [name: string, before: string, edit: Edit, after: string];

function cases(table: readonly Case[]): void {
  test.each(table)('%s', async (_name, ...[before, edit, after]) => {
    const opened = await open(before);
    const edits = edit(opened);
    expect(edits.ok ? applyEdits(before, edits.value) : edits.diagnostics).toBe(after);
  });
}

describe('setting a value that is there changes its characters and no others', () => {
  cases([
    ['a text', '- id: A\n  title: Old # keep\n', set(['title'], 'New'), '- id: A\n  title: New # keep\n'],
    ['odd spaces stay', 'id:    A   # c\n', set(['id'], 'B'), 'id:    B   # c\n'],
    ['Windows line ends stay', 'id: A\r\nb: x\r\n', set(['b'], ['a b']), 'id: A\r\nb:\r\n  - a b\r\n'],
    ['double quotes stay', 'a: "x" # c\n', set(['a'], 'new'), 'a: "new" # c\n'],
    ['single quotes stay', "a: 'x'\n", set(['a'], "it's"), "a: 'it''s'\n"],
    ['a quoted text becomes a number', 'a: "x"\n', set(['a'], 3), 'a: 3\n'],
    ['what 1.1 readers misread is quoted', 'a: x\n', set(['a'], 'NO'), 'a: "NO"\n'],
    ['a quoted key', '"a": x\n', set(['a'], 'z'), '"a": z\n'],
    ['nothing', 'a:\nb: 1\n', set(['a'], 'x'), 'a: x\nb: 1\n'],
    ['nothing, with a comment', 'a:   # c\n', set(['a'], 'x'), 'a: x   # c\n'],
    ['nothing, in a list', 'a:\n  -\n  - b\n', set(['a', 0], 'x'), 'a:\n  - x\n  - b\n'],
    ['a text of several lines', 'a: one\n  two # c\nb: 1\n', set(['a'], 'x'), 'a: x # c\nb: 1\n'],
    ['a block text', 'a: | # c\n  one\n\n  two\n\nb: 1\n', set(['a'], 'x'), 'a: x # c\n\nb: 1\n'],
    ['a text to a block text', 'a: x # c\nb: 1\n', set(['a'], 'p\nq\n'), 'a: | # c\n  p\n  q\nb: 1\n'],
    ['block text to block text', 'a: >- # c\n  p\nb: 1\n', set(['a'], 'x\ny'), 'a: |- # c\n  x\n  y\nb: 1\n'],
    ['a text at the end of the file', 'a: x', set(['a'], 'p\nq\n'), 'a: |\n  p\n  q\n'],
    [
      'a block text that would swallow a comment below is quoted',
      'a:\n  - x\n  # c\nb: 1\n',
      set(['a'], 'p\nq'),
      'a: "p\\nq"\n  # c\nb: 1\n',
    ],
    ['a scalar to a list', 'a: x # c\nb: 1\n', set(['a'], ['P', 'Q']), 'a: [P, Q] # c\nb: 1\n'],
    [
      'a scalar to a long list',
      'a: x # c\nb: 1\n',
      set(['a'], ['p q', 'r']),
      'a: # c\n  - p q\n  - r\nb: 1\n',
    ],
    ['a list to a scalar', 'a: # c\n  - x # d\n  - y # e\nb: 1\n', set(['a'], 5), 'a: 5 # c # e\nb: 1\n'],
    ['a list to a list', 'a:\n- x\n- y\nb: 1\n', set(['a'], ['p q', 'r s']), 'a:\n- p q\n- r s\nb: 1\n'],
    ['a list to a mapping', 'a:\n- x\nb: 1\n', set(['a'], { k: 1 }), 'a:\n  k: 1\nb: 1\n'],
    ['a mapping to nothing', 'a:\n  k: 1\nb: 1\n', set(['a'], {}), 'a: {}\nb: 1\n'],
    ['a list in brackets', 'a: [x, y] # c\n', set(['a'], ['x', 'z']), 'a: [x, z] # c\n'],
    ['an item', 'a:\n  - x # c\n  - y\n', set(['a', 0], 'z'), 'a:\n  - z # c\n  - y\n'],
    ['an item in brackets', 'a: [ x,  y ]\n', set(['a', 1], 'p, q'), 'a: [ x,  "p, q" ]\n'],
    [
      'a field of an item',
      'a:\n  - k: 1 # c\n    l: 2\n',
      set(['a', 0, 'l'], 3),
      'a:\n  - k: 1 # c\n    l: 3\n',
    ],
    ['a field in braces', 'a: {k: 1, l: {m: 2}}\n', set(['a', 'l', 'm'], 'x'), 'a: {k: 1, l: {m: x}}\n'],
    ['a field of JSON', '{"a":1,"b":2}\n', set(['a'], 'x'), '{"a": x,"b":2}\n'],
    ['a key in braces with no value', 'a: {k, l: 1}\n', set(['a', 'k'], 'x'), 'a: {k: x, l: 1}\n'],
  ]);

  test('the same value yields no edits, however it is written', async () => {
    const text = "a: 'NO'\nb: [x, {k: 1}]\nc: 0x10\nd:\n";
    const opened = await open(text);
    for (const [path, value] of [
      [['a'], 'NO'],
      [['b'], ['x', { k: 1 }]],
      [['c'], 16],
      [['d'], null],
    ] as const) {
      expect(set(path, value)(opened)).toEqual({ ok: true, value: [] });
    }
  });
});

describe('a field that is not there gets a line of its own', () => {
  cases([
    ['at the end', '- id: A\n  b: 1\n- id: B\n', set(['c'], 2), '- id: A\n  b: 1\n  c: 2\n- id: B\n'],
    [
      'after the nearest earlier field of the order',
      'id: A\nb: 1 # b\nz: 2\n',
      set(['c'], 3, ['id', 'b', 'x', 'c', 'z']),
      'id: A\nb: 1 # b\nc: 3\nz: 2\n',
    ],
    ['at the end, where none is there', 'id: A\nz: 2\n', set(['c'], 3, ['b', 'c']), 'id: A\nz: 2\nc: 3\n'],
    [
      'below a list and its comments',
      'a:\n  - x\n  # c\nb: 1\n',
      set(['m'], 2, ['a', 'm']),
      'a:\n  - x\n  # c\nm: 2\nb: 1\n',
    ],
    [
      'below blank lines that a text keeps',
      'a: |+\n  x\n\nb: 1\n',
      set(['m'], 2, ['a', 'm']),
      'a: |+\n  x\n\nm: 2\nb: 1\n',
    ],
    ['with no last line end', 'a: 1', set(['b'], 2), 'a: 1\nb: 2'],
    ['with a last line end where that counts', 'a: 1', set(['b'], 'p\nq\n'), 'a: 1\nb: |\n  p\n  q\n'],
    [
      'in a mapping of odd indentation',
      'a:\n     k: 1\nb: 1\n',
      set(['a', 'l'], 2),
      'a:\n     k: 1\n     l: 2\nb: 1\n',
    ],
    ['with its mapping', 'id: A\n', set(['a', 'b'], 2), 'id: A\na:\n  b: 2\n'],
    ['in place of nothing', 'a: # c\nb: 1\n', set(['a', 'k'], 2), 'a: # c\n  k: 2\nb: 1\n'],
    ['in an empty mapping', 'a: {}\nb: 1\n', set(['a', 'k'], 2), 'a:\n  k: 2\nb: 1\n'],
    ['in braces', 'a: {k: 1 }\n', set(['a', 'l'], [2]), 'a: {k: 1, l: [2] }\n'],
    ['in braces, in order', 'a: {k: 1, m: 2}\n', set(['a', 'l'], 3, ['k', 'l']), 'a: {k: 1, l: 3, m: 2}\n'],
    [
      'in braces of many lines',
      'a: {\n  k: 1 # c\n}\n',
      set(['a', 'l'], 2),
      'a: {\n  k: 1, # c\n  l: 2\n}\n',
    ],
    ['in braces that hold a comment', 'a: { # c\n  }\n', set(['a', 'l'], 2), 'a: {l: 2 # c\n  }\n'],
    [
      'written as its record writes lists',
      'a:\n- x y\nb: 1\n',
      set(['c'], ['p q']),
      'a:\n- x y\nb: 1\nc:\n- p q\n',
    ],
    ['in an empty item', '-\n- id: B\n', set(['id'], 'A'), '- id: A\n- id: B\n'],
  ]);
});

describe('removing takes the line and its comment; comments of its own stay', () => {
  cases([
    ['a field', 'a: 1\n# about b\nb: 2 # c\nd: 3\n', remove('b'), 'a: 1\n# about b\nd: 3\n'],
    ['the field beside the dash', '- id: A # c\n  b: 1\n', remove('id'), '- b: 1\n'],
    [
      'the field beside the dash, above a comment',
      '- id: A # c\n  # d\n  b: 1\n',
      remove('id'),
      '-\n  # d\n  b: 1\n',
    ],
    ['the last field of all', 'a:\n  k: 1 # c\nb: 1\n', remove('a', 'k'), 'a: {} # c\nb: 1\n'],
    ['a list with its lines', 'a:\n  - x\n  # c\n\nb: 1\n', remove('a'), '\nb: 1\n'],
    ['a block text', 'a: |+\n  x\n\nb: 1\n', remove('a'), 'b: 1\n'],
    ['a field in braces', 'a: {k: 1, l: 2, m: 3}\n', remove('a', 'l'), 'a: {k: 1, m: 3}\n'],
    ['the last in braces', 'a: {k: 1, l: 2}\n', remove('a', 'l'), 'a: {k: 1}\n'],
    ['the only one in braces', 'a: { k: 1 }\n', remove('a', 'k'), 'a: {}\n'],
    ['a line in braces', 'a: [\n  x, # x\n  y # y\n]\n', remove('a', 1), 'a: [\n  x # x\n]\n'],
    [
      'what follows a text that keeps its blank lines',
      'a: |+\n  x\nb: 1\n\nc: 1\n',
      remove('b'),
      'a: |+\n  x\nc: 1\n',
    ],
  ]);
});

describe('items are added to lists and taken out', () => {
  cases([
    ['below the last', 'a:\n  - x # c\nb: 1\n', add(['a'], 'y z'), 'a:\n  - x # c\n  - y z\nb: 1\n'],
    [
      'a record of several fields',
      'a:\n- k: 1\nb: 1\n',
      add(['a'], { k: 2, l: 'x' }),
      'a:\n- k: 1\n- k: 2\n  l: x\nb: 1\n',
    ],
    ['in brackets', 'a: [x, y] # c\n', add(['a'], 'z'), 'a: [x, y, z] # c\n'],
    [
      'in brackets of many lines',
      'a: [\n  x,\n  y, # c\n]\n',
      add(['a'], 'z'),
      'a: [\n  x,\n  y, # c\n  z,\n]\n',
    ],
    ['to an empty list', 'a: [] # c\n', add(['a'], 'z'), 'a: [z] # c\n'],
    ['to no list', 'b: 1\n', add(['a'], 'z'), 'b: 1\na: [z]\n'],
    ['to nothing', 'a:\nb: 1\n', add(['a'], { k: 1 }), 'a:\n  - k: 1\nb: 1\n'],
    [
      'out of the middle',
      'a:\n  - x\n  # about y\n  - y # c\n  - z\n',
      drop('a', 1),
      'a:\n  - x\n  # about y\n  - z\n',
    ],
    ['the only one', 'a:\n  - x # c\nb: 1\n', drop('a', 0), 'a: [] # c\nb: 1\n'],
    ['out of brackets', 'a: [x, y, z]\n', drop('a', 0), 'a: [y, z]\n'],
    ['the only one in brackets', 'a: [x]\n', drop('a', 0), 'a: []\n'],
  ]);
});
