import {
  appendFileSync,
  chmodSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  bundle,
  checkout,
  commands,
  copyOf,
  exampleBook,
  git,
  newFolder,
  read,
  replace,
  runLine,
  sh,
  snapshot,
  write,
} from './sandbox.ts';

const RISKS = 'project-data/risks.yaml';

/** A machine on which nothing depends on the one that runs the tests: its git says a version, and does what git does. */
function machine(version = 'git version 2.50.1'): string {
  const folder = newFolder();
  const program = (name: string, text: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}`);
    chmodSync(join(folder, name), 0o755);
  };
  const real = sh(folder, 'command -v git').stdout.trim();
  program(
    'git',
    `for word; do [ "$word" = --version ] && { echo "${version}"; exit 0; }; done\nexec "${real}" "$@"\n`,
  );
  program('soffice', 'exit 0\n');
  return folder;
}

let plain: string;
let path: string;
beforeAll(() => {
  plain = exampleBook();
  path = `${machine()}:${commands}:${process.env.PATH ?? ''}`;
});

/** A process of its own: PATH counts from its start. */
function doctor(folder: string, args = '', env: Readonly<Record<string, string>> = {}): Answer {
  return sh(folder, `grantbook doctor ${args}`, { PATH: path, ...env });
}

/** What differs from one machine to the next. */
function steady({ stdout }: Answer): string {
  return stdout.replace(/Node\.js [\d.]+/, 'Node.js N').replace(/[\d,]+ MB free/, 'N MB free');
}

type Told = {
  readonly check: string;
  readonly state: string;
  readonly says: string;
  readonly why: string | null;
  readonly mend: string | null;
};
type Report = {
  readonly schemaVersion: number;
  readonly ok: boolean;
  readonly summary: Readonly<Record<string, number>>;
  readonly mended: readonly string[];
  readonly checks: readonly Told[];
};

function report(folder: string, args = '', env: Readonly<Record<string, string>> = {}): Report {
  return JSON.parse(doctor(folder, `--json ${args}`, env).stdout) as Report;
}

function told({ checks }: Report, name: string): Told[] {
  return checks.filter(({ check }) => check === name);
}

describe('a book in order', () => {
  test('is told so, check by check, in 80 columns; warnings cost nothing', () => {
    const book = copyOf(plain);
    git(book, 'config', 'user.email', 'hanne.lindemaar@example.org');
    const before = snapshot(book);
    const answer = doctor(book, '', { COLUMNS: '80' });
    expect(steady(answer)).toMatchInlineSnapshot(`
      "This machine
        ok           Node.js N
        ok           git 2.50.1
        ok           LibreOffice is there: documents can be made as PDF
        ok           letters with accents are shown (C.UTF-8)
        ok           N MB free on the disk
        ok           compiled code is kept between commands
      This clone
        ok           a git repository with a work tree
        ok           every object of the repository is whole (git fsck)
        ok           every branch and tag names a commit
        ok           the list of staged files (.git/index) can be read
        ok           no command was cut off
        ok           git holds no lock
        ok           all files and all commits are there
        ok           the branch main is checked out, nothing is half done
        ok           you are Hanne Lindemaar <hanne.lindemaar@example.org>: P-001 of
                     the book
        warning      your commits are not signed
          why:       anybody can write your name into a commit; in a pull request a
                     signature proves yours
          mend:      git config --global gpg.format ssh
                     git config --global user.signingkey ~/.ssh/id_ed25519.pub
                     git config --global commit.gpgsign true
        ok           the clock says 2023-11-20
        ok           files keep the line ends that they have
        ok           the file system tells capitals from small letters
        ok           no setting of this clone has git run a program
        ok           git shows the history as it is
        warning      registries are merged by lines in this clone
          why:       two partners who add to one list collide, where by record they
                     would not
          mend:      grantbook merge-driver install
                     or: grantbook doctor --fix --settings
        warning      nothing is checked here before: commit, push
          why:       a mistake is found only in the pull request
          mend:      grantbook hook install
        ok           git walks the commits fast enough
      This book
        ok           this is grantbook 0.1.0; the book needs 0.1.0
        ok           schemas and templates are those of 0.1.0
        ok           what CI runs is as this version makes it
        warning      the platform does not know whom to ask (no CODEOWNERS, no issue
                     forms of grantbook)
          why:       a pull request is looked at by whoever happens to see it
          mend:      grantbook platform -m "who is asked"
                     or, on GitLab: grantbook platform --on gitlab -m "who is asked"
        warning      no commit of the last 1 is signed
          why:       who made them rests on what they say, and on the account that
                     sent them
          mend:      see which, and what signatures are worth: grantbook audit verify
        warning      the history has no anchor yet
          why:       whoever holds an anchor notices when the history before it is
                     rewritten
          mend:      grantbook audit anchor -o ../anchor.txt
                     (and keep that file in a second place)
        cannot tell  this clone has no remote: nothing is pushed from it
          why:       whoever may push to it past the check can bring in anything
      "
    `);
    expect(answer.stderr).toMatchInlineSnapshot(`
      "31 checks: 0 problems, 6 warnings, 1 that cannot be told
      "
    `);
    expect(answer.status).toBe(0);
    expect(answer.stdout.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
    expect(snapshot(book)).toEqual(before);
  });

  test('says only what is not in order with --quiet, and everything to programs with --json', () => {
    const book = copyOf(plain);
    const quiet = doctor(book, '--quiet');
    expect(quiet.stdout).not.toMatch(/^ {2}ok/m);
    expect(quiet.stderr).toBe('');
    const { schemaVersion, ok, summary, checks } = report(book);
    expect({ schemaVersion, ok }).toEqual({ schemaVersion: 1, ok: true });
    expect(summary).toMatchObject({ problem: 0, blocked: 0 });
    expect(checks.every(({ state, why, mend }) => state !== 'warning' || (why && mend))).toBe(true);
    expect(new Set(checks.map(({ check }) => check)).size).toBeGreaterThan(30);
  });
});

/** Something that is not in order: what says so, and how. */
type Case = {
  readonly name: string;
  readonly spoil: (book: string) => void;
  readonly check: string;
  readonly state: 'warning' | 'problem';
  readonly says: RegExp;
  readonly mend: RegExp;
  /** A line of what it says mends it, to be run as it stands; the check is in order after that. */
  readonly run?: RegExp;
};

const commitOf = (book: string, name = 'HEAD') => git(book, 'rev-parse', name).trim();

/** Makes an object of a commit stand alone, so that it can be spoilt. */
function looseBlob(book: string, path: string): { readonly id: string; readonly file: string } {
  replace(book, path, ['likelihood: 2\n  impact: 5', 'likelihood: 3\n  impact: 5']);
  git(book, 'commit', '-qam', 'A change');
  const id = commitOf(book, `HEAD:${path}`);
  const file = join(book, '.git/objects', id.slice(0, 2), id.slice(2));
  chmodSync(file, 0o644);
  return { id, file };
}

const old = new Date('2020-01-01');

const cases: readonly Case[] = [
  {
    name: 'an object whose bytes were spoilt',
    spoil: (book) => writeFileSync(looseBlob(book, RISKS).file, 'spoilt'),
    check: 'objects',
    state: 'problem',
    says: /git fsck says: .*corrupt|git fsck says: .*inflate/,
    mend: /git fetch --refetch origin/,
  },
  {
    name: 'a file of a commit that is missing',
    spoil: (book) => rmSync(looseBlob(book, RISKS).file),
    check: 'objects',
    state: 'problem',
    says: /git fsck says: missing blob [0-9a-f]{40}/,
    mend: /git clone URL FOLDER/,
  },
  {
    name: 'an index that was cut off',
    spoil: (book) => truncateSync(join(book, '.git/index'), 20),
    check: 'staged',
    state: 'problem',
    says: /\.git\/index\) cannot be read: /,
    mend: /git reset/,
    run: /^mv .*$/m,
  },
  {
    name: 'a branch that is an empty file',
    spoil: (book) => {
      git(book, 'branch', 'other');
      truncateSync(join(book, '.git/refs/heads/other'), 0);
    },
    check: 'branches',
    state: 'problem',
    says: /^refs\/heads\/other is an empty file$/,
    mend: /^rm \.git\/refs\/heads\/other\ngit update-ref refs\/heads\/other [0-9a-f]{40}$/,
    run: /(?:.|\n)*/,
  },
  {
    name: 'the branch that is checked out, an empty file',
    spoil: (book) => {
      git(book, 'commit', '--allow-empty', '-qm', 'A commit');
      truncateSync(join(book, '.git/refs/heads/main'), 0);
    },
    check: 'branches',
    state: 'problem',
    says: /^refs\/heads\/main is an empty file$/,
    mend: /git update-ref refs\/heads\/main [0-9a-f]{40}$/,
    run: /(?:.|\n)*/,
  },
  {
    name: 'the branch that is checked out, gone',
    spoil: (book) => {
      git(book, 'commit', '--allow-empty', '-qm', 'A commit');
      rmSync(join(book, '.git/refs/heads/main'));
    },
    check: 'branches',
    state: 'problem',
    says: /^refs\/heads\/main is missing$/,
    mend: /^git update-ref refs\/heads\/main [0-9a-f]{40}$/,
    run: /(?:.|\n)*/,
  },
  {
    name: 'the newest commit, gone',
    spoil: (book) => {
      git(book, 'commit', '--allow-empty', '-qm', 'A commit');
      const id = commitOf(book);
      rmSync(join(book, '.git/objects', id.slice(0, 2), id.slice(2)));
    },
    check: 'objects',
    state: 'problem',
    says: /git fsck says: /,
    mend: /git clone URL FOLDER/,
  },
  {
    name: 'a lock of git, years old',
    spoil: (book) => {
      write(book, { '.git/index.lock': '' });
      utimesSync(join(book, '.git/index.lock'), old, old);
    },
    check: 'locks',
    state: 'problem',
    says: /a lock of git is left over: ".*index\.lock"/,
    mend: /where no git runs/,
    run: /rm \S+index\.lock$/,
  },
  {
    name: 'a lock of git, this moment',
    spoil: (book) => write(book, { '.git/refs/heads/main.lock': '' }),
    check: 'locks',
    state: 'warning',
    says: /git holds a lock: ".*main\.lock"/,
    mend: /wait for it to end/,
  },
  {
    name: 'the lock of a grantbook that is dead',
    spoil: (book) => write(book, { '.git/grantbook.lock': deadLock() }),
    check: 'left-behind',
    state: 'warning',
    says: /the lock of a grantbook that is dead is left over \(process 4194304 on /,
    mend: /grantbook doctor --fix/,
    run: /grantbook doctor --fix/,
  },
  {
    name: 'the lock of a grantbook on another machine',
    spoil: (book) => write(book, { '.git/grantbook.lock': '{"pid":1,"host":"elsewhere"}' }),
    check: 'left-behind',
    state: 'problem',
    says: /a grantbook on another machine holds the repository \(process 1 on elsewhere\)/,
    mend: /rm \.git\/grantbook\.lock/,
  },
  {
    name: 'notes of a change that cannot be read',
    spoil: (book) => write(book, { '.git/grantbook-tx-ab12/journal.json': '{' }),
    check: 'left-behind',
    state: 'problem',
    says: /a change was begun and not ended: .*cannot be read/,
    mend: /grantbook doctor --fix/,
  },
  {
    name: 'a file beside a registry that no change knows of',
    spoil: (book) => write(book, { 'project-data/.grantbook-ab12-0.tmp': 'x' }),
    check: 'left-behind',
    state: 'warning',
    says: /left over: project-data\/\.grantbook-ab12-0\.tmp/,
    mend: /rm project-data\/\.grantbook-ab12-0\.tmp/,
    run: /rm \S+$/,
  },
  {
    name: 'a merge that waits for its commit',
    spoil: (book) => write(book, { '.git/MERGE_HEAD': `${commitOf(book)}\n` }),
    check: 'half-done',
    state: 'problem',
    says: /a merge is in progress/,
    mend: /git merge --abort/,
  },
  {
    name: 'no branch checked out',
    spoil: (book) => git(book, 'checkout', '-q', '--detach'),
    check: 'half-done',
    state: 'problem',
    says: /detached HEAD/,
    mend: /git switch main/,
    run: /git switch main/,
  },
  {
    name: 'a sparse checkout',
    spoil: (book) => git(book, 'sparse-checkout', 'set', 'schemas'),
    check: 'whole',
    state: 'problem',
    says: /sparse checkout/,
    mend: /git sparse-checkout disable/,
    run: /git sparse-checkout disable/,
  },
  {
    name: 'a shallow clone',
    spoil: (book) => {
      git(book, 'commit', '--allow-empty', '-qm', 'A commit');
      write(book, { '.git/shallow': `${commitOf(book)}\n` });
    },
    check: 'whole',
    state: 'warning',
    says: /shallow clone/,
    mend: /git fetch --unshallow/,
  },
  {
    name: 'a partial clone',
    spoil: (book) => git(book, 'config', 'remote.origin.promisor', 'true'),
    check: 'whole',
    state: 'warning',
    says: /partial clone: remote\.origin\.promisor=true/,
    mend: /git clone URL FOLDER/,
  },
  {
    name: 'somebody whom the book does not know',
    spoil: (book) => git(book, 'config', 'user.email', 'who@example.org'),
    check: 'identity',
    state: 'warning',
    says: /who@example\.org>, whom the book does not know/,
    mend: /grantbook list people --columns id,name,email/,
    run: /grantbook list people .*$/m,
  },
  {
    name: 'signing with a key that is not there',
    spoil: (book) => {
      git(book, 'config', 'commit.gpgsign', 'true');
      git(book, 'config', 'gpg.format', 'ssh');
      git(book, 'config', 'user.signingkey', '/nowhere/id');
    },
    check: 'signing',
    state: 'problem',
    says: /commits cannot be signed \(ssh, \/nowhere\/id\): there is no such file/,
    mend: /git config user\.signingkey/,
    run: /git config commit\.gpgsign false/,
  },
  {
    name: 'line ends that git changes',
    spoil: (book) => {
      git(book, 'config', 'core.autocrlf', 'true');
      write(book, { '.gitattributes': '' });
    },
    check: 'line-ends',
    state: 'warning',
    says: /git changes the line ends of .* \(core\.autocrlf=true\)/,
    mend: /project-data\/\*\* -text/,
  },
  {
    name: 'a registry with the line ends of Windows',
    spoil: (book) => write(book, { [RISKS]: read(book, RISKS).replaceAll('\n', '\r\n') }),
    check: 'line-ends',
    state: 'warning',
    says: /risks\.yaml end as on Windows/,
    mend: /grantbook save/,
  },
  {
    name: 'git told wrongly of capitals',
    spoil: (book) => git(book, 'config', 'core.ignorecase', 'true'),
    check: 'file-system',
    state: 'warning',
    says: /tells A\.yaml from a\.yaml/,
    mend: /git config core\.ignorecase false/,
    run: /git config core\.ignorecase false/,
  },
  {
    name: 'a setting that has git run a program',
    spoil: (book) => git(book, 'config', 'diff.external', 'touch x'),
    check: 'steering',
    state: 'warning',
    says: /this clone has the setting diff\.external=touch x/,
    mend: /git config --local --unset-all diff\.external/,
    run: /git config --local .*$/,
  },
  {
    name: 'a commit that another stands in for',
    spoil: (book) => {
      const other = git(book, 'commit-tree', 'HEAD^{tree}', '-m', 'other').trim();
      git(book, 'replace', commitOf(book), other);
    },
    check: 'shown',
    state: 'warning',
    says: /refs\/replace\/[0-9a-f]{40}" shows another object/,
    mend: /git replace|refs\/replace/,
  },
  {
    name: 'hooks that come from elsewhere',
    spoil: (book) => git(book, 'config', 'core.hooksPath', '/tmp/hooks'),
    check: 'hooks',
    state: 'warning',
    says: /git takes its hooks from \/tmp\/hooks/,
    mend: /git config --unset core\.hooksPath/,
  },
  {
    name: 'a merge driver that is not this grantbook',
    spoil: (book) => git(book, 'config', 'merge.grantbook.driver', 'other %A'),
    check: 'merge-driver',
    state: 'warning',
    says: /is not this grantbook/,
    mend: /grantbook merge-driver install/,
    run: /^grantbook merge-driver install$/m,
  },
  {
    name: 'a list of commits that is wrong',
    spoil: (book) => {
      git(book, 'commit-graph', 'write', '--reachable');
      const file = join(book, '.git/objects/info/commit-graph');
      chmodSync(file, 0o644);
      appendFileSync(file, 'x');
      truncateSync(file, 60);
    },
    check: 'commit-graph',
    state: 'problem',
    says: /commit-graph\) is wrong/,
    mend: /git commit-graph write --reachable/,
    run: /rm -r \S+\ngit commit-graph write --reachable/,
  },
  {
    name: 'a book that needs a newer grantbook',
    spoil: (book) => write(book, { '.grantbook.yaml': 'needs: 9.0.0\n' }),
    check: 'pin',
    state: 'problem',
    says: /the book needs grantbook 9\.0\.0, and this is /,
    mend: /npm install --global grantbook@9\.0\.0/,
  },
  {
    name: 'schemas of an older version',
    spoil: (book) => replaceVersion(book, '0.0.1'),
    check: 'origin',
    state: 'warning',
    says: /schemas and templates are those of 0\.0\.1/,
    mend: /grantbook schema diff/,
  },
  {
    name: 'nothing that CI runs',
    spoil: (book) => git(book, 'rm', '-qr', '.github', '.gitlab-ci.yml'),
    check: 'ci',
    state: 'warning',
    says: /no pull request is checked/,
    mend: /grantbook ci write/,
  },
  {
    name: 'what CI runs, changed by hand',
    spoil: (book) => appendFileSync(join(book, '.gitlab-ci.yml'), '# mine\n'),
    check: 'ci',
    state: 'warning',
    says: /not as grantbook made it: \.gitlab-ci\.yml/,
    mend: /grantbook ci check/,
  },
  {
    name: 'a platform that asks people of before',
    spoil: (book) => {
      const form = '.github/ISSUE_TEMPLATE/raise-risk.yml';
      sh(book, 'grantbook platform -m "who is asked"');
      write(book, { [form]: read(book, form).replaceAll('isk', 'iks') });
    },
    check: 'platform',
    state: 'warning',
    says: /not in step with the registries: .*raise-risk\.yml/,
    mend: /grantbook platform/,
  },
];

function deadLock(): string {
  const host = sh('/', 'hostname').stdout.trim();
  return `{"pid":4194304,"started":"1","host":"${host}"}\n`;
}

function replaceVersion(book: string, version: string): void {
  const file = 'schemas/shipped/origin.json';
  const json = JSON.parse(read(book, file)) as Record<string, unknown>;
  write(book, { [file]: JSON.stringify({ ...json, version }) });
}

describe('what is not in order is named, with what mends it; nothing is written', () => {
  test.each(cases)('$name', ({ spoil, check, state, says, mend, run }) => {
    const book = copyOf(plain);
    spoil(book);
    const before = snapshot(book);
    const answer = doctor(book, '--json');
    expect(answer.stderr).not.toMatch(/internal error| {4}at /);
    const found = told(JSON.parse(answer.stdout) as Report, check).filter((each) => says.test(each.says));
    expect(found.map((each) => each.state)).toContain(state);
    expect(found[0]?.mend).toMatch(mend);
    if (state === 'problem') expect(answer.status === 1 || answer.status === 3).toBe(true);
    expect(snapshot(book)).toEqual(before);
    const line = run?.exec(found[0]?.mend ?? '')?.[0];
    if (line !== undefined) {
      expect(sh(book, line, { PATH: path })).toMatchObject({ status: 0 });
      const after = told(report(book), check).map((each) => each.says);
      if (check !== 'identity') expect(after.filter((each) => says.test(each))).toEqual([]);
    }
    rmSync(book, { recursive: true });
  });
});

describe('a machine that is not in order', () => {
  test('no git: exit 3, with what to install', () => {
    const said = sh(plain, `PATH=${newFolder()} "${join(commands, 'grantbook')}" doctor`);
    expect(said.status).toBe(3);
    expect(said.stdout).toContain('git: could not look: git is not installed, or not on the PATH');
    expect(said.stdout).toContain('install git 2.36 or later');
    expect(said.stdout).toContain('clone: could not look: git is not installed');
  });

  test.each(['git version 1.8.3.1', 'git version 2.25.1', 'git version 2.35.8'])(
    '%s: exit 3, and it is named',
    (version) => {
      const env = { PATH: `${machine(version)}:${commands}:${process.env.PATH ?? ''}` };
      const before = snapshot(plain);
      const answer = sh(plain, 'grantbook doctor', env);
      expect(answer.status).toBe(3);
      expect(answer.stdout).toContain(`git is too old: "${version}"`);
      expect(answer.stdout).toContain('install git 2.36 or later');
      // The other commands that need git say the same.
      for (const line of [
        'grantbook validate',
        'grantbook set R-002 likelihood=3 -m "why"',
        'grantbook log R-002',
      ])
        expect(sh(plain, line, env)).toMatchObject({ status: 3, stderr: expect.stringContaining(version) });
      expect(snapshot(plain)).toEqual(before);
    },
  );

  test('a program that is no git, a git that cannot be run', () => {
    const env = { PATH: `${machine('busybox')}:${commands}:${process.env.PATH ?? ''}` };
    expect(sh(plain, 'grantbook doctor', env)).toMatchObject({
      status: 3,
      stdout: expect.stringContaining('git is too old: "busybox"'),
    });
  });

  test('weak versions of git, no LibreOffice, no UTF-8, a time zone that is none', () => {
    const weak = `${machine('git version 2.39.1 (Apple Git-1)')}:${commands}:/usr/bin:/bin`;
    const { checks } = report(plain, '', { PATH: weak, LC_ALL: 'C', TZ: 'Europe/Brussel' });
    const said = checks.filter(({ state }) => state === 'warning').map(({ says }) => says);
    expect(said).toEqual(
      expect.arrayContaining([
        'git 2.39.1 has a known weakness: CVE-2024-32002 and others',
        'git 2.39.1 has a known weakness: CVE-2025-48384, -48385 and -48386',
        'letters with accents may be shown wrongly (the language settings say "C")',
        'TZ says "Europe/Brussel", which is no time zone',
      ]),
    );
  });

  test('a clock before the newest commit is a problem; years after it, a warning', () => {
    const clock = (day: string) => told(report(plain, `--today ${day}`), 'clock')[0]?.state;
    expect(['2023-11-18', '2023-11-19', '2023-11-20', '2025-11-18', '2025-12-01'].map(clock)).toEqual([
      'problem',
      'ok',
      'ok',
      'ok',
      'warning',
    ]);
  });
});

describe('a place that is not in order', () => {
  test('no repository, no book: what can be looked at is, exit 3', () => {
    const folder = newFolder();
    const answer = doctor(folder);
    expect(answer.status).toBe(3);
    expect(answer.stdout).toContain('clone: could not look: ');
    expect(answer.stdout).toContain('is in no git repository');
    git(folder, 'init', '-q');
    const inRepository = doctor(folder);
    expect(inRepository.status).toBe(3);
    expect(inRepository.stdout).toContain('book: could not look: there is no book in ');
    expect(inRepository.stdout).toContain('grantbook init DIR');
  });

  test('a book without a repository; a bare repository; a linked work tree', () => {
    const book = copyOf(plain);
    rmSync(join(book, '.git'), { recursive: true });
    expect(doctor(book)).toMatchObject({
      status: 3,
      stdout: expect.stringContaining('is in no git repository'),
    });
    const bare = newFolder();
    git(bare, 'clone', '-q', '--bare', plain, '.');
    expect(doctor(bare)).toMatchObject({ status: 3, stdout: expect.stringContaining('work tree (bare)') });
    const without = copyOf(plain);
    git(without, 'config', 'core.bare', 'true');
    expect(told(report(without), 'place')).toMatchObject([
      { state: 'problem', says: expect.stringContaining('bare') },
    ]);
    const main = copyOf(plain);
    const linked = join(newFolder(), 'linked');
    git(main, 'worktree', 'add', '-q', '-b', 'side', linked);
    expect(told(report(linked), 'place')).toMatchObject([
      { state: 'ok', says: expect.stringContaining('linked') },
    ]);
  });

  test('settings of git that cannot be read, and a HEAD that names nothing', () => {
    const book = copyOf(plain);
    write(book, { '.git/config': '[core\n' });
    const answer = doctor(book);
    expect(answer.status).toBe(3);
    expect(answer.stdout).toMatch(/clone: could not look: git cannot use the repository/);
    const headless = copyOf(plain);
    write(headless, { '.git/HEAD': '' });
    expect(doctor(headless)).toMatchObject({
      status: 3,
      stdout: expect.stringContaining('HEAD" is missing or empty'),
    });
  });
});

describe('settings that mean harm', () => {
  test('nothing of them runs, and each is named', () => {
    const book = copyOf(plain);
    const trap = join(newFolder(), 'trap');
    writeFileSync(trap, `#!/bin/sh\ntouch "${trap}.sprung"\ncat\n`);
    chmodSync(trap, 0o755);
    const settings = ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'diff.external', 'diff.x.textconv']
      .concat(['filter.x.clean', 'filter.x.smudge', 'filter.x.process', 'gpg.program', 'gpg.ssh.program'])
      .concat(['credential.helper', 'merge.x.driver', 'uploadpack.packObjectsHook', 'core.askPass']);
    for (const name of settings) git(book, 'config', name, trap);
    for (const [name, value] of [
      ['commit.gpgsign', 'true'],
      ['gpg.format', 'ssh'],
      ['user.signingkey', trap],
    ] as const)
      git(book, 'config', name, value);
    appendFileSync(join(book, '.git/info/attributes'), '* filter=x diff=x merge=x\n');
    for (const hook of ['post-index-change', 'reference-transaction', 'pre-auto-gc']) {
      write(book, { [`.git/hooks/${hook}`]: read(trap.slice(0, -4), 'trap') });
      chmodSync(join(book, '.git/hooks', hook), 0o755);
    }
    rmSync(`${trap}.sprung`, { force: true });
    const before = snapshot(book);
    const said = report(book);
    expect(sh(book, `ls "${trap}.sprung"`).status).not.toBe(0);
    expect(snapshot(book)).toEqual(before);
    expect(told(said, 'steering').map(({ says }) => says)).toEqual(
      expect.arrayContaining([`this clone has the setting core.fsmonitor=${trap}`]),
    );
  });

  test('links and pipes are not followed, out of the book or into waiting', () => {
    const book = copyOf(plain);
    const outside = newFolder();
    write(outside, { 'secret.yaml': 'a: 1\r\n', '.grantbook-ab12-0.tmp': '' });
    rmSync(join(book, 'templates'), { recursive: true });
    symlinkSync(outside, join(book, 'templates'));
    symlinkSync(outside, join(book, '.git/grantbook-tx-link'));
    sh(
      book,
      'mkfifo project-data/pipe.yaml; mkdir .git/grantbook-tx-pipe; mkfifo .git/grantbook-tx-pipe/journal.json',
    );
    git(book, 'config', 'user.signingkey', join(book, 'project-data/pipe.yaml'));
    git(book, 'config', 'commit.gpgsign', 'true');
    git(book, 'config', 'gpg.format', 'ssh');
    const answer = doctor(book);
    expect(answer.stdout + answer.stderr).not.toMatch(/secret\.yaml|templates\/\.grantbook/);
    expect(answer.stdout).toContain('is not of grantbook');
    expect(answer.stdout).toContain('there is no such file');
  });

  test('a password in the address of the server is not shown', () => {
    const book = copyOf(plain);
    git(book, 'remote', 'add', 'origin', 'https://hanne:s3cret@github.com/b-wise/book.git');
    const { stdout } = doctor(book, '--json');
    expect(stdout).toContain('gh api repos/b-wise/book/branches/main/protection');
    expect(stdout).not.toContain('s3cret');
  });

  test('what a command to copy holds of a name is quoted', () => {
    const book = copyOf(plain);
    git(book, 'branch', '$(touch;PWNED)');
    truncateSync(join(book, '.git/refs/heads/$(touch;PWNED)'), 0);
    git(book, 'config', 'filter.$(touch PWNED).clean', 'cat');
    const mends = report(book).checks.map(({ mend }) => mend ?? '');
    expect(mends.join('\n')).toContain("git update-ref 'refs/heads/$(touch;PWNED)' ");
    expect(mends.join('\n')).toContain("'filter.$(touch PWNED).clean'");
  });
});

