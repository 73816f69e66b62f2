import fc from 'fast-check';
import { expect, test } from 'vitest';
import { looksOf, roughLooksOf } from '../../src/base/look-alike.ts';

/** Whether two names look alike, as the rule has it. */
function alike(a: string, b: string): boolean {
  const [one, two] = [looksOf(a), looksOf(b)];
  return one[0] === two[0] || one[1] === two[1];
}

test.each([
  ['Cyrillic capitals', 'ACME', '\u0410\u0421\u041c\u0415'],
  ['one Cyrillic letter', 'scope', 's\u0441ope'],
  ['Greek capitals', 'BETA', '\u0392\u0395\u03a4\u0391'],
  ['Armenian letters', 'OSU', '\u0555\u054f\u054d'],
  ['full-width signs', 'D1.2', '\uff24\uff11\uff0e\uff12'],
  ['mathematical letters', 'SCF', '\u{1d412}\u{1d402}\u{1d405}'],
  ['a ligature', 'final', '\ufb01nal'],
  ['a joiner of no width', 'ENSIE', 'EN\u200dSIE'],
  ['a space of no width', 'ENSIE', 'EN\u200bSIE'],
  ['a soft hyphen', 'ENSIE', 'ENSIE\u00ad'],
  ['a variation selector', 'ENSIE', 'ENSIE\ufe0f'],
  ['a hangul filler', 'ENSIE', 'ENSIE\u3164'],
  ['a letter and its accent apart', 'CAF\u00c9', 'CAFE\u0301'],
  ['another case', 'DeOmslag', 'deomslag'],
  ['O and 0', 'R0C', 'ROC'],
  ['I, l and 1', 'PIl1', 'P1Il'],
])('look alike: %s', (_, one, two) => {
  expect(one).not.toBe(two);
  expect(alike(one, two)).toBe(true);
});

test.each([
  ['EASPD', 'ENSIE'],
  ['AI', 'AL'],
  ['D1.1', 'D1.11'],
  ['CAF\u00c9', 'CAFE'],
  ['\u0416\u0423\u041a', 'KYK'],
])('do not: %s, %s', (one, two) => {
  expect(alike(one, two)).toBe(false);
});

const anyOf = (signs: string) => fc.constantFrom(...signs);

test('a law: names that look alike are the same in the rough, which is all that most are asked', () => {
  const groups = ['Iil1|\uff11İı', 'O0oоО', 'Σσς', 'AaАа', 'sSſß', 'eEé\u0301', '\u200d-.'];
  const pair = fc.constantFrom(...groups).chain((signs) => fc.tuple(...[signs, signs].map(anyOf)));
  const names = fc.array(pair, { minLength: 1, maxLength: 4 });
  expect(roughLooksOf('OBJ-9AΣl')).toBe(roughLooksOf('OBJ-9AΣ1'));
  fc.assert(
    fc.property(names, (pairs) => {
      const [one, two] = [0, 1].map((side) => pairs.map((signs) => signs[side]).join(''));
      if (one === undefined || two === undefined) return;
      if (alike(one, two)) expect(roughLooksOf(one)).toBe(roughLooksOf(two));
    }),
    { numRuns: 50_000 },
  );
});
