import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Bench } from './bench.ts';
import { type Dice, nasty, pick } from './nasty.ts';

/** A command, and what it may change: nothing, documents in build, or one record. */
export type Draw = { readonly argv: readonly string[]; readonly kind: 'reads' | 'makes' | 'sets' };

/** Returns the commands that a mutant is tried with: always `validate`, and some that have to do with what was changed. */
export function drawCommands(bench: Bench, files: readonly string[], dice: Dice): Draw[] {
  const about = subjectOf(bench, files, dice);
  const others = Array.from({ length: 3 }, () => pick(dice, COMMANDS)({ ...about, bench, dice }));
  return [{ argv: ['validate', '-f', 'json'], kind: 'reads' }, ...others];
}

const FORMATS = [
  ['--today', '2023-11-20'],
  ['-f', 'github'],
  ['-f', 'sarif'],
  ['-f', 'junit'],
  ['-f', 'gitlab'],
  ['-f', 'checkstyle'],
  [],
];

type Subject = { readonly registry: string; readonly id: string };

/** A record that the changed files have to do with. */
function subjectOf({ whole }: Bench, files: readonly string[], dice: Dice): Subject {
  const file = pick(dice, files.length > 0 ? files : ['project-data/risks.yaml']);
  const stem = basename(file).split('.')[0] ?? '';
  const folder = file.split('/')[1] ?? '';
  const registry =
    existsSync(join(whole, 'project-data', folder)) && file.split('/').length > 2 ? folder : stem;
  const inRegistry =
    [`project-data/${registry}.yaml`, file].find((path) => existsSync(join(whole, path))) ?? file;
  const ids = lstatSync(join(whole, inRegistry)).isFile()
    ? [...readFileSync(join(whole, inRegistry), 'utf8').matchAll(/^(?:- |)id: (\S+)/gm)]
    : [];
  return { registry, id: ids.length > 0 ? (pick(dice, ids)[1] ?? 'R-008') : 'R-008' };
}

type Asked = Subject & { readonly bench: Bench; readonly dice: Dice };

const TEMPLATES = [
  'deliverable',
  'minutes',
  'risk-fiche',
  'country-fiche',
  'partner-fact-sheet',
  'risk-register',
  'handbook',
  'good-practice',
];
const SUBJECTS: Readonly<Record<string, string>> = {
  deliverable: 'D3.4',
  minutes: 'MTG-2021-01-26-KO',
  'risk-fiche': 'R-008',
  handbook: 'B-WISE',
};

const COMMANDS: readonly ((asked: Asked) => Draw)[] = [
  ({ dice }) => ({ argv: ['validate', '--paranoid', ...pick(dice, [[], ['-f', 'json']])], kind: 'reads' }),
  ({ dice }) => ({ argv: ['validate', ...pick(dice, FORMATS)], kind: 'reads' }),
  ({ dice }) => ({ argv: ['validate', ...pick(dice, FORMATS)], kind: 'reads' }),
  ({ registry, dice }) => ({
    argv: ['list', registry, ...pick(dice, [[], ['-f', 'json'], ['-f', 'csv']])],
    kind: 'reads',
  }),
  ({ id, dice }) => ({ argv: ['show', id, ...pick(dice, [[], ['--json']])], kind: 'reads' }),
  ({ dice }) => ({ argv: ['status', ...pick(dice, [[], ['--json']])], kind: 'reads' }),
  ({ id, dice }) => ({ argv: renderOf(id, dice), kind: 'makes' }),
  ({ id, dice }) => ({ argv: renderOf(id, dice), kind: 'makes' }),
  ({ registry, dice }) => ({ argv: ['export', registry, '-f', pick(dice, ['xlsx', 'csv'])], kind: 'makes' }),
  ({ id, dice }) => ({ argv: ['--dry-run', 'set', id, change(dice)], kind: 'reads' }),
  ({ id, dice }) => ({ argv: ['set', id, change(dice)], kind: 'sets' }),
  ({ id, dice }) => ({ argv: ['set', id, change(dice)], kind: 'sets' }),
  ({ dice }) => ({
    argv: ['diff', ...pick(dice, [[], ['-f', 'md'], ['--json'], ['-f', 'csv']])],
    kind: 'reads',
  }),
  ({ id }) => ({ argv: ['log', id], kind: 'reads' }),
  ({ bench, dice }) => ({ argv: importOf(bench, dice), kind: 'reads' }),
  () => ({ argv: ['template', 'check'], kind: 'reads' }),
  ({ registry }) => ({ argv: ['sum', registry], kind: 'reads' }),
];

function renderOf(id: string, dice: Dice): string[] {
  const template = pick(dice, TEMPLATES);
  return [
    'render',
    template,
    dice(2) === 0 ? id : (SUBJECTS[template] ?? id),
    '-f',
    pick(dice, ['md', 'docx', 'both']),
  ];
}

function change(dice: Dice): string {
  const field = pick(dice, [
    'title',
    'notes',
    'description',
    'status',
    'likelihood',
    'mitigation',
    'name',
    'short_name',
    'id',
    'summary',
    '__proto__',
    'x',
  ]);
  const value = pick(dice, [
    '3',
    '',
    'A title: with # signs',
    'closed',
    '2026-02-30',
    "it's",
    '- x',
    nasty(dice).replaceAll('\0', ''),
  ]);
  return `${field}${pick(dice, ['=', '=', '=', '+=', '-='])}${value}`;
}

/** Spoils a sheet that was exported, and asks what would be taken over from it. */
function importOf({ root, whole }: Bench, dice: Dice): string[] {
  const name = pick(dice, ['risks.csv', 'B-WISE_risks.xlsx']);
  const bytes = [...readFileSync(join(whole, 'build', 'sheets', name))];
  for (let changes = 1 + dice(8); changes > 0; changes -= 1) {
    const fresh =
      dice(3) === 0 ? Buffer.from(nasty(dice).slice(0, 2000)) : Buffer.from([dice(256), dice(256)]);
    bytes.splice(dice(bytes.length + 1), dice(4), ...fresh);
  }
  const path = join(root, 'around', name);
  writeFileSync(path, Buffer.from(bytes));
  return [
    'import',
    path,
    ...pick(dice, [
      [],
      ['-r', 'risks'],
      ['--separator', 'semicolon', '-r', 'risks'],
      ['--map', 'new', '-r', 'risks'],
    ]),
  ];
}
