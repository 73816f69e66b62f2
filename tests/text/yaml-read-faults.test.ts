import { describe, expect, it } from 'vitest';
import { yamlCodes } from '../../src/text/codes/yaml.ts';
import { decodeText } from '../../src/text/yaml/decode.ts';
import { MAX_SCALAR_LENGTH } from '../../src/text/yaml/limits.ts';
import type { Shape } from '../../src/text/yaml/yaml-file.ts';
import { line, read } from './yaml-read-harness.ts';

/** What is wrong, the text of the file, and the findings: code, line:column, the text pointed at. */
type Row = readonly [name: string, text: string, ...findings: string[]];

const recordRows: readonly Row[] = [
  ['a quoted name that begins with a no-break space', "a: x\n'\u00a0b': 1\n", 'yaml/syntax 2:1 "\'"'],
  ['an anchor used once', 'id: A\nb: &x 1\n', 'yaml/anchor 2:4 "&x"'],
  ['an alias of itself', 'a: &a [*a]\n', 'yaml/anchor 1:4 "&a"', 'yaml/alias 1:8 "*a"'],
  ['text that begins with a star', 'title: *bold* text\n', 'yaml/alias 1:8 "*bold*"'],
  ['text that begins with an exclamation mark', 'note: !important\n', 'yaml/tag 1:7 "!important"'],
  [
    'tags of every kind',
    'a: !!js/function "x"\nb: !x y\nc: !!binary aGk=\nd: !!timestamp 2021-01-01\ne: !!set {a}\nf: !!int "12"\ng: ! x\nh: !<tag:x> y\n',
    'yaml/tag 1:4 "!!js/function"',
    'yaml/tag 2:4 "!x"',
    'yaml/tag 3:4 "!!binary"',
    'yaml/tag 4:4 "!!timestamp"',
    'yaml/tag 5:4 "!!set"',
    'yaml/tag 6:4 "!!int"',
    'yaml/tag 7:4 "!"',
    'yaml/tag 8:4 "!<tag:x>"',
  ],
  ['a key twice', 'a: 1\n"a": 2\n', 'yaml/duplicate-key 2:1 "\\"a\\""'],
  ['a key twice, as a number and as text', '1: x\n"1": y\n', 'yaml/duplicate-key 2:1 "\\"1\\""'],
  ['a key twice, deep and in braces', 'a:\n  - {b: 1, c: 2, b: 3}\n', 'yaml/duplicate-key 2:18 "b"'],
  ['a key three times', 'a: 1\na: 2\na: 3\n', 'yaml/duplicate-key 2:1 "a"', 'yaml/duplicate-key 3:1 "a"'],
  ['a merge key', 'id: x\n<<: {status: approved}\n', 'yaml/merge-key 2:1 "<<"'],
  ['a merge key in quotes', '"<<": {status: approved}\n', 'yaml/merge-key 1:1 "\\"<<\\""'],
  [
    'keys that reach prototypes',
    '__proto__: {x: 1}\na: {constructor: 2}\n"prototype": 3\n',
    'yaml/reserved-key 1:1 "__proto__"',
    'yaml/reserved-key 2:5 "constructor"',
    'yaml/reserved-key 3:1 "\\"prototype\\""',
  ],
  [
    'numbers that are none',
    'a: .inf\nb: -.INF\nc: .nan\nd: 1e999\n',
    'yaml/number-not-finite 1:4 ".inf"',
    'yaml/number-not-finite 2:4 "-.INF"',
    'yaml/number-not-finite 3:4 ".nan"',
    'yaml/number-not-finite 4:4 "1e999"',
  ],
  [
    'numbers that lose digits',
    'a: 12345678901234567890\nb: 9007199254740992\nc: 0xFFFFFFFFFFFFFFFF\n',
    'yaml/number-too-large 1:4 "12345678901234567890"',
    'yaml/number-too-large 2:4 "9007199254740992"',
    'yaml/number-too-large 3:4 "0xFFFFFFFFFFFFFFFF"',
  ],
  [
    'control characters',
    'a: x\0y\nb: \u001b[31m\n# \u007f\nc: \u0085\u009b\u2028\u2029\n',
    'yaml/control-character 1:5 "\\u0000"',
    'yaml/control-character 2:4 "\\u001b"',
    'yaml/control-character 3:3 "\u007f"',
    'yaml/control-character 4:4 "\u0085"',
    'yaml/control-character 4:5 "\u009b"',
    'yaml/control-character 4:6 "\u2028"',
    'yaml/control-character 4:7 "\u2029"',
  ],
  [
    'halves of characters, and what is no character',
    'a: \ud800x\nb: \udc00\nc: \ufffe\uffff\n',
    'yaml/control-character 1:4 "\\ud800"',
    'yaml/control-character 2:4 "\\udc00"',
    'yaml/control-character 3:4 "\ufffe"',
    'yaml/control-character 3:5 "\uffff"',
  ],
  [
    'invisible characters and those that turn the text',
    'a: x\u202ey\nb: \u2066\u200b\nc: \u061c\u200f\n\ufeffd: 1\n',
    'yaml/invisible-character 1:5 "\u202e"',
    'yaml/invisible-character 2:4 "\u2066"',
    'yaml/invisible-character 2:5 "\u200b"',
    'yaml/invisible-character 3:4 "\u061c"',
    'yaml/invisible-character 3:5 "\u200f"',
    'yaml/invisible-character 4:1 "\ufeff"',
  ],
  [
    'forbidden characters as escapes',
    'a: "\\e[31m"\nb: "\\0"\nc: "x\\ud800y"\nd: "\\u202e"\ne: "\\x7F"\nf: "\\r\\n"\ng: "\\N\\L"\nh: "\\U0000FFFE"\n"\\b": 1\n',
    'yaml/control-character 1:5 "\\\\e"',
    'yaml/control-character 2:5 "\\\\0"',
    'yaml/control-character 3:6 "\\\\ud800"',
    'yaml/invisible-character 4:5 "\\\\u202e"',
    'yaml/control-character 5:5 "\\\\x7F"',
    'yaml/control-character 6:5 "\\\\r"',
    'yaml/control-character 7:5 "\\\\N"',
    'yaml/control-character 8:5 "\\\\U0000FFFE"',
    'yaml/control-character 9:2 "\\\\b"',
  ],
  [
    'surrogate escapes the wrong way round',
    'a: "\\ude00\\ud83d"\n',
    'yaml/control-character 1:5 "\\\\ude00"',
  ],
  [
    'a file that was not saved whole: a row of one character is one finding',
    'a: 1\nb:\0\0\0\0\nc: \u200b\u200b\n',
    'yaml/control-character 2:3 "\\u0000\\u0000\\u0000\\u0000"',
    'yaml/invisible-character 3:4 "\u200b\u200b"',
  ],
  ['line ends of CR alone', 'a: 1\rb: 2\rc: 3\r', 'yaml/line-end 1:5 "\\r"'],
  ['a tab as indentation', 'a:\n\tb: 2\n', 'yaml/tab-indent 2:1 "\\t"'],
  ['a tab after spaces', 'a:\n  b: 1\n  \tc: 2\n', 'yaml/tab-indent 3:3 "\\t"'],
  ['a directive', '%YAML 1.1\n---\na: NO\n', 'yaml/directive 1:1 "%YAML 1.1"'],
  [
    'directives of no meaning',
    '# c\n%FOO x # y\n%TAG ! tag:x,2000:\n---\na: 1\n',
    'yaml/directive 2:1 "%FOO x # y"',
    'yaml/directive 3:1 "%TAG ! tag:x,2000:"',
  ],
  ['two documents', 'a: 1\n---\nb: 2\n', 'yaml/multiple-documents 2:1 "---"'],
  ['a document that is closed, and another', 'a: 1\n...\nb: 2\n', 'yaml/multiple-documents 2:1 "..."'],
  ['data on the line of the marker', '--- {a: 1}\nb: 1\n', 'yaml/multiple-documents 1:1 "---"'],
  ['nesting in brackets', `a: ${'['.repeat(33)}${']'.repeat(33)}\n`, 'yaml/too-deep 1:36 "["'],
  ['nesting in blocks', `${nest(33)} 1\n`, 'yaml/too-deep 33:33 "a"'],
  ['nesting on one line', `${'- '.repeat(50)}x\n`, 'yaml/too-deep 1:81 "-"'],
  [
    'a text that is a document',
    `a: b\nc: ${'x'.repeat(MAX_SCALAR_LENGTH + 1)}`,
    `yaml/text-too-long 2:4 "${'x'.repeat(MAX_SCALAR_LENGTH + 1)}"`,
  ],
  [
    'a block text that is a document',
    `a: |\n${'  0123456\n'.repeat(8193)}`,
    `yaml/text-too-long 1:4 "|${'\\n  0123456'.repeat(8193)}"`,
  ],
  [
    'a large record in an unusual style',
    `a: "${'x y\n  '.repeat(200_000)}"\n`,
    'yaml/record-too-large 1:1 "a"',
  ],
  ['a "#" in a text', 'id: A #1\n', 'yaml/cut-by-comment (warning) 1:7 "#1"'],
  ['an empty file', '', 'yaml/empty 1:1 ""'],
  ['comments only', '# nothing\n\n  # here\n', 'yaml/empty 1:1 ""'],
  ['an empty document', '---\n# nothing\n...\n', 'yaml/empty 1:1 ""'],
  ['a single value', '# c\nhello\n', 'yaml/scalar-root 2:1 "hello"'],
  ['null', '~\n', 'yaml/scalar-root 1:1 "~"'],
  ['a list where a record is expected', '# c\n- id: A\n', 'yaml/mapping-expected 2:1 "- id: A"'],
  [
    'a conflict',
    'id: A\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\nb: 3\n',
    'yaml/conflict-marker 2:1 "<<<<<<< HEAD"',
  ],
  [
    'a conflict in the style of diff3, with Windows line ends',
    'id: A\r\n<<<<<<< HEAD\r\na: 1\r\n||||||| base\r\na: 0\r\n=======\r\na: 2\r\n>>>>>>> other\r\n',
    'yaml/conflict-marker 2:1 "<<<<<<< HEAD"',
  ],
  [
    'two conflicts',
    '<<<<<<< a\n=======\n>>>>>>> b\nid: A\n<<<<<<< a\n=======\n>>>>>>> b\n',
    'yaml/conflict-marker 1:1 "<<<<<<< a"',
    'yaml/conflict-marker 5:1 "<<<<<<< a"',
  ],
  [
    'a conflict without its end',
    'id: A\n<<<<<<< HEAD\na: 1\n=======\na: 2\n',
    'yaml/conflict-marker 2:1 "<<<<<<< HEAD"',
  ],
  [
    'a conflict cut off by another',
    '<<<<<<< a\nid: A\n=======\n<<<<<<< b\nid: B\n',
    'yaml/conflict-marker 1:1 "<<<<<<< a"',
    'yaml/conflict-marker 4:1 "<<<<<<< b"',
  ],
  ['the rest of a conflict', 'id: A\n>>>>>>> other\n', 'yaml/conflict-marker 2:1 ">>>>>>> other"'],
];

