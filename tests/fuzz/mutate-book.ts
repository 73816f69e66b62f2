import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { mutate } from '../text/yaml-read-mutants.ts';
import { type Dice, nasty, pick } from './nasty.ts';

/** Where a mutant may be made: what a pull request can bring. */
const FOLDERS = ['project-data', 'schemas', 'templates'];
const SETTINGS = ['.grantbook.yaml', '.gitattributes', '.gitignore'];

/** Returns the files of a book that are mutated. */
export function filesOf(book: string): string[] {
  return FOLDERS.flatMap((folder) =>
    (readdirSync(join(book, folder), { recursive: true }) as string[])
      .filter((path) => extname(path) !== '')
      .map((path) => `${folder}/${path}`),
  )
    .concat(SETTINGS)
    .sort();
}

type Place = { readonly book: string; readonly files: readonly string[]; readonly dice: Dice };

/** Changes a book in one to three ways and returns what was done to which files. */
export function mutateBook({ book, files, dice }: Place): { what: string; file: string }[] {
  const done: { what: string; file: string }[] = [];
  for (let changes = 1 + dice(3); changes > 0; changes -= 1) {
    const file = pickFile(files, dice);
    const what = pick(dice, dice(3) === 0 ? FILE_CHANGES : TEXT_CHANGES);
    try {
      what({ book, files, dice }, file);
    } catch {
      continue; // an earlier change took the file away
    }
    done.push({ what: what.name, file });
  }
  return done;
}

/** Registries more often than not: there are few of them beside the schemas. */
function pickFile(files: readonly string[], dice: Dice): string {
  const folder =
    dice(20) === 0 ? '.' : pick(dice, [...Array(3).fill('project-data'), 'schemas', 'templates']);
  return pick(
    dice,
    files.filter((file) => file.startsWith(folder)),
  );
}

type Change = (place: Place, file: string) => void;

type Edit = (text: string, dice: Dice) => string;

const onText =
  (edit: Edit): Change =>
  ({ book, dice }, file) => {
    const path = join(book, file);
    writeFileSync(path, edit(readFileSync(path, 'utf8'), dice));
  };

const named = (name: string, change: Change): Change =>
  Object.defineProperty(change, 'name', { value: name });

const onLines =
  (edit: (lines: string[], dice: Dice) => unknown): Edit =>
  (text, dice) => {
    const lines = text.split('\n');
    edit(lines, dice);
    return lines.join('\n');
  };

/** A value of YAML or JSON: what stands behind a colon. */
const VALUE = /(?<=: )\S.*/g;
const WORD = /[\w$@.-]+/g;

const onOne =
  (pattern: RegExp, fresh: (dice: Dice, text: string) => string): Edit =>
  (text, dice) => {
    const spots = [...text.matchAll(pattern)];
    if (spots.length === 0) return text + fresh(dice, text);
    const spot = pick(dice, spots);
    return text.slice(0, spot.index) + fresh(dice, text) + text.slice(spot.index + spot[0].length);
  };

const another = (pattern: RegExp) => (dice: Dice, text: string) =>
  pick(dice, [...text.matchAll(pattern), ['x']])[0] ?? '';

