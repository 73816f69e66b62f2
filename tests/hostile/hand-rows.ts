import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git, read, replace, sh, write } from '../cli/sandbox.ts';
import { append, D34, D41, type HandRow, title } from './row.ts';
import { registry } from './schema-rows.ts';

const NEW = 'project-data/deliverables/D4.9.yaml';
const file = (text: string | Uint8Array) => (book: string) => write(book, { [NEW]: text });
const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

const YES = 'accepted';

/** What is tried with the text of a registry beside what pull requests try. */
export const handYamlRows: readonly HandRow[] = [
  {
    id: 'S04',
    name: '100,000 brackets in one file, and in another: the second reading is what ends a process',
    act: (book) => {
      file(`a: ${'['.repeat(100_000)}\n`)(book);
      write(book, { 'project-data/deliverables/D4.8.yaml': `a: ${'['.repeat(100_000)}\n` });
    },
    finds: ['yaml/too-deep'],
  },
  {
    id: 'S05',
    name: '5,000 question marks, each the key of the next',
    act: file(`${'? '.repeat(5000)}\n`),
    finds: ['yaml/too-deep'],
  },
  {
    id: 'S06',
    name: '30 nested mappings, which people may write',
    act: file(lines(30, (i) => `${' '.repeat(i)}a:\n`)),
    finds: ['schema/unknown-field'],
    lacks: ['yaml/too-deep'],
  },
  {
    id: 'S07',
    name: '60,000 fields in one record',
    act: file(lines(60_000, (i) => `key${i}: x\n`)),
    finds: ['schema/unknown-field'],
  },
  {
    id: 'S08',
    name: '300,000 anchors on one line',
    act: file(`a: ${'&a '.repeat(300_000)}\n`),
    finds: ['yaml/record-too-large'],
  },
  {
    id: 'S09',
    name: `5,000 sound records: ${YES}`,
    act: (book) => {
      const pattern = '^TL[0-9]{1,4}$';
      registry(
        { id: { type: 'string', pattern } },
        { 'x-id': { field: 'id', prefix: 'TL', pattern, next: 'TL{n}' } },
      )(book);
      write(book, { 'project-data/tools.yaml': lines(5000, (i) => `- id: TL${i + 1}\n  name: A tool\n`) });
    },
    finds: [],
    clean: 'project-data/tools.yaml',
  },
  {
    id: 'S10',
    name: 'a text of 50 MB in one field',
    act: file(`title: ${'x'.repeat(50_000_000)}\n`),
    finds: ['yaml/record-too-large'],
    large: 2,
  },
  {
    id: 'S10',
    name: 'a sparse file of 2 GB',
    act: (book) => {
      file('')(book);
      truncateSync(join(book, NEW), 2 ** 31);
    },
    finds: ['book/unreadable'],
  },
  {
    id: 'S10',
    name: 'a pipe, which never ends',
    act: (book) => made(sh(book, `mkfifo ${NEW}`)),
    finds: ['book/not-a-file'],
  },
  {
    id: 'S10',
    name: 'a link to /dev/zero',
    act: (book) => symlinkSync('/dev/zero', join(book, NEW)),
    finds: ['book/not-a-file'],
  },
  {
    id: 'S12',
    name: 'a field twice, as a number and as text',
    act: (book) => append(book, D41, '1: x\n"1": y\n'),
    finds: ['yaml/duplicate-key'],
  },
  {
    id: 'S15',
    name: 'a version and an id that are read as numbers: 1.10, 1e3',
    act: (book) => {
      replace(book, D41, [/^version: .*$/m.exec(read(book, D41))?.[0] ?? '', 'version: 1.10']);
      replace(book, D41, ['id: D4.1\n', 'id: 1e3\n']);
    },
    finds: ['schema/type'],
    words: ['put quotes around it as it is written'],
  },
  {
    id: 'S17',
    name: 'a whole number of 20 digits',
    act: (book) => title(book, '12345678901234567890'),
    finds: ['yaml/number-too-large'],
  },
  {
    id: 'S19',
    name: 'tags of every kind: !x, !!binary, !!timestamp, !!set, !!int',
    act: (book) =>
      append(
        book,
        D41,
        'b: !x y\nc: !!binary aGk=\nd: !!timestamp 2021-01-01\ne: !!set {a}\nf: !!int "12"\n',
      ),
    finds: ['yaml/tag'],
  },
  {
    id: 'S20',
    name: 'registries in UTF-16 the other way round, and in UTF-32',
    act: (book) => {
      write(book, { [D41]: Buffer.from(`\ufeff${read(book, D41)}`, 'utf16le').swap16() });
      write(book, {
        [D34]: Uint8Array.from([...read(book, D34)].flatMap((each) => [each.charCodeAt(0), 0, 0, 0])),
      });
    },
    finds: ['yaml/encoding'],
    words: ['save it as UTF-8'],
  },
  {
    id: 'S22',
    name: 'a byte order mark in the middle',
    act: (book) => append(book, D41, '\ufeffnotes: x\n'),
    finds: ['yaml/invisible-character'],
  },
  {
    id: 'S22',
    name: `a byte order mark at the start: ${YES}`,
    act: (book) => write(book, { [D41]: `\ufeff${read(book, D41)}` }),
    finds: [],
    clean: D41,
  },
  ...[
    ['NUL', '"x', 0x00],
    ['ESC', '"x', 0x1b],
    ['DEL', '"x', 0x7f],
    ['NEL', '"x', 0x85],
    ['the separator of lines U+2028', '"x', 0x2028],
  ].map(
    ([name, before, code]): HandRow => ({
      id: 'S23',
      name: `${name} in a text`,
      act: (book) => title(book, `${before}${String.fromCharCode(Number(code))}y"`),
      finds: ['yaml/control-character'],
      words: [`U+${Number(code).toString(16).toUpperCase().padStart(4, '0')}`],
    }),
  ),
  {
    id: 'S23',
    name: 'half a character, and NUL, as escapes',
    act: (book) => {
      title(book, '"\\ud800"');
      append(book, D41, 'notes: "\\0"\n');
    },
    finds: ['yaml/control-character'],
    words: ['U+D800', 'U+0000'],
  },
  {
    id: 'S24',
    name: 'signs that turn the text round, and those that are not seen',
    act: (book) => title(book, '"a\u2066b\u2069 c\u202ed\u200be"'),
    finds: ['yaml/invisible-character'],
    words: ['U+2066', 'U+202E', 'U+200B'],
  },
  {
    id: 'S25',
    name: `a Persian name with a joiner, combining marks, emoji: ${YES}`,
    act: (book) => title(book, '"نیلوفر می\u200cخواهم, n\u0303, 👩\u200d🔬"'),
    finds: [],
    clean: D34,
  },
  {
    id: 'S26',
    name: 'an id with the ligature ﬁ, and one with its accent apart',
    act: (book) =>
      append(
        book,
        'project-data/partners.yaml',
        ['UNI\ufb01', 'UNIe\u0301'].map((id) => `\n- id: ${id}\n  name: x\n`).join(''),
      ),
    finds: ['schema/pattern'],
  },
  {
    id: 'S27',
    name: `line ends of Windows, spaces at the ends of lines, no end of the last: ${YES}`,
    act: (book) => write(book, { [D41]: read(book, D41).trimEnd().replaceAll('\n', '\r\n') }),
    finds: [],
    clean: D41,
  },
  {
    id: 'S27',
    name: 'line ends of very old systems; a tab as indentation',
    act: (book) => {
      write(book, { [D41]: read(book, D41).replaceAll('\n', '\r') });
      append(book, D34, 'notes:\n\t- x\n');
    },
    finds: ['yaml/line-end', 'yaml/tab-indent'],
  },
  {
    id: 'S28',
    name: 'a file of comments alone, and one of a single value',
    act: (book) => {
      file('# nothing\n')(book);
      write(book, { 'project-data/deliverables/D4.8.yaml': 'hello\n' });
    },
    finds: ['yaml/empty', 'yaml/scalar-root'],
  },
];

