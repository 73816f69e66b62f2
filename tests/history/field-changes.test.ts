import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldChanges } from '../../src/history/field-changes.ts';
import { type Mapping, sameValue, type Value, valueAt } from '../../src/text/value.ts';

/** Writes changes as a person would read them. */
function lines(before: Mapping | undefined, after: Mapping | undefined): string[] {
  const say = (value: Value | undefined) => (value === undefined ? '–' : JSON.stringify(value));
  return fieldChanges(before, after).map(
    (change) => `${change.field}: ${say(change.before)} → ${say(change.after)}`,
  );
}

const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value; list: Value[]; mapping: Mapping }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Value>(null, true, 0, 1, '1', 'a', 'b', ''),
    tie('list'),
    tie('mapping'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  mapping: fc.dictionary(fc.constantFrom('id', 'n', 'a', 'b', '__proto__', 'constructor'), tie('value'), {
    maxKeys: 3,
  }),
})).value;
const mapping = fc.dictionary(fc.constantFrom('id', 'status', 'list', 'x', 'toString'), value, {
  maxKeys: 4,
});

describe('fieldChanges', () => {
  it.each<[string, Mapping, Mapping, string[]]>([
    ['nothing where only the order of fields differs', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ['a field that changed', { status: 'draft' }, { status: 'approved' }, ['status: "draft" → "approved"']],
    ['a field that came and one that went', { a: 1 }, { b: null }, ['a: 1 → –', 'b: – → null']],
    ['text and number as different', { a: '1' }, { a: 1 }, ['a: "1" → 1']],
    ['a field inside a field', { a: { b: { c: 1, d: 2 } } }, { a: { b: { c: 9, d: 2 } } }, ['a.b.c: 1 → 9']],
    ['a field that changed its kind', { a: { b: 1 } }, { a: [1] }, ['a: {"b":1} → [1]']],
    ['a mapping that came, whole', {}, { a: { b: 1 } }, ['a: – → {"b":1}']],
    ['an item added to a list', { l: ['A', 'B'] }, { l: ['A', 'B', 'C'] }, ['l: – → "C"']],
    ['an item removed from a list', { l: ['A', 'B', 'C'] }, { l: ['B', 'C'] }, ['l: "A" → –']],
    ['an item put in the place of another', { l: ['A', 'B'] }, { l: ['A', 'X'] }, ['l[1]: "B" → "X"']],
    [
      'items that came and went elsewhere',
      { l: ['A', 'B', 'C'] },
      { l: ['B', 'C', 'D'] },
      ['l: "A" → –', 'l: – → "D"'],
    ],
    ['the second of two equal items', { l: ['A', 'A'] }, { l: ['A'] }, ['l: "A" → –']],
    ['another order, whole', { l: ['A', 'B'] }, { l: ['B', 'A'] }, ['l: ["A","B"] → ["B","A"]']],
    ['a list that became empty', { l: ['A'] }, { l: [] }, ['l: "A" → –']],
    ['lists in lists by position', { l: [[1], [2]] }, { l: [[1], [3]] }, ['l[1][0]: 2 → 3']],
  ])('says %s', (...[, before, after, expected]) => {
    expect(lines(before, after)).toEqual(expected);
  });

  it.each<[string, Value[], Value[], string[]]>([
    [
      'an item by its id, wherever it stands',
      [
        { id: 'a', v: 1 },
        { id: 'b', v: 2 },
      ],
      [
        { id: 'b', v: 9 },
        { id: 'a', v: 1 },
      ],
      ['l[0].v: 2 → 9'],
    ],
    ['an item that went, by its id', [{ id: 'a' }, { id: 'b' }], [{ id: 'b' }], ['l[0]: {"id":"a"} → –']],
    [
      'an item by its number',
      [
        { n: 1, v: 1 },
        { n: 2, v: 1 },
      ],
      [{ n: 2, v: 5 }],
      ['l[0]: {"n":1,"v":1} → –', 'l[0].v: 1 → 5'],
    ],
    [
      '"1" and 1 as different ids',
      [{ id: '1' }],
      [{ id: 1 }],
      ['l[0]: {"id":"1"} → –', 'l[0]: – → {"id":1}'],
    ],
    [
      'an item by its place where ids repeat',
      [
        { id: 'a', v: 1 },
        { id: 'a', v: 2 },
      ],
      [
        { id: 'a', v: 1 },
        { id: 'a', v: 3 },
      ],
      ['l[1].v: 2 → 3'],
    ],
    [
      'an item by its place where one has no id',
      [{ id: 'a', v: 1 }, { v: 2 }],
      [{ id: 'a', v: 1 }, { v: 3 }],
      ['l[1].v: 2 → 3'],
    ],
    [
      'an item put first, without touching the rest',
      [{ v: 1 }, { v: 2 }],
      [{ v: 0 }, { v: 1 }, { v: 2 }],
      ['l[0]: – → {"v":0}'],
    ],
    [
      'an item taken from the middle',
      [{ v: 1 }, { v: 2 }, { v: 3 }],
      [{ v: 1 }, { v: 3 }],
      ['l[1]: {"v":2} → –'],
    ],
    [
      'the order of items with ids, whole',
      [{ id: 'a' }, { id: 'b' }],
      [{ id: 'b' }, { id: 'a' }],
      ['l: [{"id":"a"},{"id":"b"}] → [{"id":"b"},{"id":"a"}]'],
    ],
  ])('tells %s', (...[, before, after, expected]) => {
    expect(lines({ l: before }, { l: after })).toEqual(expected);
  });

  it('says every field of a record that came or went', () => {
    expect(lines(undefined, { id: 'D1', l: [1] })).toEqual(['id: – → "D1"', 'l: – → [1]']);
    expect(lines({ id: 'D1', l: [1] }, undefined)).toEqual(['id: "D1" → –', 'l: [1] → –']);
  });

  it('names the path as people write it', () => {
    const history = (date: string): Mapping => ({
      history: [
        { n: 1, date: 'x' },
        { n: 2, date },
      ],
    });
    expect(fieldChanges(history('a'), history('b'))).toEqual([
      { path: ['history', 1, 'date'], field: 'history[1].date', before: 'a', after: 'b' },
    ]);
  });

  it('says nothing exactly where the versions say the same', () => {
    fc.assert(
      fc.property(mapping, mapping, (before, after) => {
        expect(fieldChanges(before, before)).toEqual([]);
        expect(fieldChanges(before, after).length === 0).toBe(sameValue(before, after));
      }),
    );
  });

  it('gives values that stand at the paths it gives', () => {
    fc.assert(
      fc.property(mapping, mapping, (before, after) => {
        for (const change of fieldChanges(before, after)) {
          const [from, version] =
            change.after === undefined ? [change.before, before] : [change.after, after];
          expect(from).toBeDefined();
          expect(sameValue(valueAt(version, change.path), from)).toBe(true);
          expect(sameValue(change.before, change.after)).toBe(false);
        }
      }),
    );
  });
});
