import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runInProcess } from './in-process.ts';
import { changeTold, eachLater, laterFile } from './kept.ts';
import { env, exampleBook, git, newFolder, replace, sh, TODAY } from './sandbox.ts';

let cache: string;
let book: string;
eachLater(() => {
  cache = newFolder();
  book = exampleBook();
});

/** A command in a book: with what is kept of earlier ones, or in a job, where nothing is kept. */
async function run(args: readonly string[], isJob: boolean) {
  const around = { ...env, XDG_CACHE_HOME: cache, ...(isJob && { CI: 'true' }) };
  return runInProcess(args, { folder: book, env: around, today: TODAY });
}

/** The same, with what it made. */
async function runAndRead(args: readonly string[], isJob: boolean) {
  const build = join(book, 'build');
  rmSync(build, { recursive: true, force: true });
  const told = await run(args, isJob);
  const made = existsSync(build) ? readdirSync(build, { recursive: true, withFileTypes: true }) : [];
  const bytes = made
    .filter((each) => each.isFile())
    .map((each) => readFileSync(join(each.parentPath, each.name)));
  return { ...told, made: made.map(({ name }) => name), bytes: bytes.map((each) => each.toString('base64')) };
}

const READING: readonly string[] = [
  'show D1.2',
  'show D1.2 --format json',
  'show d1.2',
  'show R-002 --format yaml',
  'show ENSIE',
  'show P-003 --personal',
  'show WP1',
  'show project',
  'show T1.2',
  'show D9.9',
  'show risks',
  'show D1.2 --at HEAD',
  'list',
  'list deliverables',
  'list risks --sort -impact',
  'list risks --columns id,band,rank --where level>6',
  'list risk --format json',
  'list people --format csv',
  'list work-packages --columns id,light,tasks_done_percent',
  'list deliverables --where lead=SCF --format ids',
  'list deliverables --where review=stale',
  'list tasks --format yaml',
  'list colours',
  'list risks --columns colour',
  'sum risks --by band',
  'sum fieldwork groups.planned groups.collected --by survey.method,groups.group',
  'log D1.2 --limit 2',
  'log D1.2.status --format json',
  'log R-002.likelihood',
  'log r-002',
  'log D1.3.2',
  'log risks --limit 1',
  'status',
  'status --json --days 90',
  'status --partner ENSIE',
  'status --person P-010',
  'render deliverable D1.2',
  'render deliverable D4.1 --format md',
  'render minutes MTG-2021-01-26-KO --format md',
  'render deliverable D9.9',
  'remind --days 30',
  'remind --days 30 --partner SCF --dry-run --json',
  'calendar',
  'calendar --person P-010 --out -',
  'risk matrix --ids',
  'risk top --since HEAD',
  'selection rank SEL-001',
  'selection rank SEL-001 --at HEAD --format json',
  'deliverable parts D1.2',
  'report missing RP2.2',
  'partner leaves SCF',
];

/** What may have come over the book since it was checked, each with what is not read then as it was. */
const SINCE: Readonly<Record<string, () => void>> = {
  nothing: () => {},
  'one record': () => replace(book, 'project-data/risks.yaml', ['title: Prices rise', 'title: Costs rise']),
  'a reference': () => replace(book, 'project-data/deliverables/D1.2.yaml', ['wp: WP1', 'wp: WP2']),
  'a reference to nothing': () =>
    replace(book, 'project-data/deliverables/D1.2.yaml', ['wp: WP1', 'wp: WP99']),
  'another id': () => replace(book, 'project-data/risks.yaml', ['- id: R-002', '- id: R-902']),
  'what is no YAML': () => replace(book, 'project-data/risks.yaml', ['- id: R-002', '- id: "R-002']),
  'a record that is gone': () => rmSync(join(book, 'project-data/deliverables/D4.1.yaml')),
  'a record that came': () =>
    writeFileSync(
      join(book, 'project-data/deliverables/D9.1.yaml'),
      readFileSync(join(book, 'project-data/deliverables/D4.1.yaml'), 'utf8').replace('D4.1', 'D9.1'),
    ),
  'the settings': () => replace(book, 'project-data/project.yaml', ['acronym: B-WISE', 'acronym: B-WISER']),
  'a schema': () => replace(book, 'schemas/risks.schema.json', ['"sort": "id"', '"sort": "impact"']),
  'a commit': () => git(book, 'commit', '-q', '--allow-empty', '-m', 'nothing'),
  'a file that is no record’s': () => writeFileSync(join(book, 'project-data/notes.txt'), 'mine\n'),
};

