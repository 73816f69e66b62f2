import { describe, expect, it } from 'vitest';
import type { Shape } from '../../src/text/yaml/yaml-file.ts';
import { line, read } from './yaml-read-harness.ts';

/** A slip of somebody who writes YAML by hand, where it is shown, and the words for it. */
type Slip = readonly [name: string, text: string, place: string, message: string, hint: string];

const INDENT = 'indent the fields of one record, and the items of one list, by the same number of spaces';
const QUOTE = 'put the whole value in double quotes';

const recordSlips: readonly Slip[] = [
  [
    'an apostrophe in single quotes',
    "a: 'the pilots' tutors'\n",
    'yaml/syntax 1:17 "tutors\'"',
    'text stands after the closing quote',
    "an apostrophe inside single quotes is written twice (''), or put the whole value in double quotes",
  ],
  [
    'text after double quotes',
    'a: "Travel" is restricted\n',
    'yaml/syntax 1:13 "is restricted"',
    'text stands after the closing quote',
    'put the whole value in double quotes, and write a quote inside it as \\"',
  ],
  [
    'text after a bracket',
    'a: [Draft] Travel\n',
    'yaml/syntax 1:12 "Travel"',
    'text stands after the closing bracket "]"',
    `if the bracket belongs to the text, ${QUOTE}`,
  ],
  [
    'text after a brace',
    'a: {Draft} Travel\n',
    'yaml/syntax 1:12 "Travel"',
    'text stands after the closing bracket "}"',
    `if the bracket belongs to the text, ${QUOTE}`,
  ],
  [
    'a field too far right, after a list',
    'a:\n  - x\n  b: y\n',
    'yaml/syntax 3:3 "b"',
    'the line is not indented like the lines it belongs with',
    INDENT,
  ],
  [
    'a field too far right, in a list',
    'a:\n  - b: x\n     c: y\n',
    'yaml/syntax 3:6 "c"',
    'the field "c" is indented further than the field before it',
    'indent the fields of one record by the same number of spaces',
  ],
  [
    'a field too far left, in a list',
    'a:\n  - b: x\n   c: y\n',
    'yaml/syntax 3:4 "c"',
    'the line is not indented like the lines it belongs with',
    INDENT,
  ],
  [
    'an item at the margin',
    'a:\n  - x\n- y\nb: z\n',
    'yaml/syntax 3:1 "-"',
    'a list item stands where a field is expected',
    `put the list below a field of its own ("name:"); ${INDENT}`,
  ],
  [
    'an item too far left',
    'a:\n  - x\n - y\nb: z\n',
    'yaml/syntax 3:2 "-"',
    'a list item stands where a field is expected',
    `put the list below a field of its own ("name:"); ${INDENT}`,
  ],
  [
    'no space after a dash',
    'a:\n  - x\n  -y\n',
    'yaml/syntax 3:3 "-y"',
    'no space stands after the "-"',
    'begin an item with "- ": a hyphen and a space',
  ],
  [
    'a field cut off at the end of the file',
    'a: x\nappro',
    'yaml/syntax 2:1 "appro"',
    'the line is no field: it lacks a colon and a space after its name',
    'write "name: value", or indent the lines of a longer text further than its field',
  ],
  [
    'a colon in a text',
    'a: Handbook: for the pilots\n',
    'yaml/syntax 1:4 "H"',
    'a colon and a space inside the text begin a new field',
    QUOTE,
  ],
  [
    'a question mark before a text',
    'a: ? what\n',
    'yaml/syntax 1:4 "?"',
    'the text begins with "?", which has a meaning of its own in YAML',
    QUOTE,
  ],
  [
    'an address that begins with @',
    'a: @hanne\n',
    'yaml/syntax 1:4 "@"',
    'the text begins with "@", which has a meaning of its own in YAML',
    QUOTE,
  ],
  [
    'a dash before a text',
    'a: - Travel\n',
    'yaml/syntax 1:4 "-"',
    'a list begins on the line of its field',
    `write each item below, on a line of its own; if the dash belongs to the text, ${QUOTE}`,
  ],
  [
    'a no-break space after the colon',
    'a: x\nb:\u00a0y\n',
    'yaml/syntax 2:3 "\u00a0"',
    'a no-break space (U+00A0) stands where a space is needed',
    'delete it and type a space; it often comes with text copied from Word or a web page',
  ],
  [
    'no-break spaces as indentation',
    'a:\n  - b: "x"\n\u00a0\u00a0\u00a0 c: y\n',
    'yaml/syntax 3:1 "\u00a0"',
    'a no-break space (U+00A0) stands where a space is needed',
    'delete it and type a space; it often comes with text copied from Word or a web page',
  ],
  [
    'a wide colon',
    'a: x\nb：y\n',
    'yaml/syntax 2:2 "："',
    'the colon "：" (U+FF1A) is not the one that ends the name of a field',
    'write ":" and a space',
  ],
  [
    'the fence of a chat',
    '```yaml\na: x\n```\n',
    'yaml/syntax 1:1 "```yaml"',
    'the line "```yaml" is not data',
    'delete it; it often comes with text copied from a chat or a web page',
  ],
  [
    'a line left over from a merge',
    'a: x\n=======\nb: y\n',
    'yaml/conflict-marker 2:1 "======="',
    'a line of an unresolved merge conflict is left: "======="',
    'keep what is right of both sides and delete the marker lines (<<<<<<<, =======, >>>>>>>)',
  ],
];