const EDITS: readonly (readonly [name: string, edit: Edit])[] = [
  ['slips of the hand', mutate],
  ['slips of the hand', mutate],
  [
    'a nasty text among its lines',
    onLines((lines, dice) => lines.splice(dice(lines.length), dice(2), nasty(dice))),
  ],
  ['a nasty value', onOne(VALUE, nasty)],
  ['a nasty value in quotes', onOne(VALUE, (dice) => JSON.stringify(nasty(dice)))],
  ['a value of another place', onOne(VALUE, another(VALUE))],
  ['another word', onOne(WORD, another(WORD))],
  [
    'lines twice',
    onLines((lines, dice) => {
      const from = dice(lines.length);
      lines.splice(dice(lines.length), 0, ...lines.slice(from, from + 1 + dice(30)));
    }),
  ],
  ['lines gone', onLines((lines, dice) => lines.splice(dice(lines.length), 1 + dice(10)))],
  [
    'lines in another order',
    onLines((lines, dice) => {
      const [a, b] = [dice(lines.length), dice(lines.length)];
      [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
    }),
  ],
];

/** Changes a text in one of the ways in which texts are changed. */
export function mutateText(text: string, dice: Dice): string {
  return pick(dice, EDITS)[1](text, dice);
}

const TEXT_CHANGES: readonly Change[] = [
  ...EDITS.map(([name, edit]) => named(name, onText(edit))),
  named('bytes', ({ book, dice }, file) => {
    const bytes = [...readFileSync(join(book, file))];
    for (let changes = 1 + dice(6); changes > 0; changes -= 1)
      bytes.splice(dice(bytes.length + 1), dice(3), ...Array.from({ length: dice(3) }, () => dice(256)));
    writeFileSync(join(book, file), Buffer.from(bytes));
  }),
];

const NAMES = [
  '-rf.yaml',
  '--output=x',
  'CON.yaml',
  'a\nb.yaml',
  '\u202egpj.yaml',
  'R-001.YAML',
  '.hid.yaml',
  "x'$(touch PWNED).yaml",
  ':(top)x',
  'é.yaml',
  'e\u0301.yaml',
  'x\u001b[31m.yaml',
];
const TARGETS = [
  '/etc/passwd',
  '../../outside/canary.txt',
  '.',
  '../..',
  '/dev/zero',
  'partners.yaml',
  'nothing',
  '../schemas',
];

const FILE_CHANGES: readonly Change[] = [
  named('cut off', ({ book, dice }, file) => {
    const bytes = readFileSync(join(book, file));
    writeFileSync(join(book, file), bytes.subarray(0, dice(bytes.length + 1)));
  }),
  named('the text of another', ({ book, files, dice }, file) =>
    cpSync(join(book, pickFile(files, dice)), join(book, file)),
  ),
  named('swapped with another', ({ book, files, dice }, file) => {
    const other = pickFile(files, dice);
    renameSync(join(book, file), join(book, `${file}~`));
    renameSync(join(book, other), join(book, file));
    renameSync(join(book, `${file}~`), join(book, other));
  }),
  named('twice under another name', ({ book, dice }, file) =>
    cpSync(join(book, file), join(book, dirname(file), pick(dice, [...NAMES, `2${basename(file)}`]))),
  ),
  named('renamed', ({ book, files, dice }, file) =>
    renameSync(
      join(book, file),
      join(book, dirname(pickFile(files, dice)), pick(dice, [...NAMES, basename(file)])),
    ),
  ),
  named('a link', ({ book, dice }, file) => {
    rmSync(join(book, file));
    symlinkSync(pick(dice, TARGETS), join(book, file));
  }),
  named('a folder that is a link', ({ book, dice }, file) => {
    if (dirname(file) === '.') return;
    rmSync(join(book, dirname(file)), { recursive: true });
    symlinkSync(pick(dice, TARGETS), join(book, dirname(file)));
  }),
  named('gone', ({ book }, file) => rmSync(join(book, file))),
  named('a folder in its place', ({ book }, file) => {
    rmSync(join(book, file));
    mkdirSync(join(book, file, 'inner'), { recursive: true });
  }),
  named('a pipe in its place', ({ book }, file) => {
    rmSync(join(book, file));
    spawnSync('mkfifo', [join(book, file)]);
  }),
  named('in UTF-16', ({ book }, file) =>
    writeFileSync(
      join(book, file),
      Buffer.from(`\ufeff${readFileSync(join(book, file), 'utf8')}`, 'utf16le'),
    ),
  ),
  named('nothing but a nasty text', ({ book, dice }, file) => writeFileSync(join(book, file), nasty(dice))),
];
