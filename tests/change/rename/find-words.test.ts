import { describe, expect, test } from 'vitest';
import { findWords } from '../../../src/change/rename/find-words.ts';

describe('where an id stands as a word', () => {
  test.each([
    ['as D1.2 says', 1],
    ['D1.2', 1],
    ['(D1.2), "D1.2"; D1.2.', 3],
    ['D1.2/D1.4, D1.2–D1.4, D1.2-based', 3],
    ['die Lieferung D1.2\nund D1.2', 2],
    ['D1.20 and D1.2.1, D1.2-1, D1.2-B', 0],
    ['AD1.2, ÄD1.2, _D1.2, D1.2_x, D1.2ä', 0],
    ['1.D1.2 and x-D1.2', 0],
  ])('%s', (text, count) => {
    expect(findWords(text, 'D1.2')).toHaveLength(count);
  });

  test.each([
    ['run `grantbook show D1.2` first', [true]],
    ['```\nD1.2\n``` and D1.2', [true, false]],
    ['see https://example.org/D1.2 for D1.2', [true, false]],
    ['www.example.org/D1.2', [true]],
    ['evidence/D1.2.docx holds D1.2', [true, false]],
    ['D1.2@example.org', [true]],
    ['either D1.2/D1.4', [false]],
  ])('code and addresses are told apart: %s', (text, code) => {
    expect(findWords(text, 'D1.2').map((place) => place.code)).toEqual(code);
  });

  test('a long text is looked through in good time', () => {
    expect(findWords(`${'D1.2x'.repeat(50_000)} D1.2`, 'D1.2')).toHaveLength(1);
    expect(findWords('D1.2 '.repeat(20_000), 'D1.2')).toHaveLength(20_000);
    expect(findWords(`${'`'.repeat(20_000)}D1.2`, 'D1.2')).toHaveLength(1);
  });
});
