import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { isSimplePattern } from '../../src/schema/simple-pattern.ts';

describe('a pattern that JavaScript’s own engine may have', () => {
  test.each([
    '^P-[0-9]{3}$',
    '^[a-z-]+$',
    '^D[1-9][0-9]?\\.[1-9][0-9]?$',
    '^WP[1-9]$',
    '^[A-Z]{2,5}',
    '^a*b$',
  ])('is plain: %s', (pattern) => {
    expect(isSimplePattern(pattern)).toBe(true);
  });

  test.each([
    'P-[0-9]+',
    '^(a+)+$',
    '^a+b+$',
    '^[a-z]*[0-9]*$',
    '^[^a]$',
    '^a|b$',
    '^.$',
    '^\\d+$',
    '^\\p{L}+$',
    '^[z-',
    '^a{1,99}b{1,99}$',
    '^a{3,1}$',
    '^a$b',
    '^[a\\]]$',
    '^é$',
    '^a++$',
    '^a\\-b$',
    '^a{2}{3}$',
  ])('is not: %s', (pattern) => {
    expect(isSimplePattern(pattern)).toBe(false);
  });

  test('says the same there as in the engine that is linear for all', () => {
    const atom = fc.constantFrom('a', 'B', '0', '-', '_', '\\.', '[a-c]', '[A-Z0-9-]', '[ab.]', ' ', '/');
    const times = fc.constantFrom('', '', '?', '*', '+', '{2}', '{1,3}', '{2,}');
    const part = fc.tuple(atom, times).map((both) => both.join(''));
    const pattern = fc
      .tuple(fc.array(part, { maxLength: 6 }), fc.constantFrom('', '$'))
      .map(([parts, end]) => `^${parts.join('')}${end}`)
      .filter(isSimplePattern);
    const text = fc.oneof(
      fc.string({
        unit: fc.constantFrom('a', 'b', 'c', 'B', 'Z', '0', '9', '-', '_', '.', ' ', '/', '\n', 'é', '😀'),
      }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(pattern, text, (source, given) => {
        expect(new RegExp(source, 'u').test(given), `${source} on ${JSON.stringify(given)}`).toBe(
          RE2JS.compile(source).matcher(given).find(),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
