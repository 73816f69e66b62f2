import { describe, expect, it } from 'vitest';
import { sameValue, type Value, valueAt } from '../../src/text/value.ts';
import { readYaml } from '../../src/text/yaml/read-yaml.ts';
import { DECLINED } from '../../src/text/yaml/strict-cursor.ts';
import { StrictReader } from '../../src/text/yaml/strict-reader.ts';
import { registryTexts } from './yaml-read-corpus.ts';
import { judge, read } from './yaml-read-harness.ts';

const whole = (text: string): { start: number; end: number } => ({ start: 0, end: text.length });

describe('what a value means', () => {
  const plain: [string, Value][] = [
    ['text', 'text'],
    ['', null],
    ['~', null],
    ['null', null],
    ['Null', null],
    ['NULL', null],
    ['nULL', 'nULL'],
    ['true', true],
    ['True', true],
    ['FALSE', false],
    ['tRUE', 'tRUE'],
    ['NO', 'NO'],
    ['no', 'no'],
    ['yes', 'yes'],
    ['on', 'on'],
    ['y', 'y'],
    ['2021-03-31', '2021-03-31'],
    ['2021-03-31T10:00:00Z', '2021-03-31T10:00:00Z'],
    ['22:22', '22:22'],
    ['12:30:00', '12:30:00'],
    ['1_000', '1_000'],
    ['0', 0],
    ['-0', -0],
    ['+1', 1],
    ['0777', 777],
    ['007', 7],
    ['1.10', 1.1],
    ['1.', 1],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['1e3', 1000],
    ['12E-03', 0.012],
    ['1e', '1e'],
    ['1.2.3', '1.2.3'],
    ['9007199254740991', 9007199254740991],
    ['-9007199254740991', -9007199254740991],
    ['0b11', '0b11'],
    ['0x', '0x'],
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['a # comment', 'a'],
    ['a#b', 'a#b'],
    ['a, [b] {c} & d', 'a, [b] {c} & d'],
    ['"NO"', 'NO'],
    ['"1.10"', '1.10'],
    ['"a \\"b\\" \\\\ \\n\\t \\u00e9 \\/"', 'a "b" \\ \n\t é /'],
    ["'it''s'", "it's"],
    ["''", ''],
    ['""', ''],
    ['[]', []],
    ['[ ]', []],
    ['{}', {}],
    ['[a, 1, "b c", \'d\', null]', ['a', 1, 'b c', 'd', null]],
    ['{a: 1, "b c": x}', { a: 1, 'b c': 'x' }],
    ['|\n  a\n  b', 'a\nb\n'],
    ['|-\n  a\n\n   b\n', 'a\n\n b'],
    ['>\n  a\n  b\n\n  c', 'a b\nc\n'],
    ['>-\n  a\n\n\n  b\n\n', 'a\n\nb'],
    ['\n  b: 1\n  c:\n  - x\n  -\n  - y: 2', { b: 1, c: ['x', null, { y: 2 }] }],
  ];
  it.each(plain)('the strict reader gives it, and the full parser the same: %j', (source, expected) => {
    const text = `k: ${source}`;
    const strict = new StrictReader(text).read(whole(text));
    if (strict === DECLINED) throw new Error('declined');
    expect([strict, sameValue(strict, { k: expected })]).toEqual([{ k: expected }, true]);
    expect(sameValue(judge.judge(text, whole(text)).value, strict)).toBe(true);
  });

  const judged: [string, Value][] = [
    ['0o17', 15],
    ['0xFF', 255],
    ['.', '.'],
    ['a\n  b', 'a b'],
    ['"a\n  b"', 'a b'],
    ['"a\\x41\\U0001F600"', 'aA😀'],
    ['"\\ud83d\\ude00"', '😀'],
    ['[a,\n  b]', ['a', 'b']],
    ['[[a], {b: c}]', [['a'], { b: 'c' }]],
    ['|+\n  a\n\n', 'a\n\n'],
    ['|2\n   a', ' a\n'],
    ['>\n  a\n   b\n  c', 'a\n b\nc\n'],
    ['|\n\n  a', '\na\n'],
    ['a\tb', 'a\tb'],
    ['{a, b: }', { a: null, b: null }],
  ];
  it.each(judged)('the strict reader leaves it to the full parser: %j', (source, expected) => {
    const text = `k: ${source}`;
    expect(new StrictReader(text).read(whole(text))).toBe(DECLINED);
    expect(read(text, 'record')).toMatchObject({ problems: [], records: [{ value: { k: expected } }] });
  });

  const empty = ['[]', '[]\n', '# none yet\n\n[]  # so far\n\n', '[ ]\r\n', '[\n]', '[] # a\n# b\n'];
  it.each(empty)('a list without records is read by both as one: %j', (text) => {
    const strict = new StrictReader(text).read(whole(text));
    expect(judge.judge(text, whole(text)).value).toEqual([]);
    if (text !== '[\n]') expect(strict).toEqual([]);
    expect(read(text, 'list')).toMatchObject({ problems: [], records: [] });
  });

  it.each(['[]\n- a: 1\n', '[a]\n', '[]]\n', '[] a\n', '[\n', ' []\n', '[]\n[]\n', '[]: 1\n'])(
    'what else begins like one is left to the full parser: %j',
    (text) => expect(new StrictReader(text).read(whole(text))).toBe(DECLINED),
  );

  it('mappings of both readers inherit nothing', () => {
    for (const text of ['- a: 1\n', '- {? a : 1}\n']) {
      const value = read(text).records[0]?.value;
      expect([value, 'toString' in Object(value), 'constructor' in Object(value)]).toEqual([
        { a: 1 },
        false,
        false,
      ]);
    }
  });
});

