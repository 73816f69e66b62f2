import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkout, expectTranscript, git, newFolder, read, runLine, snapshot, write } from './sandbox.ts';

const FLAGS =
  '--acronym CARE4 --title "Skills for care: a plan" --grant 101234567 --start 2025-01-01 --months 36 --coordinator ACME --country AT';

/** Returns the schemas that the editor settings of a book name, with those that they refer to. */
function editorSchemas(book: string): string[] {
  const settings = JSON.parse(read(book, '.vscode/settings.json')) as {
    'yaml.schemas': Record<string, string>;
  };
  const named = Object.keys(settings['yaml.schemas']).map((path) => path.replace(/^\.\//, ''));
  const referred = named
    .filter((path) => path.startsWith('.vscode/'))
    .map((path) =>
      (JSON.parse(read(book, path)) as { items: { $ref: string } }).items.$ref.replace('../../', ''),
    );
  return [...named, ...referred];
}

/** The names of the registries that a new book has. */
const shippedRegistries = () =>
  readdirSync('schemas')
    .map((file) => file.replace('.schema.json', ''))
    .filter((name) => name !== 'common')
    .sort();

describe('init makes a book', () => {
  test('of a project given by options: in order, committed, and ready to be worked in', async () => {
    const folder = newFolder();
    await expectTranscript(
      folder,
      `
      $ grantbook init care4 ${FLAGS}
      ! made a book of N records in ${folder}/care4, commit OID
      ! next: cd care4 && grantbook status
      $ cd care4 && grantbook validate && grantbook validate --at HEAD
      ! N records in N registries: nothing to mend
      ! N records in N registries: nothing to mend
      $ cd care4 && git status --porcelain && git log --format='%an: %s'
      Hanne Lindemaar: init: make the book
      $ cd care4 && grantbook --today 2025-02-10 status
      CARE4  2025-02-10  M2 of M36

      nothing is planned yet; first of all
        run                         for            so far
        grantbook add partner       partners       1
        grantbook add person        people         1
        grantbook add work-package  work packages  0
        grantbook add task          tasks          0
        grantbook add deliverable   deliverables   0
        grantbook add milestone     milestones     0
        grantbook add risk          risks          0
        grantbook add meeting       meetings       0

      or write them into project-data by hand, in this order, and then: grantbook save

      next step of each procedure (1)
      id   what                            due         days     for
      RP1  Call for reports: Final report  2027-12-01  in 1024  P-001 (ACME)
      $ cd care4 && grantbook add wp "Management" lead=ACME
      ! error: there is no registry "wp"
      ! hint: registries: REGISTRIES
      [2]
      $ cd care4 && sed -i '/^status_days:/d' project-data/project.yaml && grantbook status | grep ^due
      due (1)
      $ cd care4 && git checkout -q . && grantbook list risks
      id  title  likelihood  impact  owner  status
      ! there are no risks yet; add the first: grantbook add risk
      $ cd care4 && grantbook add action "Find a meeting room" owner=P-001 due=2025-03-01
      A-001 added (action)
      ! committed OID  action A-001: add
      `
        .replaceAll(folder, shown(folder))
        .replace('REGISTRIES', shippedRegistries().join(', ')),
    );
    const book = join(folder, 'care4');
    expect(read(book, '.gitattributes')).toContain('project-data/** -text\n');
    expect(read(book, '.gitignore')).toContain('build/\n');
    expect(editorSchemas(book).length).toBeGreaterThan(11);
    expect(editorSchemas(book).filter((path) => !existsSync(join(book, path)))).toEqual([]);
  });

  test('with the settings of the profiles that are asked for', async () => {
    const folder = newFolder();
    await expectTranscript(
      folder,
      `
      $ grantbook init small ${FLAGS} --governance desca-small --reviews emi -q
      $ cd small && grantbook validate && grantbook profile | grep "in use"
      governance  desca-small     in use  as the project  DESCA for Horizon 2020, sma…
      review      emi             in use  as the project  EMI: a month, reviews on a …
      reporting   horizon-europe  in use  as the project  Horizon Europe: Part B in f…
      ! N records in N registries: nothing to mend
      $ grantbook init alliance ${FLAGS} --governance erasmus-ssa -q && cd alliance && grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook init other ${FLAGS} --governance nonsense
      ! error: "nonsense" is not a governance profile
      ! hint: profiles: desca-large, desca-small, desca-he, erasmus-ssa
      [2]
      `,
    );
  });

  test('inside a repository: as a part of it, with one commit that holds nothing else', async () => {
    const folder = newFolder();
    git(folder, 'init', '--quiet');
    write(folder, { a: 'a\n', b: 'b\n' });
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '-m', 'a and b');
    write(folder, { a: 'A\n', b: 'B\n', c: 'c\n' });
    git(folder, 'add', 'a');
    await expectTranscript(
      folder,
      `
      $ grantbook -q init projects/b-wise --example
      $ git status --porcelain
      M  a
       M b
      ?? c
      $ git show --format= --name-only | grep -vc ^projects/b-wise/
      0
      [1]
      $ cd projects/b-wise && grantbook set R-002 likelihood=5 && git show --format= --name-only
      R-002 likelihood: 4 → 5
      projects/b-wise/project-data/risks.yaml
      ! committed OID  risk R-002: set likelihood
      $ cd projects/b-wise && grantbook validate
      ! N records in N registries: nothing to mend
      `,
    );
    expect(
      editorSchemas(join(folder, 'projects/b-wise')).filter(
        (path) => !existsSync(join(folder, 'projects/b-wise', path)),
      ),
    ).toEqual([]);
  });

  test('--dry-run lists the files, and makes nothing', async () => {
    const folder = newFolder();
    const { status, stdout } = await runLine(folder, `grantbook init care4 ${FLAGS} --dry-run`);
    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual(
      expect.arrayContaining(['project-data/project.yaml', 'schemas/risks.schema.json']),
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('init refuses, and makes nothing', () => {
  const cases: readonly [what: string, line: string, status: number, says: string][] = [
    [
      'options that are missing, where nobody can be asked',
      'init new --acronym CARE4 --months 36',
      2,
      'error: a new book needs --title, --grant, --start, --coordinator, --country\nhint: give all of: --acronym --title --grant --start --months --coordinator --country, or use --example\n',
    ],
    [
      'options beside --example',
      'init new --example --acronym CARE4',
      2,
      'error: --example brings its own project: --acronym contradicts it\nhint: leave out one of the two\n',
    ],
    [
      'a start that does not exist',
      `init new ${FLAGS.replace('2025-01-01', '2025-02-30')}`,
      2,
      'error: "2025-02-30" is not a date\nhint: write the start as YYYY-MM-DD: --start 2025-01-01\n',
    ],
    [
      'a duration that is no number',
      `init new ${FLAGS.replace('36', 'three')}`,
      2,
      'error: "three" is not a number of months\nhint: for example: --months 36\n',
    ],
    [
      'a country that is no code',
      `init new ${FLAGS.replace('AT', 'Austria')}`,
      1,
      'project-data/partners.yaml:4:12 error schema/choice "Austria" is not one of the 249 values it can have; hint: use one of: AD, AE, AF, AG, AI, AL, AM, AO, AQ, AR, AS, AT, …\nno book was made; put right: --country\n',
    ],
    [
      'no folder',
      'init --example',
      2,
      'error: DIR is missing\nhint: write: grantbook init DIR; more: grantbook init --help\n',
    ],
  ];

  test.each(cases)('%s', async (...[, line, status, says]) => {
    const folder = newFolder();
    const answer = await runLine(folder, `grantbook ${line}`);
    expect(answer.stdout + answer.stderr).toBe(says);
    expect(answer.status).toBe(status);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['a file in the way', `${checkout}/package.json/book`, 'ENOTDIR'],
    ...(existsSync('/proc/self') ? [['a place where nothing can be made', '/proc/book', 'ENOENT']] : []),
  ])('%s', async (_, folder, code) => {
    const answer = await runLine(newFolder(), `grantbook init ${folder} --example`);
    expect(answer).toEqual({
      status: 3,
      stdout: '',
      stderr: `error: the folder "${folder}" cannot be made (${code})\nhint: name a folder in a place where you may write\n`,
    });
  });

  test.each(['--example', FLAGS, '--dry-run --example', ''])(
    'a folder that is not empty: init full %s',
    async (options) => {
      const folder = newFolder();
      write(folder, { 'full/notes.txt': 'mine\n' });
      const before = snapshot(folder);
      expect(await runLine(folder, `grantbook init full ${options}`)).toEqual({
        status: 2,
        stdout: '',
        stderr: `error: "${join(folder, 'full')}" is not empty\nhint: name a new folder, or move away what is in it\n`,
      });
      expect(snapshot(folder)).toEqual(before);
    },
  );
});

/** The folder as transcripts show it. */
function shown(folder: string): string {
  return `~/${folder.split('/').at(-1)}`;
}
