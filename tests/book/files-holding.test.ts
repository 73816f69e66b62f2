import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { filesOf } from '../../src/registry/files.ts';
import { filesHolding } from '../../src/registry/files-holding.ts';

const FILE = 'project-data/risks.yaml';

/** A character of a double-quoted text: as it is, or by an escape that stands for it. */
const written = (char: string) => {
  const code = char.codePointAt(0) ?? 0;
  const hex = (width: number) => code.toString(16).padStart(width, '0');
  const ways = [char, `\\u${hex(4)}`, `\\U${hex(8)}`, ...(code < 256 ? [`\\x${hex(2)}`] : [])];
  if (char === '/') ways.push('\\/');
  return fc.constantFrom(...ways);
};

/** A text in double quotes, with escapes and ends of lines that say nothing in it. */
const doubleQuoted = (text: string) =>
  fc
    .tuple(
      ...[...text].map((char) => fc.tuple(written(char), fc.constantFrom('', '', '', '\\\n  ', '\\\r\n  '))),
    )
    .map((parts) => `"${parts.flat().join('')}"`);

const id = fc.oneof(
  fc.constantFrom('D1.2', 'R-003', 'ENSIE', 'KAC-0000001', 'WP1/2', 'Œ-1', 'x:y', 'a#b'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => !/[\p{C}\p{Z}]/u.test(text)),
);

const style = (text: string) =>
  fc.oneof(
    doubleQuoted(text),
    fc.constant(`'${text.replaceAll("'", "''")}'`),
    fc.constant(`>-\n  ${text}`),
    fc.constant(text),
  );

const saidWith = id.chain((text) => style(text).map((yaml) => ({ text, yaml })));

function readBack(yaml: string): unknown {
  try {
    return parse(`a: ${yaml}\n`)?.a;
  } catch {
    return undefined;
  }
}

describe('whether files may hold a word', () => {
  test('is never denied where one of their values is that word, however it is written', () => {
    void fc.assert(
      fc.property(saidWith, ({ text, yaml }) => {
        fc.pre(readBack(yaml) === text);
        const files = filesOf({ [FILE]: `a: ${yaml}\n` });
        expect(filesHolding(files, [FILE], text)).toEqual([FILE]);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['owner: P-004\n', 'P-004', true],
    ['owner: P-005\n', 'P-004', false],
    ['title: "a \\"word\\"\\tof \\\\ it"\n', 'P-004', false],
    ['owner: "P\\x2d004"\n', 'P-004', true],
    ['owner: "P-\\\n  004"\n', 'P-004', true],
    ['owner: P-005\n', 'two words', true],
  ])('is told by its bytes, and by escapes that may stand for it: %j', (text, word, may) => {
    expect(filesHolding(filesOf({ [FILE]: text }), [FILE], word)).toEqual(may ? [FILE] : []);
  });

  test('is not denied of a file that cannot be read', () => {
    expect(filesHolding(filesOf({}), [FILE], 'P-004')).toEqual([FILE]);
  });
});