/** What is tried with files that git would not take, or that are not there. */
export const handPathRows: readonly HandRow[] = [
  {
    id: 'S31',
    name: 'the folder of a registry is a link to another folder',
    act: (book) => {
      rmSync(join(book, 'project-data/effort'), { recursive: true });
      symlinkSync('/etc', join(book, 'project-data/effort'));
    },
    finds: ['book/not-a-file'],
    lacks: ['book/unreadable'],
  },
  {
    id: 'S33',
    name: '100,000 files in a folder',
    act: (book) => {
      mkdirSync(join(book, 'project-data/heap'));
      for (let i = 0; i < 100_000; i++) writeFileSync(join(book, `project-data/heap/f${i}.yaml`), '');
    },
    finds: ['book/unknown-file'],
    slow: 2,
    large: 2,
  },
  {
    id: 'S33',
    name: 'names in brackets and with a dot: [b].yaml, .hid.yaml',
    act: (book) =>
      write(book, {
        'project-data/deliverables/[b].yaml': 'id: x\n',
        'project-data/deliverables/.hid.yaml': 'id: x\n',
      }),
    finds: ['ids/file-name'],
  },
  {
    id: 'S35',
    name: 'two names that differ in how an accent is written',
    act: (book) => write(book, { 'evidence/\u00e9.txt': 'a', 'evidence/e\u0301.txt': 'b' }),
    finds: ['book/unportable-name', 'book/same-name'],
  },
  {
    id: 'S39',
    name: 'the folder of a registry is a repository of its own',
    act: (book) => made(sh(book, 'git init -q project-data/effort')),
    finds: ['book/not-a-file'],
  },
  {
    id: 'S39',
    name: 'records that a sparse checkout leaves out',
    act: (book) => {
      sh(book, 'git update-index -q --refresh');
      git(book, 'sparse-checkout', 'set', '--no-cone', '/*', '!/project-data/deliverables/D4.1.yaml');
    },
    finds: [],
    exit: 3,
    words: ['the checkout is sparse', 'D4.1.yaml', 'git sparse-checkout disable'],
    unread: true,
  },
];