describe('the plain style', () => {
  it('is read without the full parser: every registry text of the corpus', () => {
    for (const text of registryTexts) {
      expect(new StrictReader(text).read(whole(text)) === DECLINED, text).toBe(false);
    }
  });

  it('covers Windows line ends: the same data as with others', () => {
    for (const text of registryTexts) {
      const unix = text.replaceAll('\r\n', '\n');
      const windows = unix.replaceAll('\n', '\r\n');
      expect(sameValue(strictly(windows), strictly(unix)), text).toBe(true);
    }
  });

  it('needs no line end at the end', () => {
    for (const text of registryTexts) {
      expect(sameValue(strictly(text.trimEnd()), strictly(text)), text).toBe(true);
    }
  });
});

describe('the full parser', () => {
  it('is asked for as soon as one record is not in the plain style', () => {
    const text = '- id: A\n- id: B\n  x: [[1]]\n';
    expect(readYaml({ file: 'a.yaml', text, shape: 'list', idField: 'id' })).toBe('needs-judge');
    expect(read(text).records.map((record) => record.value)).toEqual([{ id: 'A' }, { id: 'B', x: [[1]] }]);
  });

  it('is not asked for where all records are in the plain style', () => {
    const text = Array.from({ length: 5000 }, (_, i) => `- id: R-${i}\n  title: A record\n`).join('');
    expect(readYaml({ file: 'a.yaml', text, shape: 'list', idField: 'id' })).toMatchObject({ problems: [] });
  });

  it('is not asked for where flaws alone make a record unreadable', () => {
    const text = '- id: A\n  x: \u0007\n- id: B\n';
    const file = readYaml({ file: 'a.yaml', text, shape: 'list', idField: 'id' });
    expect(file).toMatchObject({ records: [{ idHints: ['A'] }, { value: { id: 'B' } }] });
  });
});

function strictly(text: string): Value {
  const value = new StrictReader(text).read(whole(text));
  if (value === DECLINED) throw new Error(`declined: ${text}`);
  return value;
}

it('a mapping that stands where a text was meant can be named in a message, and has no keys of its own', () => {
  const file = readYaml({ file: 'x.yaml', text: 'a: {b: 1}\n', shape: 'record', idField: 'a' }, judge);
  const value = file === 'needs-judge' ? undefined : valueAt(file.records[0]?.value, ['a']);
  expect([`${value}`, String([value]), Object.keys(value ?? {})]).toEqual(['{"b":1}', '{"b":1}', ['b']]);
});