describe('who reads a book in which nothing was found is told', () => {
  test.each(Object.keys(SINCE))('the same as where nothing is kept; since then came: %s', async (what) => {
    await run(['validate'], false);
    SINCE[what]?.();
    for (const line of READING) {
      const args = line.split(' ');
      expect([line, await runAndRead(args, false)]).toEqual([line, await runAndRead(args, true)]);
    }
  });

  test('so also where something is found that keeps no record from being read', async () => {
    replace(book, 'project-data/deliverables/D1.2.yaml', ['wp: WP1', 'wp: WP99']);
    const { status } = await run(['validate'], false);
    changeTold(cache, ({ ids }) => {
      ids.changes = { ...ids.changes, now: [] };
    });
    const { stdout } = await run(['show', 'D1.2'], false);
    expect(status).toBe(1);
    expect(stdout).toContain('\nchange: CH-001\n');
    expect(await run(['validate'], false)).toEqual(await run(['validate'], true));
    replace(book, 'project-data/risks.yaml', ['title: Prices rise', 'title: Costs rise']);
    for (const line of ['validate', 'set R-002 impact=1 -m seen --dry-run', 'set R-002 impact=99 -m seen'])
      expect(await run(line.split(' '), false)).toEqual(await run(line.split(' '), true));
  });

  test.each(['project-data/deliverables/D4.1.yaml', 'project-data/deliverables/D1.2.yaml'])(
    'of a record that comes to refer to a restricted book: %s',
    async (file) => {
      await run(['validate'], false);
      const digest = `sha256:${'a'.repeat(64)}`;
      const place = `restricted:\n  book: bw-r\n  id: RST-001\n  digest: ${digest}\n`;
      replace(book, file, ['language: en\n', `language: en\n${place}`]);
      const told = await run(['validate'], false);
      expect(told).toEqual(await run(['validate'], true));
      expect(told.stdout).toContain('privacy/restricted-not-checked');
    },
  );

  test('nothing that was not read: a book of which some is no YAML is read as a whole', async () => {
    replace(book, 'project-data/risks.yaml', ['- id: R-002', '- id: "R-002']);
    await run(['validate'], false);
    expect(readdirSync(join(cache, 'grantbook'), { recursive: true, encoding: 'utf8' })).not.toContainEqual(
      expect.stringMatching(/-later\.json$/),
    );
  });

  test('nothing of a field that is stored by the name of one that is worked out', async () => {
    replace(book, 'project-data/risks.yaml', ['title: Prices rise', 'title: Prices rise\n  level: 99']);
    const { stdout } = await run(['list', 'risks', '--format', 'json'], false);
    expect(stdout).toContain('Prices rise');
    expect(stdout).not.toContain('99');
  });

  test.skipIf(!existsSync('/dev/full'))('once, where what is printed cannot be written', async () => {
    await run(['validate'], false);
    const args = ['list', 'people', '--columns', 'id,email'];
    const full = (isJob: boolean) => {
      const around = { ...env, XDG_CACHE_HOME: cache, ...(isJob && { CI: 'true' }) };
      return sh(book, `grantbook ${args.join(' ')} > /dev/full`, around);
    };
    expect(full(false)).toEqual(full(true));
    expect(full(false).stderr).toMatch(/personal data/);
  });

  test.skipIf(!existsSync('/dev/full'))('no more documents than are said to be written', async () => {
    await run(['validate'], false);
    const made = (isJob: boolean) => {
      const around = { ...env, XDG_CACHE_HOME: cache, ...(isJob && { CI: 'true' }) };
      const { status } = sh(book, 'grantbook render deliverable D1.2 -o build > /dev/full', around);
      const names = readdirSync(join(book, 'build'));
      rmSync(join(book, 'build'), { recursive: true });
      return [status, names];
    };
    expect(made(false)).toEqual(made(true));
    expect(made(false)).toEqual([3, [expect.stringMatching(/\.md$/)]]);
  });

  test('the same where the file of what was told is cut off anywhere', async () => {
    await run(['validate'], false);
    const file = laterFile(cache);
    const bytes = readFileSync(file);
    for (const length of [0, 3, 4, 5, 100, bytes.length / 2, bytes.length - 1]) {
      writeFileSync(file, bytes.subarray(0, length));
      expect(await run(['show', 'D1.2'], false)).toEqual(await run(['show', 'D1.2'], true));
    }
  });

  test('by what the check has told of the records that nobody has to look at', async () => {
    await run(['validate'], false);
    changeTold(cache, ({ ids }) => {
      ids.changes = { ...ids.changes, now: [] };
    });
    const [known, anew] = [await run(['show', 'D1.2'], false), await run(['show', 'D1.2'], true)];
    expect(known.stdout).toContain('\nchange: CH-001\n');
    expect(anew.stdout).toContain('\nchange: CH-001 (New date for D1.2)\n');
  });
});
