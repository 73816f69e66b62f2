import { describe, expect, test } from 'vitest';
import { runInProcess } from './in-process.ts';
import { changeTold, eachLater } from './kept.ts';
import { copyOf, env, exampleBook, git, newFolder, read, replace, TODAY } from './sandbox.ts';

let cache: string;
let book: string;
eachLater(() => {
  cache = newFolder();
  book = exampleBook();
});

const by = {
  GIT_AUTHOR_NAME: 'Hanne Lindemaar',
  GIT_AUTHOR_EMAIL: 'hanne.lindemaar@example.org',
  GIT_COMMITTER_NAME: 'Hanne Lindemaar',
  GIT_COMMITTER_EMAIL: 'hanne.lindemaar@example.org',
};

/** A command in a book, by the coordinator: with what is kept of earlier ones, or in a job, where nothing is kept. */
async function run(args: readonly string[], folder: string, isJob: boolean) {
  const around = { ...env, ...by, XDG_CACHE_HOME: cache, ...(isJob && { CI: 'true' }) };
  return runInProcess(args, { folder, env: around, today: TODAY });
}

const RISKS = 'project-data/risks.yaml';

describe('of a book in which nothing is found', () => {
  test('only what rests on an edit is checked: what an earlier check has told of the rest is believed', async () => {
    await run(['validate'], book, false);
    changeTold(cache, ({ ids }) => ids.news?.now.push('N-999'));
    replace(book, RISKS, ['title: Prices rise', 'title: Costs rise']);
    const { stderr } = await run(['validate'], book, false);
    const [records] = /^\d+/.exec((await run(['validate'], book, true)).stderr) ?? [];
    expect(stderr).toMatch(new RegExp(`^${Number(records) + 1} records`));
  });

  test('only what rests on a change is checked, and it is as quick after it', async () => {
    await run(['validate'], book, false);
    expect((await run(['set', 'R-002', 'likelihood=2', '-m', 'seen'], book, false)).status).toBe(0);
    changeTold(cache, (told) => {
      told.uses = Object.fromEntries(Object.keys(told.uses).map((name) => [name, []]));
    });
    expect((await run(['set', 'R-002', 'likelihood=9', '-m', 'seen'], book, false)).status).toBe(0);
    expect((await run(['validate'], book, true)).status).toBe(1);
  });

  const lines: readonly string[] = [
    'set R-002 likelihood=2 -m|seen',
    'set R-002 likelihood=9 -m|seen',
    'set r-002 likelihood=3 -m|seen',
    'set R-999 likelihood=3 -m|seen',
    'set R-002 likelihood=1 --dry-run',
    'set R-002 likelihood=1 --no-commit',
    'set R-003 owner=P-999 -m|seen',
    'set R-003 owner=P-004 wps=WP1,WP2 -m|seen',
    'set R-003 title="a mail to jo@example.org" -m|seen',
    'set R-003 colour=red -m|seen',
    'set WP2 lead=OUCZ -m|seen',
    'set D3.4 due_month=M60 -m|seen',
    'set D3.4 title="Another report" -m|seen',
    'set P-003 email=other@example.org -m|seen',
    'set project acronym=B-WISER -m|seen',
    'set project notes=short --json -m|seen',
    'set T1.1 end_month=M1 -m|seen',
    'move R-005 review -m|seen',
    'move R-005 nowhere -m|seen',
    'move R-005',
    'move D4.1 approve version=1.0 -m|seen',
    'move D3.3 revise -m|seen',
    'move MS3 reach -m|seen',
    'set R-006 impact=1 -q -m|seen',
    'validate',
    'validate --json',
  ];
  test.each(lines)('a command says and makes what it does where nothing is kept: %s', async (line) => {
    const words = [...line.matchAll(/"([^"]*)"|([^\s"]+)/g)].map(([word]) => word.replaceAll('"', ''));
    const args = words.flatMap((word) => word.split('|')).map((word) => word);
    const other = copyOf(book);
    await run(['validate'], book, false);
    for (const step of [args, ['set', 'R-004', 'impact=2', '-m', 'seen'], args, ['validate', '--json']]) {
      const [kept, anew] = [await run(step, book, false), await run(step, other, true)];
      expect(kept).toEqual(anew);
      for (const each of [['rev-parse', 'HEAD'], ['status', '--short'], ['diff']])
        expect(git(book, ...each)).toBe(git(other, ...each));
    }
  });

  test('nor where values were erased, each step after the other; the message names the record', async () => {
    const other = copyOf(book);
    await run(['validate'], book, false);
    const steps = ['redacted RED-001', 'redacted RED-002', '', '+32 2 555 01 01'];
    for (const step of steps.map((phone) => ['set', 'P-005', `phone=${phone}`, '-m', 'asked for'])) {
      const [kept, anew] = [await run(step, book, false), await run(step, other, true)];
      expect(kept).toEqual(anew);
      expect(git(book, 'log', '-1', '--format=%B')).toContain('\nRecord: P-005\n');
      expect(git(book, 'rev-parse', 'HEAD')).toBe(git(other, 'rev-parse', 'HEAD'));
    }
  });

  test('settings are no records, whatever their file is called: all rests on them', async () => {
    const schema = 'schemas/project.schema.json';
    replace(book, schema, ['"source": { "file": "project" }', '"source": { "file": "settings" }']);
    git(book, 'mv', 'project-data/project.yaml', 'project-data/settings.yaml');
    git(book, 'commit', '-qam', 'called otherwise');
    const other = copyOf(book);
    expect((await run(['validate'], book, false)).status).toBe(0);
    const line = ['set', 'project', 'dissemination.record_days=7', '-m', 'tighter'];
    expect(await run(line, book, false)).toEqual(await run(line, other, true));
    for (const folder of [book, other])
      replace(folder, 'project-data/settings.yaml', ['record_days: 14 #', 'record_days: 1 #']);
    const { status, stdout } = await run(['validate'], book, false);
    expect({ status, stdout }).toMatchObject({ status: 1 });
    expect(stdout).toBe((await run(['validate'], other, true)).stdout);
  });

  test('a file that is edited, staged or committed by hand in between is no part of what was checked', async () => {
    const other = copyOf(book);
    await run(['validate'], book, false);
    const edits: readonly ((folder: string) => void)[] = [
      (folder) => replace(folder, RISKS, ['title: Prices rise', 'title: Costs rise']),
      (folder) => git(folder, 'add', '-A'),
      (folder) => git(folder, 'commit', '-qm', 'by hand'),
      (folder) => replace(folder, RISKS, ['title: Costs rise', 'title: "mail jo@example.org"']),
      (folder) => git(folder, 'commit', '-qam', 'by hand'),
      (folder) => git(folder, 'revert', '--no-edit', 'HEAD'),
      (folder) => git(folder, 'checkout', '-qb', 'aside'),
    ];
    for (const edit of edits) {
      for (const folder of [book, other]) edit(folder);
      for (const step of [
        ['set', 'D3.4', `title=Title ${edits.indexOf(edit)}`, '-m', 'seen'],
        ['validate'],
      ]) {
        const [kept, anew] = [await run(step, book, false), await run(step, other, true)];
        expect(kept).toEqual(anew);
        expect(read(book, RISKS)).toBe(read(other, RISKS));
      }
    }
  });
});
