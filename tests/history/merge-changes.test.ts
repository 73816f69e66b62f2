import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeChange } from '../../src/history/merge-changes.ts';
import type { Mapping, Value } from '../../src/text/value.ts';

type Record = Mapping | undefined;
type Case = {
  readonly base: Record;
  readonly ours: Record;
  readonly theirs: Record;
  readonly result: Record;
};

function merge({ base, ours, theirs, result }: Case): string | undefined {
  const change = mergeChange({ result, parents: [ours, theirs], bases: () => [base] });
  if (!change) return undefined;
  const say = (value: Value | undefined) => (value === undefined ? '–' : JSON.stringify(value));
  const fields = change.changes.map(({ field, before, after }) => `${field}: ${say(before)} → ${say(after)}`);
  return [change.kind, ...fields].join('; ');
}

const base: Mapping = { id: 'D1', x: 1, y: 1, z: 1, l: ['A', 'B'], h: [{ n: 1, v: 1 }], u: [{ v: 1 }] };

describe('mergeChange is silent', () => {
  it.each<[string, Case]>([
    ['where nobody changed anything', { base, ours: base, theirs: base, result: base }],
    [
      'where one side changed a field',
      { base, ours: base, theirs: { ...base, x: 2 }, result: { ...base, x: 2 } },
    ],
    [
      'where each side changed another field',
      { base, ours: { ...base, x: 2 }, theirs: { ...base, y: 2 }, result: { ...base, x: 2, y: 2 } },
    ],
    [
      'where both sides made the same change',
      { base, ours: { ...base, x: 2 }, theirs: { ...base, x: 2 }, result: { ...base, x: 2 } },
    ],
    [
      'where both sides added items',
      {
        base,
        ours: { ...base, l: ['A', 'B', 'C'] },
        theirs: { ...base, l: ['A', 'B', 'D'] },
        result: { ...base, l: ['A', 'B', 'C', 'D'] },
      },
    ],
    [
      'where one side removed an item and the other added one',
      {
        base,
        ours: { ...base, l: ['B'] },
        theirs: { ...base, l: ['A', 'B', 'D'] },
        result: { ...base, l: ['B', 'D'] },
      },
    ],
    [
      'where both sides added rows',
      {
        base,
        ours: {
          ...base,
          h: [
            { n: 1, v: 1 },
            { n: 2, v: 2 },
          ],
        },
        theirs: { ...base, h: [{ n: 1, v: 9 }] },
        result: {
          ...base,
          h: [
            { n: 1, v: 9 },
            { n: 2, v: 2 },
          ],
        },
      },
    ],
    ['where one side added the record', { base: undefined, ours: undefined, theirs: base, result: base }],
    ['where one side removed the record', { base, ours: undefined, theirs: base, result: undefined }],
  ])('%s', (_, versions) => {
    expect(merge(versions)).toBeUndefined();
    expect(merge({ ...versions, ours: versions.theirs, theirs: versions.ours })).toBeUndefined();
  });

  it('where sides that share no commit each bring their own record', () => {
    expect(mergeChange({ result: base, parents: [undefined, base], bases: () => [] })).toBeUndefined();
  });
});

describe('mergeChange tells', () => {
  it.each<[string, Case, string]>([
    [
      'a field that the merge itself changed',
      { base, ours: { ...base, x: 2 }, theirs: { ...base, y: 2 }, result: { ...base, x: 2, y: 2, z: 7 } },
      'changed; z: 1 → 7',
    ],
    [
      'a field that has the value of no side',
      { base, ours: { ...base, x: 2 }, theirs: { ...base, x: 3 }, result: { ...base, x: 4 } },
      'changed; x: 2 → 4',
    ],
    [
      'which side lost, where both changed a field',
      { base, ours: { ...base, x: 2 }, theirs: { ...base, x: 3 }, result: { ...base, x: 2 } },
      'changed; x: 3 → 2',
    ],
    [
      'a change of one side that was dropped',
      { base, ours: { ...base, y: 2 }, theirs: { ...base, x: 3 }, result: { ...base, y: 2 } },
      'changed; x: 3 → 1',
    ],
    [
      'an item taken out in the merge',
      { base, ours: { ...base, l: ['Z', 'A', 'B'] }, theirs: base, result: { ...base, l: ['Z', 'B'] } },
      'changed; l[1]: "A" → –',
    ],
    [
      'an item put in in the merge',
      { base, ours: base, theirs: { ...base, x: 2 }, result: { ...base, x: 2, l: ['A', 'B', 'E'] } },
      'changed; l[2]: – → "E"',
    ],
    [
      'a row changed in the merge',
      {
        base,
        ours: {
          ...base,
          h: [
            { n: 1, v: 1 },
            { n: 2, v: 2 },
          ],
        },
        theirs: { ...base, x: 2 },
        result: {
          ...base,
          x: 2,
          h: [
            { n: 1, v: 5 },
            { n: 2, v: 2 },
          ],
        },
      },
      'changed; h[0].v: 1 → 5',
    ],
    [
      'a row without a name changed in the merge',
      { base, ours: base, theirs: { ...base, x: 2 }, result: { ...base, x: 2, u: [{ v: 8 }] } },
      'changed; u[0]: – → {"v":8}; u[0]: {"v":1} → –',
    ],
    [
      'a list put in another order',
      { base, ours: base, theirs: base, result: { ...base, l: ['B', 'A'] } },
      'changed; l: ["A","B"] → ["B","A"]',
    ],
    [
      'a field inside one that only one side has',
      { base: {}, ours: {}, theirs: { a: { b: 1 } }, result: { a: { b: 1, c: 2 } } },
      'changed; a.c: – → 2',
    ],
  ])('%s', (_, versions, expected) => {
    expect(merge(versions)).toBe(expected);
  });

  it('a record that only the merge brought', () => {
    expect(merge({ base: undefined, ours: undefined, theirs: undefined, result: { id: 'D1' } })).toBe(
      'added; id: – → "D1"',
    );
  });

  it('a record that the merge took away', () => {
    expect(
      merge({ base, ours: base, theirs: base, result: undefined })?.startsWith('removed; id: "D1" → –'),
    ).toBe(true);
  });

  it('a record that one side removed and the merge kept', () => {
    expect(
      merge({ base, ours: undefined, theirs: { ...base, x: 2 }, result: { ...base, x: 2 } })?.startsWith(
        'added;',
      ),
    ).toBe(true);
  });

  it('a record changed on one side and removed on the other', () => {
    expect(
      merge({ base, ours: undefined, theirs: { ...base, x: 2 }, result: undefined })?.startsWith('removed;'),
    ).toBe(true);
  });
});

describe('mergeChange on merges of made-up records', () => {
  const scalar = fc.integer({ min: 0, max: 3 });
  const record = fc.record({ a: scalar, b: scalar, c: scalar, d: scalar, e: scalar, f: scalar });
  const versions = fc.record({ base: record, ours: record, theirs: record, result: record });

  it('names exactly the fields that a plain three-way merge would not have given', () => {
    fc.assert(
      fc.property(versions, ({ base, ours, theirs, result }) => {
        const keys = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
        const plain = (key: (typeof keys)[number]): number | undefined => {
          if (ours[key] === theirs[key]) return ours[key];
          if (ours[key] === base[key]) return theirs[key];
          return theirs[key] === base[key] ? ours[key] : undefined;
        };
        const expected = keys.filter((key) => result[key] !== plain(key));
        const change = mergeChange({ result, parents: [ours, theirs], bases: () => [base] });
        expect((change?.changes ?? []).map((c) => c.field).sort()).toEqual(expected);
      }),
    );
  });
});
