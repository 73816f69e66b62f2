import type { Shape } from '../../src/text/yaml/yaml-file.ts';

/** A text made to hang or end the process that reads it, and what is to come of it. */
export type HostileRow = {
  readonly name: string;
  readonly shape: Shape;
  readonly make: () => string;
  /** The codes that the file gets; none where it is sound. */
  readonly codes: readonly string[];
};

const SYNTAX = ['yaml/syntax'];
const DEEP = ['yaml/too-deep'];
const LARGE = ['yaml/record-too-large'];

const bomb = (): string => {
  const levels = 'abcdefghi'.split('').map((name, i, all) => {
    const inner = i === 0 ? '"lol"' : `*${all[i - 1]}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => inner).join(', ')}]\n`;
  });
  return levels.join('');
};

const lines = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('');

function row(name: string, codes: readonly string[], make: () => string): HostileRow {
  return { name, shape: 'record', codes, make };
}

function list(name: string, codes: readonly string[], make: () => string): HostileRow {
  return { name, shape: 'list', codes, make };
}

/** The rows of the scorecard that abort or hang a reader without defences, and their relatives. */
export const hostileRows: readonly HostileRow[] = [
  row('aliases nine times nine', ['yaml/alias', 'yaml/anchor'], bomb),
  row('an alias of itself', ['yaml/alias', 'yaml/anchor'], () => 'a: &a [*a]\n'),
  ...[1000, 10_000, 100_000].map((depth) =>
    row(`brackets ${depth} deep`, DEEP, () => `a: ${'['.repeat(depth)}`),
  ),
  row('brackets 1000 deep, closed', DEEP, () => `a: ${'['.repeat(1000)}${']'.repeat(1000)}\n`),
  row('braces 5000 deep', DEEP, () => '{a: '.repeat(5000)),
  row('dashes 5000 deep', DEEP, () => '- '.repeat(5000)),
  row('question marks 5000 deep', DEEP, () => '? '.repeat(5000)),
  row('colons 5000 deep', DEEP, () => 'a: '.repeat(5000)),
  row('blocks 900 deep', DEEP, () => lines(900, (i) => `${' '.repeat(i)}a:\n`)),
  row('lists 900 deep', DEEP, () => lines(900, (i) => `${' '.repeat(i)}-\n`)),
  row('explicit keys 900 deep', DEEP, () => lines(900, (i) => `${' '.repeat(i)}?\n`)),
  row(
    '20,000 keys in braces without a comma',
    DEEP,
    () => `a: {b: ${lines(20_000, (i) => ` key${i}: x\n`)} }\n`,
  ),
  row(
    '20,000 keys in brackets without a comma',
    DEEP,
    () => `a: [b: ${lines(20_000, (i) => ` key${i}: x\n`)} ]\n`,
  ),
  list('brackets in 5000 records', DEEP, () => lines(5000, () => `- ${'['.repeat(1000)}\n`)),
  row('20,000 keys', [], () => lines(20_000, (i) => `key${i}: x\n`)),
  row('30,000 keys, in a style for the full parser', [], () => lines(30_000, (i) => `? k${i}\n: x\n`)),
  row('500,000 commas', LARGE, () => `a: [${','.repeat(500_000)}`),
  row('a megabyte of commas', LARGE, () => `a: [${','.repeat(1_040_000)}`),
  row('a million double quotes', LARGE, () => `a: ${'"'.repeat(1_000_000)}`),
  row('a million single quotes', SYNTAX, () => `a: ${"'".repeat(1_000_000)}x`),
  row('300,000 anchors', LARGE, () => `a: ${'&a '.repeat(300_000)}`),
  row('300,000 tags', LARGE, () => `a: ${'! '.repeat(300_000)}`),
  row('a megabyte of colons', DEEP, () => `a: ${': '.repeat(500_000)}`),
  row('a megabyte of backslashes', ['yaml/text-too-long'], () => `a: "${'\\'.repeat(1_000_000)}"\n`),
  row('a megabyte of escapes', ['yaml/text-too-long'], () => `a: "${'\\u0041'.repeat(160_000)}"\n`),
  row('a megabyte of spaces', SYNTAX, () => `a: x${' '.repeat(1_000_000)}b: y\n c\n`),
  row('a megabyte of tabs', ['yaml/text-too-long'], () => `a: x${'\t'.repeat(1_000_000)}y\n`),
  row(
    'a megabyte of blank lines in a text',
    ['yaml/text-too-long'],
    () => `a: |+\n  x\n${'\n'.repeat(1_000_000)}b: y\n`,
  ),
  row(
    'a megabyte of lines in a plain text',
    ['yaml/text-too-long'],
    () => `a: x\n${'  y\n'.repeat(240_000)}`,
  ),
  row(
    'a megabyte of lines in quotes',
    ['yaml/text-too-long'],
    () => `a: "x\n${'  y\n'.repeat(240_000)}  "\n`,
  ),
  row('40,000 lines in brackets', [], () => `a: [x\n${'  ,y\n'.repeat(40_000)}  ]\n`),
  row('100,000 comments', [], () => `a: [[x]]\n${'# c\n'.repeat(100_000)}`),
  row('a text of 50 megabytes', LARGE, () => `a: ${'x'.repeat(50_000_000)}\n`),
  row('quotes of 50 megabytes', LARGE, () => `a: "${'x'.repeat(50_000_000)}"\n`),
  row('a block text of 10 megabytes', LARGE, () => `a: |\n${'  x\n'.repeat(2_500_000)}`),
  row('50 megabytes of spaces', [], () => `a: ${' '.repeat(50_000_000)}`),
  list('60,000 broken records', [...LARGE, ...SYNTAX], () => '- @\n'.repeat(60_000)),
  list('60,000 records with an open quote', [...LARGE, ...SYNTAX], () => '- "a\n'.repeat(60_000)),
  list('100,000 records with an escaped quote', SYNTAX, () => `- "\n${'- \\"\n'.repeat(100_000)}`),
  list('a million markers', ['yaml/multiple-documents'], () => `- a\n${'---\n'.repeat(1_000_000)}`),
  list(
    'a million lines like markers',
    SYNTAX,
    () => `- a\n${'----\n'.repeat(200_000)}${'...x\n'.repeat(10)}`,
  ),
  list(
    'a million directives',
    ['yaml/directive', 'yaml/list-expected'],
    () => `${'%A\n'.repeat(1_000_000)}- a\n`,
  ),
  list('200,000 conflicts', ['yaml/conflict-marker'], () => `- a\n${'<<<<<<< a\n- b\n'.repeat(200_000)}`),
  list('200,000 control characters', ['yaml/control-character'], () => '- \u0007\n'.repeat(200_000)),
  list('200,000 lone surrogates', ['yaml/control-character'], () => '- \ud800\n'.repeat(200_000)),
  list('a million lone CRs', ['yaml/line-end'], () => '- a\r'.repeat(1_000_000)),
  list('records that look for their id', SYNTAX, () => lines(150, () => `- x: @\n${'  y: z\n'.repeat(200)}`)),
  list('5000 sound records', [], () =>
    lines(5000, (i) => `- id: R-${i}\n  title: A title\n  due: 2021-01-01\n  tags: [a, b]\n`),
  ),
];
