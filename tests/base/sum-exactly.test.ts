import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumExactly } from '../../src/base/sum-exactly.ts';

test.each([
  [[], 0],
  [[0.1, 0.2], 0.3],
  [[19.99, -19.99], 0],
  [[-0, -0.5], -0.5],
  [[1_000_000_000_000, 0.01, 0.02, 0.1], 1_000_000_000_000.13],
  [[1e-7, 2e-7], 3e-7],
  [[1e21, 1], 1e21],
])('%j add up to %d', (numbers, sum) => {
  expect(sumExactly(numbers)).toBe(sum);
});

test('cents add up as whole numbers do, in any order', () => {
  void fc.assert(
    fc.property(fc.array(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), { maxLength: 30 }), (cents) => {
      const sum = cents.reduce((before, each) => before + each, 0);
      const euros = cents.map((each) => Number(`${each}e-2`));
      fc.pre(Math.abs(sum) < 10 ** 15);
      expect(sumExactly(euros)).toBe(Number(`${sum}e-2`));
      expect(sumExactly([...euros].reverse())).toBe(sumExactly(euros));
    }),
  );
});
