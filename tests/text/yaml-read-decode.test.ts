import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/text/yaml/decode.ts';
import { MAX_FILE_BYTES } from '../../src/text/yaml/limits.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

function wide(text: string, width: 2 | 4, order: 'little' | 'big'): Uint8Array {
  const bytes = new Uint8Array(text.length * width);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const at = i * width + (order === 'little' ? 0 : width - 2);
    bytes[order === 'little' ? at : at + 1] = code & 0xff;
    bytes[order === 'little' ? at + 1 : at] = code >> 8;
  }
  return bytes;
}

describe('a file that is not UTF-8', () => {
  const rows: [string, Uint8Array, string][] = [
    [
      'UTF-16 with a mark, little-endian',
      wide('\ufeffid: é', 2, 'little'),
      'the file is UTF-16 (little-endian), not UTF-8',
    ],
    [
      'UTF-16 with a mark, big-endian',
      wide('\ufeffid: é', 2, 'big'),
      'the file is UTF-16 (big-endian), not UTF-8',
    ],
    [
      'UTF-16 without a mark, little-endian',
      wide('id: x', 2, 'little'),
      'the file is UTF-16 (little-endian), not UTF-8',
    ],
    [
      'UTF-16 without a mark, big-endian',
      wide('id: x', 2, 'big'),
      'the file is UTF-16 (big-endian), not UTF-8',
    ],
    [
      'UTF-32 with a mark, little-endian',
      wide('\ufeffid', 4, 'little'),
      'the file is UTF-32 (little-endian), not UTF-8',
    ],
    [
      'UTF-32 with a mark, big-endian',
      wide('\ufeffid', 4, 'big'),
      'the file is UTF-32 (big-endian), not UTF-8',
    ],
    [
      'UTF-32 without a mark, little-endian',
      wide('id', 4, 'little'),
      'the file is UTF-32 (little-endian), not UTF-8',
    ],
    ['UTF-32 without a mark, big-endian', wide('id', 4, 'big'), 'the file is UTF-32 (big-endian), not UTF-8'],
    [
      'Latin-1',
      latin1('id: x\nname: Ren\u00e9 x'),
      'the file is not UTF-8: byte 0xE9 at line 2, column 10; in Latin-1 it would be "é"',
    ],
    [
      'Latin-1 at the very end',
      latin1('name: Ren\u00e9'),
      'the file is not UTF-8: byte 0xE9 at line 1, column 10; in Latin-1 it would be "é"',
    ],
    ['a stray continuation byte', latin1('a\x80b'), 'the file is not UTF-8: byte 0x80 at line 1, column 2'],
    [
      'a surrogate written as bytes',
      latin1('a: \xed\xa0\x80'),
      'the file is not UTF-8: byte 0xED at line 1, column 4; in Latin-1 it would be "í"',
    ],
  ];
  it.each(rows)('%s is named, and nothing of it is read', (_, bytes, message) => {
    expect(decodeText('a.yaml', bytes)).toEqual({
      text: '',
      problems: [
        {
          code: 'yaml/encoding',
          severity: 'error',
          file: 'a.yaml',
          span: { start: 0, end: 0 },
          message,
          hint: 'open the file in an editor and save it as UTF-8',
        },
      ],
    });
  });
});

describe('a file that is UTF-8', () => {
  const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

  it.each([
    ['plain', 'id: D1\n', 'id: D1\n'],
    ['empty', '', ''],
    ['a mark at the start, which is not part of the text', '\ufeffid: é\n', 'id: é\n'],
    ['a second mark, which is', '\ufeff\ufeffid', '\ufeffid'],
    ['one character', '-', '-'],
    ['beyond the basic plane', 'a: 😀', 'a: 😀'],
  ])('is read: %s', (_, text, expected) => {
    expect(decodeText('a.yaml', bytesOf(text))).toEqual({ text: expected, problems: [] });
  });
});

it('refuses a file above the limit without decoding it', () => {
  const { text, problems } = decodeText('a.yaml', new Uint8Array(MAX_FILE_BYTES + 1));
  expect(text).toBe('');
  expect(problems.map(({ code, message }) => [code, message])).toEqual([
    ['yaml/file-too-large', 'the file has 65 MiB, more than the 64 MiB that are read'],
  ]);
});
