import { describe, expect, test } from 'vitest';
import { differingParts } from '../../../src/history/text-difference.ts';
import { fingerprintOf, patternName, patternOf } from '../../../src/registry/reviews/fingerprint.ts';
import type { Mapping } from '../../../src/text/value.ts';

const data: Mapping = {
  title: 'Café',
  level: 3,
  sections: [
    { number: '1', title: 'Begin', text: 'One line.\nAnother.\n' },
    { number: '2', title: 'End', text: 'Done.' },
  ],
  notes: 'not looked at',
};
const FIELDS = ['title', 'level', 'sections[].title', 'sections[].text'];
const of = (change: Mapping, fields = FIELDS, id = 'D1.1') =>
  fingerprintOf({ id, data: { ...data, ...change } }, fields);
const plain = of({});

describe('the fingerprint of a record', () => {
  test('is named after the way it was made, and stays what it was', () => {
    expect(plain).toBe('v1:sha256:79627e14d416cbdcfe30c1dfe25865c876ac64127172e8f322d1c2a384a9a86f');
  });

  test.each<readonly [string, Mapping]>([
    ['a field that is not covered', { notes: 'something else' }],
    ['decomposed letters', { title: 'Cafe\u0301' }],
    ['the form of a number', { level: 3.0 }],
    ['a field that is there and empty', { level: 3, extra: null }],
    [
      'the order of keys, line ends, a line break at the end, and what is not covered inside',
      {
        sections: [
          { text: 'One line.\r\nAnother.', title: 'Begin', number: '7' },
          { text: 'Done.\n\n', title: 'End' },
        ],
      },
    ],
  ])('does not depend on %s', (_, change) => {
    expect(of(change)).toBe(plain);
  });

  test.each<readonly [string, Mapping]>([
    ['a text', { title: 'Cafe' }],
    ['a number', { level: 4 }],
    ['a number written as a text', { level: '3' }],
    ['the order of a list', { sections: [...(data.sections as Mapping[])].reverse() }],
    ['a line break inside a text', { sections: [{ title: 'Begin', text: 'One line. Another.' }] }],
    ['where a text ends and the next begins', { title: 'CaféBegin' }],
    ['a field that is gone', { level: null }],
  ])('depends on %s', (_, change) => {
    expect(of(change)).not.toBe(plain);
  });

  test('is of one record and of a list of fields, in whatever order they are named', () => {
    expect(of({}, [...FIELDS].reverse())).toBe(plain);
    expect(of({}, FIELDS, 'D1.2')).not.toBe(plain);
    expect(of({}, FIELDS.slice(1))).not.toBe(plain);
    expect(of({}, ['sections', 'title', 'level'])).not.toBe(plain);
  });

  test('names fields as people do, and finds them again', () => {
    const patterns = [['title'], ['sections', '*', 'text'], ['a', '*', 'b', '*'], ['authors', '*']];
    expect(patterns.map(patternName)).toEqual(['title', 'sections[].text', 'a[].b[]', 'authors[]']);
    expect(patterns.map(patternName).map(patternOf)).toEqual(patterns);
  });
});

test('of two long texts the places that differ are shown, with words around them', () => {
  const text = (word: string) =>
    `${'It begins as it did before. '.repeat(4)}Here are ${word} of them. ${'And on. '.repeat(9)}`;
  expect(differingParts(text('three'), text('four'))).toEqual([
    '…it did before. Here are three of them. And on. And on.…',
    '…it did before. Here are four of them. And on. And on.…',
  ]);
  expect(differingParts('', 'a new text')).toEqual(['', 'a new text']);
  expect(differingParts('aaa', 'aaaa')).toEqual(['aaa', 'aaaa']);
});
