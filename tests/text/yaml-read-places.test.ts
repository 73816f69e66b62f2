import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/text/span.ts';
import { type Path, sameValue, type Value, valueAt } from '../../src/text/value.ts';
import { Places } from '../../src/text/yaml/places.ts';
import { DECLINED } from '../../src/text/yaml/strict-cursor.ts';
import { StrictReader } from '../../src/text/yaml/strict-reader.ts';
import type { Shape } from '../../src/text/yaml/yaml-file.ts';
import { registryTexts } from './yaml-read-corpus.ts';
import { allPaths, judge, placeOf, read } from './yaml-read-harness.ts';

const TEXT = `# head
- id: D1.1 # the first
  "a b":   'it''s'
  tags: [x, "y z"]
  opts: {k: 1}
  note: |
    one

    two  

  fold: >-
    three
  empty:
  list:
    - p: 1
      q:
        - r
    -
  same:
  - s
# tail
- id: D1.2
  text: plain
    goes on
  deep: [[a], {b: c}]
  keep: |+
    four

  none: # nothing
`;

describe('a member of a record', () => {
  const rows: [number, Path, string | undefined, string | undefined][] = [
    [0, [], undefined, undefined],
    [0, ['id'], '2:3 "id"', '2:7 "D1.1"'],
    [0, ['a b'], '3:3 "\\"a b\\""', "3:12 \"'it''s'\""],
    [0, ['tags'], '4:3 "tags"', '4:9 "[x, \\"y z\\"]"'],
    [0, ['tags', 1], undefined, '4:13 "\\"y z\\""'],
    [0, ['opts', 'k'], '5:10 "k"', '5:13 "1"'],
    [0, ['note'], '6:3 "note"', '6:9 "|\\n    one\\n\\n    two  "'],
    [0, ['fold'], '11:3 "fold"', '11:9 ">-\\n    three"'],
    [0, ['empty'], '13:3 "empty"', '13:9 ""'],
    [0, ['list'], '14:3 "list"', '15:5 "- p: 1\\n      q:\\n        - r\\n    -"'],
    [0, ['list', 0], undefined, '15:7 "p: 1\\n      q:\\n        - r"'],
    [0, ['list', 0, 'q', 0], undefined, '17:11 "r"'],
    [0, ['list', 1], undefined, '18:6 ""'],
    [0, ['same'], '19:3 "same"', '20:3 "- s"'],
    [1, ['text'], '23:3 "text"', '23:9 "plain\\n    goes on"'],
    [1, ['deep', 0], undefined, '25:10 "[a]"'],
    [1, ['deep', 1, 'b'], '25:16 "b"', '25:19 "c"'],
    [1, ['keep'], '26:3 "keep"', '26:9 "|+\\n    four"'],
    [1, ['none'], '29:3 "none"', '29:8 ""'],
  ];
  it.each(rows.filter(([, path]) => path.length > 0))(
    'of record %i stands in its place: %j',
    (...[index, path, key, value]) => {
      const place = read(TEXT).records[index]?.locate(path);
      expect(
        place && { key: place.key && placeOf(TEXT, place.key), value: placeOf(TEXT, place.value) },
      ).toEqual({ key, value });
    },
  );

  it.each([[['nope']], [['id', 'x']], [['tags', 2]], [['tags', 'x']], [['toString']], [['id', 0]]])(
    'that is not there has no place: %j',
    (path) => {
      expect(read(TEXT).records.map((record) => record.locate(path))).toEqual([undefined, undefined]);
    },
  );

  it('and the record itself, from its first field to its last value', () => {
    const { records } = read(TEXT);
    expect(records.map((record) => placeOf(TEXT, record.locate([])?.value).slice(0, 19))).toEqual([
      '2:3 "id: D1.1 # the',
      '22:3 "id: D1.2\\n  t',
    ]);
    expect(TEXT.slice(0, records[0]?.locate([])?.value.end).endsWith('- s')).toBe(true);
    expect(TEXT.slice(records[1]?.slice.start, records[1]?.slice.end).startsWith('- id: D1.2')).toBe(true);
  });
});

describe('the places of both readers', () => {
  it.each(registryTexts.map((text) => [text.slice(0, 30), text]))(
    'are the same in a text of the corpus: %j',
    (_, text) => {
      const slice = { start: 0, end: text.length };
      const strict = new Places();
      const judged = new Places();
      const value = new StrictReader(text).read(slice, strict);
      judge.judge(text, slice, judged);
      if (value === DECLINED) throw new Error('declined');
      const paths = allPaths(value);
      expect(paths.map((path) => strict.locate(path))).toEqual(paths.map((path) => judged.locate(path)));
    },
  );

  it.each(['list', 'record'] as const)(
    'hold the value: read alone, the text of a place gives it again (%s)',
    (shape: Shape) => {
      const texts = registryTexts.filter((text) => /^(#.*\n+)?-/.test(text) === (shape === 'list'));
      let checked = 0;
      for (const text of [...texts, ...(shape === 'list' ? [TEXT] : [])]) {
        for (const record of read(text, shape).records) {
          const { value = null } = record;
          for (const path of allPaths(value)) {
            const span = record.locate(path)?.value ?? { start: 0, end: 0 };
            const alone = reread(text, span);
            expect(sameValue(alone, valueAt(value, path)), `${path} of ${text}`).toBe(true);
            checked += 1;
          }
        }
      }
      expect(checked).toBeGreaterThan(30);
    },
  );
});

/** Reads the text of a span alone, indented as it stands in its file. */
function reread(text: string, span: Span): Value | undefined {
  const column = span.start - text.lastIndexOf('\n', span.start - 1) - 1;
  const source = text.slice(span.start, span.end);
  const isBlockText = /^[|>]/.test(source);
  const ending = /^[|>][^\n]*\+/.test(source) ? '\n\n' : '\n';
  const alone = `k:${isBlockText ? ' ' : `\n${' '.repeat(column)}`}${source}${ending}`;
  if (column === 0) return judge.judge(source, { start: 0, end: source.length }).value;
  return valueAt(judge.judge(alone, { start: 0, end: alone.length }).value, ['k']);
}
