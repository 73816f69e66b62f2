import type { NamedTest, Row } from './row.ts';

const gate = (name: string): NamedTest => ({ file: 'tests/hostile/hostile.test.ts', name });
const byHand = (name: string): NamedTest => ({ file: 'tests/hostile/by-hand.test.ts', name });
const tree = (name: string): NamedTest => ({ file: 'tests/io/working-tree.test.ts', name });
const workbook = (name: string): NamedTest => ({
  file: 'tests/exchange/sheets.test.ts',
  name: `a workbook that came from anywhere ${name}`,
});

/** Files and their names: S31 to S39. */
export const pathsRows: readonly Row[] = [
  {
    id: 'S31',
    says: 'a record, or the folder of a registry, that is a link to something of the machine',
    expected: 'told, and never followed, also where it became one in between',
    tests: [
      gate('S31 a record that is a link'),
      byHand('S31 '),
      tree('never follows a symbolic link'),
      tree('does not follow a folder that became a link'),
    ],
    control: {
      file: 'src/registry/sort-files.ts',
      find: "return entry.mode === '100644' || entry.mode === '100755';",
      put: "return entry.mode !== '160000';",
    },
  },
  {
    id: 'S32',
    says: 'the folder of documents is a link out of the book',
    expected: 'refused; nothing is written there',
    tests: [
      gate('S32 the folder of documents'),
      byHand('S32 the folder of documents'),
      { file: 'tests/io/output.test.ts', name: 'is not written through a link' },
    ],
    control: {
      file: 'src/io/write-output.ts',
      find: '    refuseLinks(root, path);\n    if (holdsAlready',
      put: '    if (holdsAlready',
    },
  },
  {
    id: 'S33',
    says: 'a folder that is a link to the one above; 100,000 files; folders without end; names in brackets, with a dot',
    expected: 'bounded; no link followed; the mistake elsewhere is found',
    tests: [gate('S33 '), byHand('S33 '), tree('walks no deeper than 32 folders'), tree('takes "[b].yaml"')],
    control: {
      file: 'src/io/walk-folder.ts',
      find: 'if (depth >= MAX_DEPTH) throw',
      put: 'if (depth < 0) throw',
    },
  },
  {
    id: 'S34',
    says: 'ids and paths such as ../../x, /etc/x, .git/hooks/pre-commit, git~1, CON, "x.", 300 letters, C:x',
    expected: 'no id by its schema; no path by what writes files',
    tests: [
      gate('S34 '),
      byHand('S34 '),
      { file: 'tests/io/output.test.ts', name: 'is not written to' },
      tree('reads nothing it does not list'),
    ],
    control: {
      file: 'src/io/write-output.ts',
      find: 'some((part) => /^\\.{0,2}$/.test(part))',
      put: 'some(() => false)',
    },
  },
  {
    id: 'S35',
    says: 'two names that differ in capitals, or in how an accent is written, alone',
    expected: 'a finding: elsewhere one of them would be lost',
    tests: [
      gate('S35 a second file'),
      byHand('S35 '),
      { file: 'tests/io/systems.test.ts', name: 'two names are one where' },
    ],
    control: {
      file: 'src/rules/portable-rule.ts',
      find: 'return known.push(name) > 1;',
      put: 'return false;',
    },
  },
  {
    id: 'S36',
    says: 'names that are options, patterns or commands: -rf, --output=x, :(top)a, a*, with a line end, with quotes',
    expected: 'taken for names; nothing is run',
    tests: [gate('S36 '), byHand('S36 '), tree('takes ')],
    control: {
      file: 'src/cli/format/finding-text.ts',
      find: `const where = \`\${showLine(finding.file)}:`,
      put: `const where = \`\${finding.file}:`,
    },
  },
  {
    id: 'S37',
    says: 'a workbook of 100 KB that unpacks to 100 MB; 2,500 parts; one archive in another; sizes that lie',
    expected: 'refused before or while it unpacks, never cut short',
    tests: [
      workbook('that unpacks to too much'),
      workbook('whose parts unpack to more'),
      workbook('of very many parts'),
    ],
    control: {
      file: 'src/render/docx/zip.ts',
      find: 'isLarge || entries.length > MOST_PARTS',
      put: 'isLarge',
    },
  },
  {
    id: 'S38',
    says: 'a part called ../../escape.txt; a document type that names /etc/passwd',
    expected: 'kept in memory, written nowhere; refused',
    tests: [workbook('with macros is refused, with a document type'), workbook('tells links to other files')],
    control: {
      file: 'src/exchange/word/scan-xml.ts',
      find: "if (xml[at + 1] === '!')",
      put: "if (xml[at + 1] === '?')",
    },
  },
  {
    id: 'S39',
    says: 'a registry that is a repository of its own, or a submodule; records that a sparse checkout leaves out; a pointer of Git LFS',
    expected: 'told as what it is; never an absence',
    tests: [gate('S39 '), byHand('S39 '), tree('does not look into a repository inside the book')],
    control: {
      file: 'src/cli/book.ts',
      find: 'if (asItIs && repository) refuseLeftOut(leftOutFiles(repository));',
      put: '',
    },
  },
];
