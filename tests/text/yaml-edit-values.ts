import * as fc from 'fast-check';
import type { Value } from '../../src/text/value.ts';

/** Texts that some reader of YAML takes for something else, or that its syntax has other plans for. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...[
    'NO',
    'no',
    'on',
    'Off',
    'yes',
    'y',
    'n',
    'Y',
    'true',
    'FALSE',
    'null',
    'Null',
    '~',
    '',
    '=',
    '<<',
    '.inf',
    '-.INF',
    '.nan',
  ],
  ...[
    '22:22',
    '1:30:00',
    '190:20:30.15',
    '0777',
    '0o14',
    '007',
    '1_000',
    '0x1F',
    '0b11',
    '1.10',
    '1.',
    '.5',
    '1e3',
    '1E+3',
    '+12',
    '-0',
    '12,000',
  ],
  ...[
    '2026-05-31',
    '2026-02-30',
    '2026-1-1',
    '2001-12-14t21:59:43.10-05:00',
    '2001-12-14 21:59:43',
    '2026-05-31 kick-off',
  ],
  ...[
    ' x',
    'x ',
    '# c',
    'a # c',
    'a#c',
    '- x',
    '-',
    '-x',
    '? x',
    '?',
    ': x',
    ':',
    'a: b',
    'a:',
    'a:b',
    'http://example.org/?a=1#b',
  ],
  ...[
    '[a',
    '{a',
    'a]',
    'a, b',
    '&a',
    '*a',
    '!a',
    '!!str a',
    '|',
    '>',
    '%TAG',
    '@a',
    '`a`',
    "'",
    '"',
    "it's",
    '"quoted"',
    'a\\b',
    '---',
    '--- a',
    '...',
    '... a',
  ],
  ...['tab\there', '\tx', '\u00a0x', 'x\u00a0', 'Ωmega 😀', '\u200d', 'a\u00adb', 'e\u0301'],
  ...[
    'a\nb',
    'a\nb\n',
    'a\nb\n\n',
    '\n',
    '\n\n',
    ' a\nb',
    'a \nb',
    'a\n b\n',
    '\na\nb',
    '\n a\nb',
    'a\n\nb',
    '# a\n# b',
    '- a\n- b',
    'a: 1\nb: 2',
    'a\n\tb',
    '\ta\nb',
    '---\na',
    'a\n...\n',
  ],
];

const texts = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('a', ' ', '\n', ':', '#', '-', '"', "'", ',', '[', '}', '0', 'é', '|'),
    maxLength: 10,
  }),
);

const numbers = fc.oneof(
  fc.integer(),
  fc.constantFrom(0, -0, 1e-7, 0.1, -1.5, 1e15, 5e-324, Number.MAX_SAFE_INTEGER),
);

const scalars: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: texts },
  numbers,
  fc.boolean(),
  fc.constant(null),
);

const keys = fc.oneof(
  fc.constantFrom('id', 'title', 'a key', 'on', '1', '2021', 'x:y', '# k', '- k', 'ü', '', '?', "it's"),
  fc.string({ minLength: 1, maxLength: 5 }).filter((key) => key !== '__proto__'),
);

/** Values of every kind, some of them deep, most of them awkward. */
export const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 4, arbitrary: scalars },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.dictionary(keys, tie('value'), { maxKeys: 3, noNullPrototype: true }) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom('VIVES', 'P02', 'M18', 'a b'), { maxLength: 4 }) },
  ),
})).value;
