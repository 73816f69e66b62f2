import type { NamedTest, Row } from './row.ts';

const gate = (name: string): NamedTest => ({ file: 'tests/hostile/hostile.test.ts', name });
const byHand = (name: string): NamedTest => ({ file: 'tests/hostile/by-hand.test.ts', name });
const reading = (name: string): NamedTest => ({ file: 'tests/text/yaml-read-hostile.test.ts', name });
const fault = (name: string): NamedTest => ({ file: 'tests/text/yaml-read-faults.test.ts', name });
const yaml = (name: string) => `src/text/yaml/${name}.ts`;

/** The text of a registry: S01 to S30. */
export const yamlRows: readonly Row[] = [
  {
    id: 'S01',
    says: 'aliases nine times nine, which grow to a billion values',
    expected: 'refused as an anchor and an alias; nothing grows',
    tests: [
      gate('S01 aliases that grow'),
      byHand('S01 aliases that grow'),
      reading('aliases nine times nine'),
    ],
    control: { file: yaml('judge-precheck'), find: "if (type === 'alias') return 'yaml/alias';", put: '' },
  },
  {
    id: 'S02',
    says: 'an anchor, used once',
    expected: 'refused: a record is plain data',
    tests: [gate('S02 an anchor'), byHand('S02 an anchor'), fault('an anchor used once')],
    control: { file: yaml('judge-precheck'), find: "if (type === 'anchor') return 'yaml/anchor';", put: '' },
  },
  {
    id: 'S03',
    says: 'a list that holds itself: &a [*a]',
    expected: 'refused; nothing that goes round reaches the checks',
    tests: [
      gate('S03 a list that holds itself'),
      byHand('S03 a list that holds itself'),
      fault('an alias of itself'),
    ],
    control: {
      file: yaml('judge-precheck'),
      find: "  'yaml/alias': 'a YAML alias',",
      put: "  'yaml/alias': '\\n',",
    },
  },
  {
    id: 'S04',
    says: '100,000 opened brackets, in two files: the second reading is what ends a process',
    expected: 'too deep, and the process goes on',
    tests: [byHand('S04 100,000 brackets'), reading('brackets 100000 deep'), reading('end none')],
    control: { file: yaml('judge-precheck'), find: 'scan.open.length > MAX_DEPTH || ', put: '' },
  },
  {
    id: 'S05',
    says: '5,000 dashes, question marks or opened mappings on one line',
    expected: 'too deep',
    tests: [gate('S05 5,000'), byHand('S05 5,000'), reading('question marks 5000 deep')],
    control: { file: yaml('judge-precheck'), find: ' || scan.indicators > MAX_LINE_INDICATORS', put: '' },
  },
  {
    id: 'S06',
    says: '900 nested mappings; 30, which people may write',
    expected: 'too deep; read',
    tests: [gate('S06 900 nested'), byHand('S06 900 nested'), byHand('S06 30 nested')],
    control: {
      file: yaml('limits'),
      find: 'export const MAX_DEPTH = 32;',
      put: 'export const MAX_DEPTH = 16;',
    },
  },
  {
    id: 'S07',
    says: '60,000 fields in one record; 30,000 in a style for the full parser',
    expected: 'answered in time, which would be minutes where each field is held against each',
    tests: [byHand('S07 60,000 fields'), reading('30,000 keys')],
    control: { file: yaml('judge'), find: 'uniqueKeys: false,', put: 'uniqueKeys: true,' },
  },
  {
    id: 'S08',
    says: '500,000 commas, a million quotes, 300,000 anchors on one line',
    expected: 'the record is too large, in time',
    tests: [gate('S08 '), byHand('S08 ')],
    control: {
      file: yaml('judge-precheck'),
      find: 'if (scan.tokens > MAX_TOKENS) return [tooMany(scan)];',
      put: '',
    },
  },
  {
    id: 'S09',
    says: '5,000 sound records',
    expected: 'accepted in time, without the full parser',
    tests: [
      byHand('S09 5,000 sound records'),
      { file: 'tests/text/yaml-read-values.test.ts', name: 'is not asked for where all records' },
    ],
    control: {
      file: yaml('slice-reader'),
      find: 'if (value !== DECLINED) return { value, faults: [] };',
      put: '',
    },
  },
  {
    id: 'S10',
    says: 'a text of 50 MB; a sparse file of 2 GB; a pipe; a link to /dev/zero',
    expected: 'refused at the file, before it is read; the others are checked',
    tests: [
      byHand('S10 '),
      gate('S10 a text of 65 MB'),
      { file: 'tests/cli/size.test.ts', name: 'a file that is too large by itself is a finding' },
    ],
    control: {
      file: 'src/io/working-tree.ts',
      find: "if (size > MAX_BYTES) throw new FilesError(path, 'larger than 64 MiB');",
      put: '',
    },
  },
  {
    id: 'S11',
    says: 'a field that stands twice: the second is to win',
    expected: 'refused, with both lines',
    tests: [gate('S11 a field twice'), byHand('S11 a field twice'), fault('names both lines')],
    control: { file: yaml('judge-key'), find: 'if (!earlier) return undefined;', put: 'return undefined;' },
  },
  {
    id: 'S12',
    says: 'a field twice, as a number and as text: 1 and "1"',
    expected: 'refused as twice the same',
    tests: [byHand('S12 a field twice'), fault('a key twice, as a number and as text')],
    control: { file: yaml('judge'), find: 'stringKeys: true,', put: 'stringKeys: false,' },
  },
  {
    id: 'S13',
    says: 'a merge key that brings a state along',
    expected: 'refused',
    tests: [gate('S13 a merge key'), byHand('S13 a merge key'), fault('a merge key')],
    control: { file: yaml('judge-key'), find: "if (key === '<<') {", put: "if (key === '<<<') {" },
  },
  {
    id: 'S14',
    says: '%YAML 1.1, by which NO is false',
    expected: 'refused at its line; read as YAML 1.2 all the same',
    tests: [gate('S14 %YAML 1.1'), byHand('S14 %YAML 1.1'), fault('a directive')],
    control: {
      file: yaml('layout'),
      find: '...limited(directives, (span) => directiveFault(text, span)),',
      put: '',
    },
  },
  {
    id: 'S15',
    says: 'a version and an id that YAML reads as numbers: 1.10, 1e3',
    expected: 'a finding that says to put them in quotes; nothing is changed',
    tests: [
      byHand('S15 a version and an id'),
      { file: 'tests/scenarios/findings.test.ts', name: 'a book as it stands' },
    ],
    control: {
      file: 'src/rules/schema-rule.ts',
      find: 'hint: hintInQuotes(entry, violation, validate) ?? example ?? violation.hint,',
      put: 'hint: example,',
    },
  },
  {
    id: 'S16',
    says: 'grantbook writes NO, on, 22:22, 0777, 1_000, null, ~, " x", "# c", "- x"',
    expected: 'YAML 1.2 and PyYAML (1.1) read the same text',
    tests: [
      {
        file: 'tests/text/yaml-edit-format.test.ts',
        name: 'a scalar that is written is read as the same scalar',
      },
      { file: 'tests/text/yaml-edit-pyyaml.test.ts', name: 'PyYAML reads' },
    ],
    control: {
      file: 'src/text/edit/plain-text.ts',
      find: 'if (WORD.test(text) || NUMBER.test(text)) return false;',
      put: '',
    },
  },
  {
    id: 'S17',
    says: 'numbers without end, not a number, of 20 digits: .inf, .nan, 1e999',
    expected: 'refused, never rounded',
    tests: [gate('S17 numbers without end'), byHand('S17 '), fault('numbers that')],
    control: {
      file: yaml('plain-scalar'),
      find: 'return Math.abs(value) <= Number.MAX_SAFE_INTEGER;',
      put: 'return true;',
    },
  },
  {
    id: 'S18',
    says: 'keys that reach into programs: __proto__, constructor',
    expected: 'refused; mappings inherit nothing',
    tests: [
      gate('S18 keys that are not'),
      byHand('S18 keys that are not'),
      fault('keys that reach prototypes'),
      { file: 'tests/text/yaml-read-values.test.ts', name: 'mappings of both readers inherit nothing' },
    ],
    control: {
      file: yaml('mapping'),
      find: "return key === '__proto__' || key === 'constructor' || key === 'prototype';",
      put: 'return false;',
    },
  },
  {
    id: 'S19',
    says: 'tags: !!js/function, !x, !!binary, !!timestamp, !!set, !!int',
    expected: 'each refused',
    tests: [gate('S19 a tag'), byHand('S19 '), fault('tags of every kind')],
    control: {
      file: yaml('judge-precheck'),
      find: "return type === 'tag' ? 'yaml/tag' : undefined;",
      put: 'return undefined;',
    },
  },
  {
    id: 'S20',
    says: 'a registry in UTF-16, either way round, or UTF-32',
    expected: 'its encoding is named, and how to save it',
    tests: [
      gate('S20 a registry in UTF-16'),
      byHand('S20 '),
      { file: 'tests/text/yaml-read-decode.test.ts', name: 'is named, and nothing of it is read' },
    ],
    control: { file: yaml('decode'), find: 'const wide = wideEncoding(bytes);', put: "const wide = '';" },
  },
  {
    id: 'S21',
    says: 'a byte of Latin-1',
    expected: 'refused at its place, never replaced',
    tests: [gate('S21 a byte of Latin-1'), byHand('S21 a byte of Latin-1')],
    control: {
      file: yaml('decode'),
      find: "return new TextDecoder('utf-8', { fatal: true });",
      put: "return new TextDecoder('utf-8', { fatal: false });",
    },
  },
  {
    id: 'S22',
    says: 'a byte order mark at the start; one in the middle',
    expected: 'read; refused',
    tests: [
      byHand('S22 a byte order mark'),
      { file: 'tests/text/yaml-read-decode.test.ts', name: 'a mark at the start' },
    ],
    control: { file: yaml('forbidden'), find: "[0xfeff, 0xfeff, 'invisible'],", put: '' },
  },
  {
    id: 'S23',
    says: 'NUL, ESC, DEL, NEL, U+2028, half a character, as they are and as escapes',
    expected: 'refused with their number; never echoed',
    tests: [gate('S23 signs that steer'), byHand('S23 '), fault('control characters')],
    control: { file: yaml('forbidden'), find: "[0x0b, 0x1f, 'control'],", put: '' },
  },
  {
    id: 'S24',
    says: 'signs that turn the text round (Trojan Source), and those that are not seen',
    expected: 'refused with their number; never echoed',
    tests: [
      gate('S23 text that runs the other way'),
      byHand('S24 signs that turn'),
      fault('invisible characters'),
    ],
    control: { file: yaml('forbidden'), find: "[0x202a, 0x202e, 'invisible'],", put: '' },
  },
  {
    id: 'S25',
    says: 'a Persian name with a joiner, combining marks, emoji',
    expected: 'accepted',
    tests: [byHand('S25 a Persian name')],
    control: {
      file: yaml('forbidden'),
      find: "[0x200b, 0x200b, 'invisible'],",
      put: "[0x200b, 0x200d, 'invisible'],",
    },
  },
  {
    id: 'S26',
    says: 'ids that look like others: Cyrillic letters, a ligature, an accent apart',
    expected: 'no id; and none that looks like another where a schema allows such letters',
    tests: [
      gate('S26 an id in Cyrillic'),
      byHand('S26 '),
      { file: 'tests/base/look-alike.test.ts', name: 'look alike: a ligature' },
    ],
    control: {
      file: 'src/base/look-alike.ts',
      find: "const plain = name.normalize('NFKC').replaceAll(UNSEEN, '');",
      put: 'const plain = name;',
    },
  },
  {
    id: 'S27',
    says: 'line ends of Windows, no last line end; line ends of very old systems; a tab as indentation',
    expected: 'accepted as they are; refused with what to do',
    tests: [
      byHand('S27 '),
      fault('line ends of CR alone'),
      fault('a tab as indentation'),
      { file: 'tests/book/line-ends.test.ts', name: 'the whole book reads the same' },
    ],
    control: { file: yaml('flaws'), find: 'if (code === 13) {', put: 'if (code === -13) {' },
  },
  {
    id: 'S28',
    says: 'an empty file, one of comments alone, of a single value, of two documents',
    expected: 'each has a code of its own',
    tests: [gate('S28 an empty file'), byHand('S28 ')],
    control: {
      file: yaml('read-yaml'),
      find: 'if (isEmpty(job) && problems.length === 0) problems.push(emptyFinding(source));',
      put: '',
    },
  },
  {
    id: 'S29',
    says: 'a merge conflict that somebody committed',
    expected: 'told as such, at its line',
    tests: [gate('S29 a merge conflict'), byHand('S29 a merge conflict')],
    control: {
      file: yaml('conflicts'),
      find: "return text.includes('<<<<<<<') || text.includes('>>>>>>>');",
      put: 'return false;',
    },
  },
  {
    id: 'S30',
    says: 'a file with comments, folds, spaces and brackets of its own is edited',
    expected: 'nothing but what was asked for changes',
    tests: [
      { file: 'tests/text/yaml-edit-laws.test.ts', name: 'an edit does what was asked and nothing else' },
    ],
    control: {
      file: 'src/text/edit/replace-value.ts',
      find: 'const written = quotedAlike(text, slot, value) ?? formatFlow(value);',
      put: `const written = \` \${quotedAlike(text, slot, value) ?? formatFlow(value)}\\n\`;`,
    },
  },
];
