import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOut } from '../../src/cli/report/share-out.ts';

const of = (files: string) => [...files].map((file, at) => ({ file, at }));
const shown = (files: string, most: number) =>
  shareOut(of(files), most)
    .map(({ file, at }) => `${file}${at}`)
    .join(' ');

test.each([
  ['aab', 3, 'a0 a1 b2'],
  ['aaaaaab', 3, 'a0 a1 b6'],
  ['aaaabbbbc', 5, 'a0 a1 b4 b5 c8'],
  ['aaaabbbbc', 6, 'a0 a1 a2 b4 b5 c8'],
  ['abcdef', 4, 'a0 b1 c2 d3'],
  ['aaaa', 0, ''],
])('of the findings in the files %s, %i', (files, most, expected) => {
  expect(shown(files, most)).toBe(expected);
});

test('of more files than can be shown each folder has its share', () => {
  const found = [...Array.from({ length: 100 }, (_, i) => ({ file: `heap/f${i}` })), { file: 'tasks' }];
  expect(shareOut(found, 3).map(({ file }) => file)).toEqual(['heap/f0', 'heap/f1', 'tasks']);
});

test('as many are shown as may be, in their order, and no file is left out while another has two', () => {
  void fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', 'c', 'd')),
      fc.integer({ min: 4, max: 12 }),
      (files, most) => {
        const found = files.map((file, at) => ({ file, at }));
        const kept = shareOut(found, most);
        expect(kept).toHaveLength(Math.min(most, found.length));
        expect(kept).toEqual(found.filter((each) => kept.includes(each)));
        const count = (file: string) => kept.filter((each) => each.file === file).length;
        const missing = found.filter((each) => count(each.file) === 0);
        if (missing.length > 0) expect(Math.max(0, ...kept.map(({ file }) => count(file)))).toBeLessThan(2);
      },
    ),
  );
});