/** What is tried with values and schemas. */
export const handSchemaRows: readonly HandRow[] = [
  {
    id: 'S53',
    name: 'a syntax tree of Handlebars where a text is asked for',
    act: (book) =>
      title(
        book,
        '{type: Program, body: [{type: MustacheStatement, path: {type: NumberLiteral, value: x}}]}',
      ),
    finds: ['schema/type'],
  },
  {
    id: 'S47',
    name: `prices that no binary number is: 19.99, a million millions and a cent, -0: ${YES}`,
    act: (book) => {
      registry({ name: { type: 'string' }, price: { type: 'number', multipleOf: 0.01 } })(book);
      const prices = ['19.99', '0.1', '1000000000000.01', '-0', '0.07'];
      write(book, {
        'project-data/tools.yaml': prices
          .map((price, i) => `- id: TL${i}\n  name: A tool\n  price: ${price}\n`)
          .join(''),
      });
    },
    finds: [],
    clean: 'project-data/tools.yaml',
  },
  {
    id: 'S47',
    name: 'a price of half a cent',
    act: (book) => {
      registry({ name: { type: 'string' }, price: { type: 'number', multipleOf: 0.01 } })(book);
      append(book, 'project-data/tools.yaml', '  price: 19.995\n');
    },
    finds: ['schema/limit'],
  },
];

function made({ status, stderr }: { readonly status: number | null; readonly stderr: string }): void {
  if (status !== 0) throw new Error(stderr);
}
