import { expect, test } from 'vitest';
import { textFinder } from '../../src/text/find-texts.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(content);

test.each([
  ['asked Zoë Núñez today', 'asked X today'],
  [`asked ${'Zoë Núñez'.normalize('NFD')} today`, 'asked X today'],
  ['asked Zoë\n  Núñez today', 'asked X today'],
  ['ZOE@EXAMPLE.ORG, zoe@example.org', 'X, X'],
  ['zoe@example.org.uk? azoe@example.org', 'X.uk? azoe@example.org'],
  ['Zoë Núñezová', 'Zoë Núñezová'],
  ['+32 2 555 01 and +32 2 555 012', 'X and +32 2 555 012'],
])('%j reads %j', (before, after) => {
  const finder = textFinder(['Zoë Núñez', 'zoe@example.org', '+32 2 555 01']);
  expect(text(finder.replace(bytes(before), 'X'))).toBe(after);
  expect(finder.find(bytes(before)).length > 0).toBe(before !== after);
});

test('what holds nothing is the same bytes, of whatever kind', () => {
  const content = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256);
  expect(textFinder(['Zoë Núñez']).replace(content, 'X')).toBe(content);
  const held = Uint8Array.from([0xff, 0x20, ...bytes('Zoë Núñez'), 0x00, 0xfe]);
  expect([...textFinder(['Zoë Núñez']).replace(held, 'X')]).toEqual([0xff, 0x20, 0x58, 0x00, 0xfe]);
});
