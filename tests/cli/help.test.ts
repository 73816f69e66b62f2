import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commands as entries } from '../../src/cli/commands/index.ts';
import {
  checkout,
  copyOf,
  exampleBook,
  expectTranscript,
  installed,
  newFolder,
  read,
  runLine,
} from './sandbox.ts';

const names = entries.map(({ name }) => name);
const helps = new Map<string, string>();
let book: string;
beforeAll(async () => {
  book = exampleBook();
  const marked = names.map((name) => `echo "== ${name}"; grantbook ${name} --help`).join('; ');
  for (const part of (await runLine(book, marked)).stdout.split(/^== /m).slice(1)) {
    const [name = ''] = part.split('\n');
    helps.set(name, part.slice(name.length + 1));
  }
});

/** The examples of a command's help: each may go on behind a backslash. */
function examplesOf(name: string): string[] {
  const [, block = ''] = /^Examples:\n([\s\S]*?)\n\n/m.exec(helps.get(name) ?? '') ?? [];
  return [...block.matchAll(/^ {2}\$ ((?:.*\\\n)*.*)$/gm)].map(([, line = '']) =>
    line.replaceAll(/ \\\n\s+/g, ' '),
  );
}

describe('help', () => {
  test.each(names)('of %s: what it reads and writes, its exit codes, two examples, in 80 columns', (name) => {
    const help = helps.get(name) ?? '';
    expect(help).toMatch(new RegExp(`^Usage: grantbook ${name} `));
    for (const head of ['Reads:', 'Writes:', 'Exit codes:', 'Examples:'])
      expect(help).toMatch(new RegExp(`^${head}\n {2}\\S`, 'm'));
    expect(help).toMatch(/^ {2}0 \S/m);
    expect(examplesOf(name).length).toBeGreaterThanOrEqual(2);
    expect(help.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
  });

  test('of the program: every command in its group, in 80 columns', async () => {
    const { status, stdout, stderr } = await runLine(book, 'grantbook --help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
    for (const { name, group } of entries)
      expect(stdout).toMatch(new RegExp(`^${group}:\n(?: .*\n)*? {2}${name} `, 'm'));
    expect((await runLine(book, 'grantbook help')).stdout).toBe(stdout);
  });

  test('is asked for in three ways, and the version in two', async () => {
    const help = helps.get('move') ?? '';
    const { version } = JSON.parse(read(checkout, 'package.json')) as { version: string };
    expect(await runLine(book, 'grantbook help move')).toEqual({ status: 0, stdout: help, stderr: '' });
    expect((await runLine(book, 'grantbook move D4.1 -h')).stdout).toBe(help);
    expect((await runLine(book, 'grantbook --version; grantbook -V')).stdout).toBe(
      `${version}\n${version}\n`,
    );
  });
});

test('the examples in the help of the program do what they say', async () => {
  const scratch = copyOf(book);
  const { stdout } = await runLine(book, 'grantbook --help');
  const examples = [...stdout.matchAll(/^ {2}\$ (.*)$/gm)].map(([, line = '']) => line);
  expect(examples.length).toBeGreaterThanOrEqual(2);
  for (const example of examples)
    expect(await runLine(scratch, example), example).toMatchObject({ status: 0 });
});

const shells = { bash: 'bash -n', zsh: 'zsh -n', fish: 'fish --no-execute' } as const;

describe('completion', () => {
  for (const [shell, check] of Object.entries(shells)) {
    test.skipIf(!installed(shell))(`the script for ${shell} is one that ${shell} can read`, async () => {
      const file = join(newFolder(), 'completion');
      expect((await runLine(book, `grantbook completion ${shell} > ${file}`)).status).toBe(0);
      expect(await runLine(book, `${check} ${file}`)).toEqual({ status: 0, stdout: '', stderr: '' });
    });
  }

  const wanted: readonly [typed: string, offered: string][] = [
    ['va', 'validate'],
    ['list risk', 'risks'],
    ['add site', ''],
    ['show R-00', 'R-001 R-002 R-003 R-004 R-005 R-006 R-007 R-008 R-009'],
    ['move D4', 'D4.1 D4.2 D4.3'],
    ["move D4.1 ''", 'send_back approve cancel'],
    ['move D4.1 s', 'send_back'],
    ['set D4.1 s', ''],
    ['list --f', '--format'],
    ['validate --si', '--since'],
    ['set --dry', '--dry-run'],
    ['deliv', 'deliverable'],
    ['deliverable sub', 'submit'],
    ['deliverable submit D4', 'D4.1 D4.2 D4.3'],
    ['show R-001 R', ''],
    ['template e', 'eject'],
    ['template vars ag', 'agenda'],
    ['template new ag', ''],
    ['profile g', 'governance'],
  ];

  test.skipIf(!installed('bash'))(
    'in bash: commands, registries, ids and options of the book at hand',
    async () => {
      const complete = wanted.map(([typed]) => `complete_words grantbook ${typed}`).join('\n');
      const script = `eval "$(grantbook completion bash)"
complete_words() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _grantbook; echo "\${COMPREPLY[*]}"; }
${complete}
complete -p grantbook`;
      const { stdout, stderr } = await runLine(book, 'bash --norc -c "$SCRIPT"', { SCRIPT: script });
      expect(stderr).toBe('');
      expect(stdout.trimEnd().split('\n')).toEqual([
        ...wanted.map(([, offered]) => offered),
        'complete -o default -F _grantbook grantbook',
      ]);
    },
  );

  test.skipIf(!installed('fish'))('in fish: commands, registries, ids and steps', async () => {
    const script =
      'grantbook completion fish | source; complete -C "grantbook va"; complete -C "grantbook show R-00" | head -1; complete -C "grantbook list ri"; complete -C "grantbook move D4.1 "; complete -C "grantbook show R-002 R"; complete -C "grantbook template v"; complete -C "grantbook template vars ag"; complete -C "grantbook template new ag"';
    const { stdout } = await runLine(book, 'fish --no-config -c "$SCRIPT"', { SCRIPT: script });
    expect(stdout).toBe(
      'validate\tcheck every registry, schema and template\nR-001\nrisks\napprove\ncancel\nsend_back\nvars\nagenda\n',
    );
  });

  test.skipIf(!installed('zsh'))('in zsh: the script can be loaded where nothing else is', async () => {
    const script = 'eval "$(grantbook completion zsh)"; whence -w _grantbook; print $_comps[grantbook]';
    const { stdout, stderr } = await runLine(book, 'zsh -f -c "$SCRIPT"', { SCRIPT: script });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^_grantbook: function\n\S/);
  });
});

describe('standard output is for data, standard error for talk', () => {
  test('in a pipe that ends early, with --quiet, from a sub-directory and with -C', async () => {
    await expectTranscript(
      book,
      `
      $ grantbook log D1.2 --json | head -1
      [
      $ grantbook list tasks --format ids | head -1
      T1.1
      $ grantbook validate > /dev/null
      ! N records in N registries: nothing to mend
      $ grantbook validate -q
      $ cd project-data/meetings && grantbook list risks --format ids | tail -1
      R-019
      $ cd / && grantbook -C "$OLDPWD/schemas" show R-019 | head -1
      risk R-019  A European event lends its stage
      $ grantbook show R-019 -C project-data --format json | head -3
      {
        "registry": "risks",
        "id": "R-019",
      `,
    );
  });

  test('with --quiet nothing is said of what was done, and everything of what was not', async () => {
    const quiet = exampleBook();
    await expectTranscript(
      quiet,
      `
      $ grantbook set R-002 likelihood=5 -q
      R-002 likelihood: 4 → 5
      $ grantbook set R-002 likelihood=5 -q; grantbook save -q; git status --porcelain
      $ grantbook set R-002 likelihood=3 -q --dry-run
      R-002 likelihood: 5 → 3
      $ grantbook list people -q --where name=Nobody | wc -l
      1
      $ grantbook set R-002 likelihood=9 -q | cut -d' ' -f2-3
      error schema/limit
      ! refused: nothing was changed
      $ grantbook show R-999 -q
      ! error: no record has the id "R-999"
      ! hint: see the ids with: grantbook list risks
      [2]
      `,
    );
  });
});