const syntaxRows: readonly Row[] = [
  [
    'a name of more than 1,024 characters',
    `a: 1\n${'k'.repeat(1025)}: x\n`,
    `yaml/syntax 2:1 "${'k'.repeat(1025)}"`,
  ],
  ['a colon in a text', 'title: foo: bar\n', 'yaml/syntax 1:8 "f"'],
  ['a field without a colon', 'id: A\ntitle\nb: 1\n', 'yaml/syntax 2:1 "title"'],
  ['a field without a space after its colon', 'id: A\ntitle:x\nb: 1\n', 'yaml/syntax 2:1 "title:x"'],
  ['a field that stands too far right', 'id: A\n  title: x\n', 'yaml/syntax 2:3 "title"'],
  ['a field that stands too far left', 'a:\n    b: 1\n  c: 2\n', 'yaml/syntax 3:3 "c"'],
  ['double quotes without an end', 'a: "open\nb: 2\n', 'yaml/syntax 1:4 "\\"open"'],
  ['double quotes whose end is escaped', 'a: "open\\"', 'yaml/syntax 1:4 "\\"open\\\\\\""'],
  ['single quotes without an end', "a: 'open\nb: 2\n", 'yaml/syntax 1:4 "\'open"'],
  ['single quotes whose end is doubled', "a: 'open''", "yaml/syntax 1:4 \"'open''\""],
  ['text after quotes', 'a: "x" y\n', 'yaml/syntax 1:8 "y"'],
  ['a list without an end', 'a: [b, c\nd: 1\n', 'yaml/syntax 1:4 "["'],
  ['braces without an end, in a list', 'a: [b, {c: d\ne: 1\n', 'yaml/syntax 1:8 "{"'],
  ['brackets without an end at the end of the file', 'a: [b,\n  [c]', 'yaml/syntax 1:4 "["'],
  ['a bracket too many', 'a: [b]]\n', 'yaml/syntax 1:7 "]"'],
  ['a list on the line of its field', 'a: - b\n', 'yaml/syntax 1:4 "-"'],
  ['a list without a field', 'a: 1\n- b\n', 'yaml/syntax 2:1 "-"'],
  ['text that begins with @', 'a: @home\n', 'yaml/syntax 1:4 "@"'],
  ['text that begins with `', 'a: `b`\n', 'yaml/syntax 1:4 "`"'],
  ['text that begins with %', 'a: %b\n', 'yaml/syntax 1:4 "%"'],
  ['a path in double quotes', 'a: "C:\\dir"\n', 'yaml/syntax 1:7 "\\\\"'],
  ['a header of a block text', 'a: |x\n  b\n', 'yaml/syntax 1:5 "x"'],
  ['a list as the name of a field', '? [a]\n: b\n', 'yaml/syntax 1:3 "["'],
];

