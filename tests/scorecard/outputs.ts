import type { Row } from './row.ts';

const ESCAPE = 'src/render/fill/escape-markdown.ts';
const VALUES = 'tests/naughty/values.test.ts';

/** What is written for others, and the clock, the trail and what is secret or personal in it. */
export const outputsRows: readonly Row[] = [
  {
    id: 'S58',
    says: 'the big list of naughty strings wherever a value stands in Markdown',
    expected: 'read again, the tree has the same shape and the same text',
    tests: [
      { file: VALUES, name: 'in a document is text wherever it stands' },
      { file: 'tests/render/escape.test.ts', name: 'in a heading, whatever it is' },
    ],
    control: { file: ESCAPE, find: 'const PUNCTUATION = /[', put: 'const PUNCTUATION = /(?!)[' },
  },
  {
    id: 'S59',
    says: 'pipes, line breaks and headings in the cell of a table',
    expected: 'one cell, with the same text',
    tests: [{ file: 'tests/render/escape.test.ts', name: 'in a cell' }],
    control: { file: ESCAPE, find: ".replace(LINE_ENDS, '<br>')", put: ".replace(LINE_ENDS, '\\n')" },
  },
  {
    id: 'S60',
    says: 'pictures, links that run code, addresses, @mentions, comments of HTML in a value',
    expected: 'no picture and no link comes of it, nobody is called',
    tests: [
      { file: VALUES, name: 'in a comment on a pull request' },
      { file: 'tests/cli/comment.test.ts', name: 'as prose: the same words' },
    ],
    control: {
      file: 'src/cli/comment/comment-text.ts',
      find: 'cut(showLine(withoutSecrets(text))).replaceAll(SIGNS,',
      put: 'cut(showLine(withoutSecrets(text))).replaceAll(/(?!)/gi,',
    },
  },
  {
    id: 'S61',
    says: 'characters that XML cannot hold, in a Word document',
    expected: 'every part is well-formed XML, and the validator of Open XML finds nothing',
    tests: [{ file: 'tests/naughty/files.test.ts', name: 'all naughty strings in one Word document' }],
    control: { file: ESCAPE, find: String.raw`\p{Noncharacter_Code_Point}`, put: '' },
  },
  {
    id: 'S62',
    says: 'links to files, shares, programs of Word, and such that run code',
    expected: 'plain text; nothing of a document leads outside but https, http and mailto',
    tests: [{ file: 'tests/render/insert-texts.test.ts', name: 'links that run something' }],
    control: {
      file: 'src/render/markdown/safe-link.ts',
      find: "['https:', 'http:', 'mailto:'].includes(parsed.protocol)",
      put: "parsed.protocol !== ''",
    },
  },
  {
    id: 'S63',
    says: 'pictures out of the book, from the web, through links, SVG, and such that claim 30,000 × 30,000 dots',
    expected: 'refused, each with its reason',
    tests: [{ file: 'tests/render/pictures.test.ts', name: 'a picture is a PNG or JPEG of the book' }],
    control: {
      file: 'src/render/markdown/picture.ts',
      find: 'const MOST_PIXELS = 50_000_000;',
      put: 'const MOST_PIXELS = 5e12;',
    },
  },
  {
    id: 'S64',
    says: 'a document made twice, in another process and another time zone',
    expected: 'the same bytes',
    tests: [{ file: 'tests/render/render-docx.test.ts', name: 'are the same each time' }],
    control: {
      file: 'src/render/docx/normalise.ts',
      find: 'const time =',
      put: 'const time = new Date().toISOString() ||',
    },
  },
  {
    id: 'S65',
    says: 'texts that a spreadsheet would run, in CSV and workbooks',
    expected: 'guarded in CSV and no formula in a workbook; the guard is taken off again',
    tests: [
      { file: 'tests/exchange/sheets.test.ts', name: 'no text that a spreadsheet would run' },
      { file: VALUES, name: 'goes into CSV and comes back' },
    ],
    control: {
      file: 'src/base/formula-start.ts',
      find: 'return FORMULA.test(text) || GUARDED.test(text) ?',
      put: 'return text === undefined ?',
    },
  },
  {
    id: 'S66',
    says: 'CSV from anywhere: signs, encodings, a million columns, columns twice, __proto__, days and decimals',
    expected: 'taken exactly, or asked about; nothing is guessed',
    tests: [
      { file: 'tests/exchange/sheets.test.ts', name: 'what is not certain is asked' },
      { file: 'tests/cli/csv-cases.test.ts', name: 'a CSV file from anywhere' },
    ],
    control: {
      file: 'src/exchange/sheets/read-csv.ts',
      find: 'if (fitting.length === 1) return fitting[0];',
      put: 'if (fitting.length > 0) return fitting[0];',
    },
  },
  {
    id: 'S67',
    says: 'line ends and what parts values, in a calendar',
    expected: 'one event, in its own fields, as it was meant',
    tests: [
      { file: 'tests/exchange/ics.test.ts', name: 'whatever the data hold' },
      { file: VALUES, name: 'stands in a calendar as it was meant' },
    ],
    control: { file: 'src/exchange/ics.ts', find: String.raw`.replaceAll('\n', '\\n');`, put: ';' },
  },
  {
    id: 'S68',
    says: 'naughty strings on a page; no page of HTML is made, so it is the comment that platforms make a page of',
    expected: 'no HTML, script, picture, link or heading comes of a value',
    tests: [{ file: VALUES, name: 'in a comment on a pull request' }],
    control: {
      file: 'src/cli/comment/comment-text.ts',
      find: "  return shown.replace(/^\\s*(?:\\d+(?=[.)])|(?=[-+=]))/, '$&\\\\');",
      put: '  return text;',
    },
  },
  {
    id: 'S69',
    says: 'what steers a terminal or hides in it',
    expected: 'shown as it is written: \\u{1b}',
    tests: [{ file: VALUES, name: 'on a terminal steers nothing' }],
    control: {
      file: 'src/base/show-text.ts',
      find: String.raw`\u007f-\u009f\u00ad`,
      put: String.raw`\u00ad`,
    },
  },
  {
    id: 'S70',
    says: 'commands to a log of GitHub, at the start of a line and within one',
    expected: 'no line is a command but the annotations that are meant',
    tests: [{ file: VALUES, name: 'on a terminal steers nothing' }],
    control: { file: 'src/base/show-text.ts', find: String.raw`|(?<=#)#(?=\[)`, put: '' },
  },
  {
    id: 'S71',
    says: 'line ends and delimiters in what a step of CI hands on to the next',
    expected: 'one value, a number',
    tests: [{ file: 'tests/ci/outputs.test.ts', name: 'what a step hands on is one number' }],
    control: { file: 'src/procedures/ci/scripts.ts', find: "'.number | floor'", put: "'.number'" },
  },
  {
    id: 'S72',
    says: 'a reference that looks like an option of git, or holds what no reference can',
    expected: 'it is a reference that does not exist, and no file is written',
    tests: [{ file: 'tests/io/repository.test.ts', name: 'as a wrong request' }],
    control: {
      file: 'src/io/git/repository.ts',
      find: String.raw` && !/[\u0000-\u001f\u007f]/.test(ref)`,
      put: '',
    },
  },
  {
    id: 'S92',
    says: 'a clock that goes back a day, a year after 2038, another time zone, the nights when clocks change',
    expected: 'the trail is in the order of its commits; what is due is due by day',
    tests: [
      { file: 'tests/cli/clock.test.ts', name: 'in the nights when clocks change' },
      { file: 'tests/cli/clock.test.ts', name: 'a clock that is wrong' },
    ],
    control: { file: 'src/io/clock.ts', find: 'now.getDate()', put: 'now.getUTCDate()' },
  },
  {
    id: 'S93',
    says: 'another object in place of one, by git replace',
    expected: 'the object itself is read',
    tests: [{ file: 'tests/io/repository.test.ts', name: 'reads the object itself' }],
    control: {
      file: 'src/io/git/git-environment.ts',
      find: "  '--no-replace-objects',\n",
      put: '',
    },
  },
  {
    id: 'S94',
    says: 'a history rewritten, put back or anchored anew after an anchor; an anchor edited or gone',
    expected: 'audit verify fails, and names the first that does not hold',
    tests: [
      { file: 'tests/history/audit-anchors.test.ts', name: 'a commit is no longer in the history' },
      { file: 'tests/audit/attacks.test.ts', name: 'each attack is found and named' },
    ],
    control: {
      file: 'src/history/audit/verify-anchors.ts',
      find: 'if (!repository.isInHistory(commit)) {',
      put: 'if (commit === undefined) {',
    },
  },
  {
    id: 'S95',
    says: 'a merge that changes what no branch had changed, or throws a change away',
    expected: 'found, by file and by field',
    tests: [
      { file: 'tests/history/audit-merged.test.ts', name: 'where it lost what one branch had changed' },
      { file: 'tests/audit/attacks.test.ts', name: 'a merge changes a field that no branch had changed' },
    ],
    control: {
      file: 'src/history/audit/merged.ts',
      find: 'if (isOfOne && !isDropped) return [];',
      put: 'if (isOfOne || !isDropped) return [];',
    },
  },
  {
    id: 'S96',
    says: 'a clone without its past, or without some of its objects',
    expected: 'the audit refuses: it could not be checked',
    tests: [
      { file: 'tests/io/repository.test.ts', name: 'knows a shallow clone' },
      { file: 'tests/audit/attacks.test.ts', name: 'a shallow clone' },
      { file: 'tests/audit/attacks.test.ts', name: 'a partial clone' },
    ],
    control: {
      file: 'src/io/git/repository.ts',
      find: "args: ['rev-parse', '--is-shallow-repository'] }) === 'true'",
      put: "args: ['rev-parse', '--is-shallow-repository'] }) === ''",
    },
  },
  {
    id: 'S98',
    says: 'a person who is erased: objects, outputs, caches and journal of the history that goes on',
    expected: 'the name is in none of them; the audit follows the signed map',
    tests: [
      { file: 'tests/text/find-texts.test.ts', name: 'what holds nothing is the same bytes' },
      { file: 'tests/cli/erasure.test.ts', name: 'a person who is erased' },
      { file: 'tests/audit/redaction.test.ts', name: 'a history out of which personal data were taken' },
    ],
    control: {
      file: 'src/text/find-texts.ts',
      find: 'bytes.replace(pattern, () => by), before)',
      put: 'bytes, before)',
    },
  },
  {
    id: 'S99',
    says: 'a text that looks like a secret, in a field, in a reason and in the message of a commit',
    expected: 'a warning; the text itself is repeated nowhere',
    tests: [
      { file: 'tests/scenarios/privacy.test.ts', name: 'a secret is repeated by no other finding' },
      { file: 'tests/cli/secrets.test.ts', name: 'what looks like a secret' },
    ],
    control: {
      file: 'src/rules/check.ts',
      find: 'const message = withoutSecrets(finding.message);',
      put: 'const message = String(withoutSecrets === undefined) && finding.message;',
    },
  },
];
