import { expect, test } from 'vitest';
import { onceFor, onceForEach } from '../../src/base/once-for.ts';

test('is worked out once for an object, also where nothing comes of it', () => {
  const asked: object[] = [];
  const find = onceFor((of: { readonly is?: string }) => {
    asked.push(of);
    return of.is;
  });
  const [one, none] = [{ is: 'one' }, {}];
  expect([one, none, one, none, { is: 'one' }].map(find)).toEqual([
    'one',
    undefined,
    'one',
    undefined,
    'one',
  ]);
  expect(asked).toHaveLength(3);
});

test('is worked out for each word, whatever the word', () => {
  const asked: string[] = [];
  const find = onceForEach((of: readonly string[], word: string) => {
    asked.push(word);
    return of.includes(word);
  });
  const list = ['__proto__'];
  for (let i = 0; i < 2; i++)
    expect(['__proto__', 'constructor', ''].map((word) => find(list, word))).toEqual([true, false, false]);
  expect(find([], '__proto__')).toBe(false);
  expect(asked).toEqual(['__proto__', 'constructor', '', '__proto__']);
});