const listRows: readonly Row[] = [
  ['comments only are a warning', '# nothing yet\n', 'yaml/empty (warning) 1:1 ""'],
  ['a single value', 'hello\n', 'yaml/scalar-root 1:1 "hello"'],
  ['one record', 'id: A\ntitle: x\n', 'yaml/list-expected 1:1 "id: A"'],
  ['a mapping of the list, at the margin', 'risks:\n- id: A\n- id: B\n', 'yaml/list-expected 1:1 "risks:"'],
  ['a mapping of the list, indented', '# c\nrisks:\n  - id: A\n', 'yaml/list-expected 2:1 "risks:"'],
  ['an indented list', '\n  - id: A\n  - id: B\n', 'yaml/records-at-margin 2:3 "- id: A"'],
  ['a list in brackets', '[{id: A}, {id: B}]\n', 'yaml/records-at-margin 1:1 "[{id: A}, {id: B}]"'],
  ['a broken text without records', 'a: [b\n', 'yaml/syntax 1:4 "["'],
  ['junk at the margin', '- id: A\njunk\n- id: B\n', 'yaml/syntax 2:1 "junk"'],
  ['a directive after the start', '- id: A\n%YAML 1.1\n- id: B\n', 'yaml/syntax 2:1 "%YAML 1.1"'],
  ['a field that stands too far right', '- id: A\n   title: x\n', 'yaml/syntax 2:4 "title"'],
  ['a field that stands too far left', '- id: A\n title: x\n', 'yaml/syntax 2:2 "t"'],
  ['a list among the fields', '- id: A\n  - x\n', 'yaml/syntax 2:3 "-"'],
  ['a tab', '- id: A\n\ttitle: x\n- id: B\n', 'yaml/tab-indent 2:1 "\\t"'],
  ['a tab after the dash', '-\tid: A\n- id: B\n', 'yaml/tab-indent 1:2 "\\t"'],
  ['two documents', '---\n- id: A\n---\n- id: B\n...\n', 'yaml/multiple-documents 3:1 "---"'],
  [
    'two broken records',
    '- id: A\n  a: "\n- id: B\n- id: C\n  b: @\n',
    'yaml/syntax 2:6 "\\""',
    'yaml/syntax 5:6 "@"',
  ],
  [
    'a conflict over whole records',
    '- id: A\n<<<<<<< a\n- id: B\n  x: [\n=======\n- id: C\n>>>>>>> b\n- id: D\n',
    'yaml/conflict-marker 2:1 "<<<<<<< a"',
  ],
];

