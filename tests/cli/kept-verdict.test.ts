import { chmodSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { runInProcess } from './in-process.ts';
import { eachLater } from './kept.ts';
import { type Answer, copyOf, env, exampleBook, git, newFolder, read, sh, TODAY, write } from './sandbox.ts';

const RISKS = 'project-data/risks.yaml';

let cache: string;
let book: string;
eachLater(() => {
  cache = newFolder();
  book = exampleBook();
});

function validate(more: Readonly<Record<string, string>> = {}, ...args: readonly string[]): Promise<Answer> {
  const argv = ['validate', ...args];
  return runInProcess(argv, { folder: book, env: { ...env, XDG_CACHE_HOME: cache, ...more }, today: TODAY });
}

/** What is found without anything that was kept. */
const anew = (...args: readonly string[]) => validate({ CI: 'true' }, ...args);

function keptFiles(): string[] {
  const folder = join(cache, 'grantbook');
  const folders = (statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder) : []).filter((name) =>
    name.startsWith('validate-'),
  );
  const files = folders.flatMap((name) =>
    readdirSync(join(folder, name)).map((file) => join(folder, name, file)),
  );
  return files.filter((file) => !file.endsWith('-later.json'));
}

/** Puts other words in place of what was kept, so that it shows whether they are printed. */
function markKept(): void {
  const [file = ''] = keptFiles();
  expect(file).not.toBe('');
  const kept = readFileSync(file);
  const content = kept.subarray(4, 4 + kept.readUInt32LE(0)).toString('latin1');
  expect(content).toContain(' records in ');
  // Of another form the file would count as none: it holds what it holds twice, behind its length.
  const marked = Buffer.from(content.replace(' records in ', ' RECORDS in '), 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(marked.length);
  writeFileSync(file, Buffer.concat([length, marked, marked]));
}

describe('what validate found is kept', () => {
  test('and printed as long as the book is as it was', async () => {
    const first = await validate();
    expect(first.stderr).toMatch(/^\d+ records in \d+ registries: nothing to mend\n$/);
    markKept();
    expect((await validate()).stderr).toBe(first.stderr.replace('records', 'RECORDS'));
    expect((await validate({}, '--since', 'HEAD')).stderr).toBe(first.stderr);
    expect((await anew()).stderr).toBe(first.stderr);
  });

  test('in every format and width as it would be found anew', async () => {
    edit(book, RISKS, ['likelihood: 4', 'likelihood: 9']);
    edit(book, RISKS, ['impact: 3', 'impact: high']);
    const ways = [[{}], [{}, '--json'], [{ COLUMNS: '60' }], [{}, '-q']] as const;
    await validate();
    markKept();
    for (const [more, ...args] of ways) {
      const kept = await validate(more, ...args);
      expect(kept.status).toBe(1);
      expect(withoutMark(kept)).toEqual(await validate({ CI: 'true', ...more }, ...args));
    }
  });

  const changes: readonly [string, () => void][] = [
    ['a value', () => edit(book, RISKS, ['likelihood: 4', 'likelihood: 9'])],
    [
      'a value, with the old times put back',
      keepingTimes(() => edit(book, RISKS, ['likelihood: 4', 'likelihood: 9'])),
    ],
    ['a file that is gone', () => rmSync(join(book, RISKS))],
    ['a file that is new', () => write(book, { 'project-data/nothing.yaml': '- id: 1\n' })],
    ['a schema', () => edit(book, 'schemas/risks.schema.json', ['"minimum": 1', '"minimum": 2'])],
    ['a template', () => write(book, { 'templates/x.md.hbs': '{{{' })],
    ['evidence', () => sh(book, 'find evidence -type f | head -1 | xargs rm')],
    ['the mode of a file', () => chmodSync(join(book, RISKS), 0o755)],
    ['what is committed', () => commitOther(book)],
    ['the branch that is checked out', () => checkOutOther(book)],
    ['a setting of the repository', () => git(book, 'config', 'core.autocrlf', 'true')],
    ['another branch', () => git(book, 'branch', 'other')],
    ['the parents that a file says a commit has', () => write(book, { '.git/info/grafts': '' })],
    [
      'the version that the book needs',
      () => write(book, { '.grantbook.yaml': 'grantbook: 99.0.0\nschemas: 99.0.0\n' }),
    ],
  ];
  test.each(changes)('and not printed once it has changed: %s', async (_, change) => {
    await validate();
    markKept();
    change();
    const now = await validate({}, '--json');
    expect(now).toEqual(await anew('--json'));
    expect(now.stderr + now.stdout).not.toContain('RECORDS');
  });

  test('of a book of very many files by a digest, and not printed once one of them has changed', async () => {
    const [many, kept] = ['project-data/many', () => readFileSync(keptFiles()[0] ?? '')];
    await validate();
    const usual = kept().length;
    sh(
      book,
      `mkdir ${many} && cd ${many} && seq 5001 | xargs mkdir && seq -f '%g/.gitkeep' 5001 | xargs touch`,
    );
    const first = await validate();
    expect(first.stderr).toContain('nothing to mend');
    expect(kept().length).toBeLessThan(usual);
    markKept();
    expect((await validate()).stderr).toBe(first.stderr.replace('records', 'RECORDS'));
    write(book, { [`${many}/4321/.gitkeep`]: ' ' });
    expect((await validate()).stderr).toBe(first.stderr);
  }, 60_000);

  test('a law: whatever is edited, and how often it is asked, the answer is that of a check without it', async () => {
    const files = (readdirSync(join(book, 'project-data'), { recursive: true }) as string[])
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `project-data/${name}`);
    const edits = fc.record({
      file: fc.constantFrom(...files),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      put: fc.constantFrom('', 'x', '9', '\n', '"', '# '),
    });
    await fc.assert(
      fc.asyncProperty(edits, async ({ file, at, put }) => {
        const text = read(book, file);
        const place = Math.floor(at * text.length);
        write(book, { [file]: text.slice(0, place) + put + text.slice(place + 1) });
        const [found, again] = [await validate({}, '--json'), await validate({}, '--json')];
        expect([found, again]).toEqual([await anew('--json'), found]);
      }),
      { seed: Number(process.env.FUZZ_SEED), numRuns: Number(process.env.RUNS ?? 6), endOnFailure: true },
    );
  }, 300_000);

  test('not where the book has only just changed: the next change may have the same time', async () => {
    edit(book, RISKS, ['likelihood: 4', 'likelihood: 5']);
    vi.setSystemTime(statSync(join(book, RISKS)).ctimeMs + 1000);
    await validate();
    expect(keptFiles()).toEqual([]);
    vi.setSystemTime(statSync(join(book, RISKS)).ctimeMs + 3000);
    await validate();
    expect(keptFiles()).toHaveLength(1);
  });

  test('not in CI, not with an option, not with a store of personal values, and not of settings that include others', async () => {
    await anew();
    await validate({}, '--changed');
    await validate({}, '--format', 'github');
    expect(keptFiles()).toEqual([]);
    git(book, 'config', 'include.path', '../more');
    await validate();
    expect(keptFiles()).toEqual([]);
    git(book, 'config', '--unset', 'include.path');
    write(book, { 'personal/people.yaml': '' });
    await validate();
    expect(keptFiles()).toEqual([]);
    rmSync(join(book, 'personal'), { recursive: true });
    await validate();
    expect(keptFiles()).toHaveLength(1);
  });

  const places: readonly [string, () => void][] = [
    [
      'a folder of git’s that is a link',
      () => sh(book, 'mv .git/refs ../refs-$$ && ln -s "$PWD/../refs-$$" .git/refs'),
    ],
    ['a file of attributes elsewhere', () => git(book, 'config', 'core.attributesFile', '/etc/attributes')],
    ['a sparse checkout', () => write(book, { '.git/info/sparse-checkout': '/*\n' })],
    [
      'a branch forty folders deep',
      () => git(book, 'branch', Array.from({ length: 40 }, (_, i) => i).join('/')),
    ],
    ['settings that cannot be read', () => write(book, { '.git/config.worktree/x': '' })],
    [
      'a folder that git takes for a repository',
      () => write(book, { HEAD: '', 'objects/x': '', 'refs/x': '' }),
    ],
    ['refs kept in another way', () => write(book, { '.git/reftable/x': '' })],
  ];
  test.each(places)(
    'not where git may look elsewhere, and it is checked all the same: %s',
    async (_, change) => {
      change();
      expect(await validate()).toEqual(await anew());
      expect(keptFiles()).toEqual([]);
    },
  );

  test('not through a link to the book, nor to somebody’s settings', async () => {
    const [there, home] = [newFolder(), newFolder()];
    sh(there, `ln -s '${book}' book`);
    const argv = ['-C', join(there, 'book'), 'validate'];
    const around = { ...env, XDG_CACHE_HOME: cache };
    expect((await runInProcess(argv, { folder: there, env: around, today: TODAY })).status).toBe(0);
    sh(home, 'echo > own && ln -s own .gitconfig');
    expect((await validate({ HOME: home })).status).toBe(0);
    expect(keptFiles()).toEqual([]);
  });

  test('of each book on its own, and a spoilt file counts as none', async () => {
    await validate();
    markKept();
    const [file = ''] = keptFiles();
    const bytes = readFileSync(file);
    const half = Buffer.from(bytes).fill(7, 100, 101);
    for (const spoilt of [bytes.subarray(0, -1), bytes.subarray(0, 4), Buffer.alloc(0), half]) {
      writeFileSync(file, spoilt);
      expect((await validate()).stderr).toMatch(/ records in /);
    }
    book = copyOf(book);
    await validate();
    expect(keptFiles()).toHaveLength(2);
  });
});

function withoutMark({ status, stdout, stderr }: Answer): Answer {
  return {
    status,
    stdout: stdout.replace('RECORDS', 'records'),
    stderr: stderr.replace('RECORDS', 'records'),
  };
}

/** Changes the first of a file's texts. */
function edit(folder: string, path: string, [old, fresh]: readonly [string, string]): void {
  const text = read(folder, path);
  expect(text).toContain(old);
  write(folder, { [path]: text.replace(old, fresh) });
}

function keepingTimes(change: () => void): () => void {
  return () => {
    const { atime, mtime } = statSync(join(book, RISKS));
    change();
    utimesSync(join(book, RISKS), atime, mtime);
  };
}

function commitOther(folder: string): void {
  edit(folder, RISKS, ['likelihood: 4', 'likelihood: 5']);
  git(folder, 'commit', '-qam', 'another');
}

function checkOutOther(folder: string): void {
  git(folder, 'switch', '-qc', 'other');
  commitOther(folder);
  git(folder, 'switch', '-q', 'main');
  git(folder, 'symbolic-ref', 'HEAD', 'refs/heads/other');
}