const listSlips: readonly Slip[] = [
  [
    'a field at the margin',
    '- id: A\nb: x\n',
    'yaml/syntax 2:1 "b"',
    'the line stands at the margin, and begins no record',
    'begin a record with "- "; indent its other fields by two spaces',
  ],
  [
    'a record without a space after its dash',
    '- id: A\n-id: B\n  b: x\n',
    'yaml/syntax 2:1 "-id"',
    'no space stands after the "-"',
    'begin an item with "- ": a hyphen and a space',
  ],
  [
    'a record that begins with a dash of Word',
    '- id: A\n– id: B\n  b: x\n',
    'yaml/syntax 2:1 "–"',
    'the line begins with "–" (U+2013), which is no hyphen',
    'begin an item with "- ": a hyphen and a space',
  ],
  [
    'a record that is indented',
    '- id: A\n  b: x\n  - id: B\n    b: y\n',
    'yaml/syntax 3:3 "-"',
    'a list item stands where a field is expected',
    `put the list below a field of its own ("name:"); ${INDENT}`,
  ],
  [
    'a record that is indented, after a blank line',
    '- id: A\n  b: x\n\n  - id: B\n    b: y\n',
    'yaml/syntax 4:3 "-"',
    'a list item stands where a field is expected',
    `put the list below a field of its own ("name:"); ${INDENT}`,
  ],
  [
    'text that goes on at the margin',
    '- id: A\n  b: Travel is\nrestricted\n',
    'yaml/syntax 3:1 "restricted"',
    'the line stands at the margin, and begins no record',
    'begin a record with "- "; indent its other fields by two spaces',
  ],
  [
    'a record without its dash',
    '- id: A\n  b: x\n  id: B\n  b: y\n',
    'yaml/duplicate-key 3:3 "id"',
    'the fields from "id" on stand here a second time',
    'if a new record begins here, begin it with "- " like the others; otherwise delete what is too much',
  ],
];

function told(shape: Shape, slips: readonly Slip[]): void {
  it.each(slips)('%s', (_, text, ...words) => {
    const { problems } = read(text, shape);
    expect(problems.map((problem) => [line(text, problem), problem.message, problem.hint])).toEqual([words]);
  });
}

describe('slips in a file of one record are told in words for people', () => told('record', recordSlips));
describe('slips in a file of records are told in words for people', () => told('list', listSlips));

describe('the ids of records that a slip swallows are known', () => {
  it.each([
    ['no dash', '- id: A\n  b: x\n  id: B\n  b: y\n- id: C\n'],
    ['no dash, at the margin', '- id: A\n  b: x\nid: B\n  b: y\n- id: C\n'],
    ['no space after it', '- id: A\n  b: x\n-id: B\n  b: y\n- id: C\n'],
    ['a dash of Word', '- id: A\n  b: x\n– id: B\n  b: y\n- id: C\n'],
    ['indented', '- id: A\n  b: x\n  - id: B\n    b: y\n- id: C\n'],
  ])('%s', (_, text) => {
    const { records } = read(text, 'list');
    expect(records.map(({ value, idHints }) => value ?? idHints)).toEqual([['A', 'B'], { id: 'C' }]);
  });
});

describe('a "#" that cuts a text short', () => {
  it('is a warning where no space follows it: the rest may be meant', () => {
    const text = 'id: A\ntitle: Handbook #2 for pilots\n';
    const { problems, records } = read(text, 'record');
    expect(records[0]?.value).toEqual({ id: 'A', title: 'Handbook' });
    expect(problems.map((problem) => [line(text, problem), problem.message, problem.hint])).toEqual([
      [
        'yaml/cut-by-comment (warning) 2:17 "#2 for pilots"',
        '"#2 for pilots" is read as a comment, and the text ends before it',
        'if it belongs to the text, put the whole value in double quotes; otherwise write a space after the "#"',
      ],
    ]);
  });

  it.each([
    ['a comment', 'a: x # y\n'],
    ['in quotes', 'a: "x #2"\n'],
    ['in a block text', 'a: |\n  x #2\n'],
    ['without a space before it', 'a: x#2\n'],
    ['after quotes', 'a: "x" #2\n'],
    ['after a number sign of their own', 'a: x ## y\n'],
  ])('is none: %s', (_, text) => {
    expect(read(text, 'record').problems).toEqual([]);
  });
});