function checks(shape: Shape, rows: readonly Row[]): void {
  it.each(rows)('%s', (_, text, ...findings) => {
    const { problems } = read(text, shape);
    expect(problems.map((problem) => line(text, problem))).toEqual(findings);
    expect(
      problems.filter(({ message, hint }) => !hint || /[\0-\x1f\x7f-\x9f]|\.$/.test(message + hint)),
    ).toEqual([]);
  });
}

describe('a file of one record', () => checks('record', recordRows));
describe('what is no YAML', () => checks('record', syntaxRows));
describe('a file of records', () => checks('list', listRows));

describe('a duplicate key', () => {
  it('names both lines', () => {
    const text = '- id: A\n  title: x\n  note: y\n  title: z\n';
    expect(read(text).problems).toEqual([
      {
        code: 'yaml/duplicate-key',
        severity: 'error',
        file: 'book.yaml',
        span: { start: 31, end: 36 },
        message: '"title" stands twice in one mapping',
        hint: 'keep one of the two',
        related: [{ file: 'book.yaml', span: { start: 10, end: 15 }, message: '"title" stands here first' }],
      },
    ]);
  });
});

describe('many findings of one kind', () => {
  it.each([
    [
      'forbidden characters',
      `a: ${'\u0007x'.repeat(500)}\n`,
      'the control character U+0007 is not allowed (and 490 more like this)',
    ],
    [
      'aliases',
      `a: [${'*a, '.repeat(500)}]\n`,
      '"*a" is read as a YAML alias, which is not plain data (and 490 more like this)',
    ],
    [
      'markers',
      `a: 1\n${'---\nb: 1\n'.repeat(500)}`,
      'the marker "---" cuts the file into several YAML documents (and 490 more like this)',
    ],
    [
      'conflicts',
      '<<<<<<< a\n>>>>>>> b\n'.repeat(500),
      'unresolved merge conflict: the line begins with "<<<<<<<" (and 490 more like this)',
    ],
    ['duplicates', 'a: 1\n'.repeat(501), '"a" stands twice in one mapping (and 490 more like this)'],
  ])('are counted after the tenth: %s', (_, text, last) => {
    const { problems } = read(text, 'record');
    expect([problems.length, problems.at(-1)?.message]).toEqual([10, last]);
  });
});

/** What is no fault of a text is shown where the readers are compared. */
const OF_THE_READERS = 'yaml/readers-disagree';

it('every code of the catalogue is produced by a row above or by the decoder', () => {
  const fromRows = [...recordRows, ...syntaxRows, ...listRows].flatMap(([, , ...findings]) =>
    findings.map((finding) => finding.split(' ')[0] ?? ''),
  );
  const fromDecoder = [new Uint8Array([0xff]), new Uint8Array(65 * 1024 * 1024)].flatMap((bytes) =>
    decodeText('a.yaml', bytes).problems.map((problem) => problem.code),
  );
  expect([...new Set([...fromRows, ...fromDecoder, OF_THE_READERS])].sort()).toEqual(
    Object.keys(yamlCodes).sort(),
  );
});

function nest(depth: number): string {
  return Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
}