describe('--fix', () => {
  test('ends what was cut off, and says what it did; settings only when asked for', async () => {
    const book = copyOf(plain);
    write(book, { '.git/grantbook.lock': deadLock(), '.git/grantbook-tx-ab12/index': 'begun' });
    const before = snapshot(book);
    const dry = doctor(book, '--fix --dry-run');
    expect(dry.stderr).toContain('would be mended: what a command that was cut off had begun is ended');
    expect(snapshot(book)).toEqual(before);
    const answer = doctor(book, '--fix');
    expect(answer.status).toBe(0);
    expect(answer.stderr).toContain('mended: what a command that was cut off had begun is ended');
    expect(answer.stdout).toContain('no command was cut off');
    expect(snapshot(book)).toEqual(before.filter((line) => !/^\.git\/grantbook/.test(line)));
    expect(report(book, '--fix').mended).toEqual([]);
    const set = doctor(book, '--fix --settings');
    expect(set.stderr).toContain('mended: registries are merged by record and field');
    expect(set.stdout).toContain('ok           registries are merged by record and field');
    expect(await runLine(book, 'grantbook doctor --settings')).toMatchObject({ status: 2 });
  });

  test('ends a change that was cut off, as the next command that writes does', () => {
    const book = copyOf(plain);
    const before = snapshot(book).filter((line) => !line.startsWith('.git/'));
    const node = `"${process.execPath}" --import tsx --import "${checkout}/tests/io/break-at.ts" "${bundle}"`;
    const line = `cd "${checkout}" && ${node} -C "${book}" set R-002 likelihood=3 -m "found" --today 2023-11-20`;
    sh(book, line, { BREAK_ON: 'renameSync .*index$' });
    expect(told(report(book), 'left-behind')).toMatchObject([
      { state: 'problem', says: 'a change was begun and not ended: risk R-002: set likelihood' },
      { state: 'warning', says: expect.stringContaining('the lock of a grantbook that is dead') },
    ]);
    expect(report(book, '--fix').mended).toHaveLength(1);
    expect(told(report(book), 'left-behind')).toMatchObject([{ state: 'ok' }]);
    expect(git(book, 'status', '--porcelain')).toBe('');
    expect(snapshot(book).filter((each) => !each.startsWith('.git/'))).toEqual(before);
  });

  test('leaves what it cannot read, and says so', () => {
    const book = copyOf(plain);
    write(book, { '.git/grantbook-tx-ab12/journal.json': '{' });
    const before = snapshot(book);
    const answer = doctor(book, '--fix');
    expect(answer.status).toBe(1);
    expect(answer.stderr).toMatch(/^not mended: what a command that was cut off wrote down cannot be read/m);
    expect(snapshot(book)).toEqual(before);
  });

  test('has git keep a list of its commits where they are many', () => {
    const book = copyOf(plain);
    const commit = (i: number) =>
      `commit refs/heads/main\ncommitter A <a@example.org> ${1_700_000_000 + i} +0000\ndata 1\nx\n${i === 0 ? `from ${commitOf(book)}\n` : ''}\n`;
    write(book, { '.git/stream': Array.from({ length: 1000 }, (_, i) => commit(i)).join('') });
    sh(book, 'git fast-import --quiet < .git/stream');
    expect(told(report(book), 'commit-graph')).toMatchObject([{ state: 'warning' }]);
    expect(report(book, '--fix').mended).toEqual([
      'git has a list of its commits: git commit-graph write --reachable',
    ]);
    expect(told(report(book), 'commit-graph')).toMatchObject([{ state: 'ok' }]);
  });
});
