import { beforeAll, describe, expect, test } from 'vitest';
import {
  copyOf,
  exampleBook,
  expectTranscript,
  git,
  read,
  replace,
  runLine,
  snapshot,
  write,
} from './sandbox.ts';

const RISKS = 'project-data/risks.yaml';
const D41 = 'project-data/deliverables/D4.1.yaml';

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

async function run(book: string, line: string): Promise<void> {
  const { status, stdout, stderr } = await runLine(book, line);
  expect(status, `${line}\n${stdout}${stderr}`).toBe(0);
}

describe('revert takes a commit back', () => {
  test('a record with a file of its own goes whole, though a comment was written into it since', async () => {
    const book = copyOf(clean);
    await run(
      book,
      'grantbook add meeting "Board again" body=SC date=2024-03-01 kind=ordinary place=Online chair=P-001 -m "as agreed"',
    );
    const file = 'project-data/meetings/MTG-2024-03-01-SC.yaml';
    write(book, { [file]: `${read(book, file)}# to be moved\n` });
    await run(book, 'grantbook save -m "a note"');
    await run(book, 'grantbook revert HEAD~1 -m "entered twice"');
    expect(git(book, 'ls-files', file)).toBe('');
    expect(git(book, 'status', '--porcelain')).toBe('');
  });

  test('byte for byte, where nothing changed since', async () => {
    const book = copyOf(clean);
    const before = [read(book, RISKS), read(book, D41)];
    replace(book, RISKS, ['title: Prices rise', '# new\n  title: Prices rise fast']);
    replace(book, D41, ['short_title: Pilot handbook', 'short_title: The handbook']);
    await run(book, 'grantbook save -m "both"');
    await expectTranscript(
      book,
      `
      $ grantbook revert HEAD -m "not agreed" --dry-run -q
      D4.1 short_title: The handbook → Pilot handbook
      R-015 title: Prices rise fast → Prices rise
      $ grantbook revert HEAD -m "not agreed"
      D4.1 short_title: The handbook → Pilot handbook
      R-015 title: Prices rise fast → Prices rise
      ! committed OID  revert OID: save D4.1, R-015
      $ git log -1 --format=%B | sed 's/[0-9a-f]\\{40\\}/ID/'
      revert OID: save D4.1, R-015

      not agreed

      Reverts: ID
      Record: D4.1
      Record: R-015

      $ grantbook log R-015 --limit 1 | tail -2
        “not agreed”
        title: Prices rise fast → Prices rise
      `,
    );
    expect([read(book, RISKS), read(book, D41)]).toEqual(before);
  });

  test('field by field, where others changed since; a record that it added goes', async () => {
    const book = copyOf(clean);
    replace(book, RISKS, ['title: Prices rise', 'title: Prices rise fast']);
    await run(book, 'grantbook save -m "first"');
    await run(book, 'grantbook set R-002 likelihood=5 -m "second"');
    const seconded = read(book, RISKS).replace('Prices rise fast', 'Prices rise');
    await run(book, 'grantbook add action "Ask again" owner=P-005 due=2023-12-15');
    await run(book, 'grantbook set A-022 text="Another title"');
    await expectTranscript(
      book,
      `
      $ grantbook revert HEAD~3 -m "no"
      R-015 title: Prices rise fast → Prices rise
      ! committed OID  revert OID: save R-015
      $ grantbook revert HEAD~2 -m "no"
      A-032 removed (action)
      ! committed OID  revert OID: action A-032: add
      `,
    );
    expect(read(book, RISKS)).toBe(seconded);
    expect(read(book, 'project-data/actions.yaml')).not.toContain('Ask again');
    expect(read(book, 'project-data/actions.yaml')).toContain('Another title');
  });

  test('a record that it removed comes back as it was, beside what changed since', async () => {
    const book = copyOf(clean);
    await run(book, 'grantbook remove A-022 -m "done by others"');
    await run(book, 'grantbook set A-023 text="Another text"');
    await run(book, 'grantbook revert HEAD~1 -m "not done"');
    const { stdout } = await runLine(book, 'grantbook diff HEAD~3..HEAD --json');
    const { records } = JSON.parse(stdout) as { records: { id: string }[] };
    expect(records.map(({ id }) => id)).toEqual(['A-023']);
  });

  test('not where a field has another value by now: each is named, nothing is written', async () => {
    const book = copyOf(clean);
    await run(book, 'grantbook set R-002 likelihood=5 impact=1 -m "first"');
    await run(book, 'grantbook set R-002 likelihood=3 -m "second"');
    const before = snapshot(book);
    await expectTranscript(
      book,
      `
      $ grantbook revert HEAD~1 -m "wrong"
      R-002 likelihood has changed since
      ! refused: what it changed is no longer as it left it; nothing was changed
      [1]
      `,
    );
    expect(snapshot(book)).toEqual(before);
  });
});

describe('revert refuses', () => {
  test('merges, the first commit, other files, and no reason', async () => {
    const book = copyOf(clean);
    write(book, { 'notes.txt': 'mine\n' });
    git(book, 'add', '-A');
    git(book, 'commit', '--quiet', '-m', 'notes');
    git(book, 'switch', '--quiet', '-c', 'side', 'HEAD~1');
    await run(book, 'grantbook set R-002 likelihood=5');
    git(book, 'merge', '--quiet', '--no-edit', 'main');
    await expectTranscript(
      book,
      `
      $ grantbook revert HEAD
      ! error: why is it taken back?
      ! hint: say it: grantbook revert HEAD -m "…"
      [2]
      $ grantbook revert HEAD -m "no"
      ! error: "HEAD" is a merge: it brings several commits together
      ! hint: take them back one by one: see git log
      [2]
      $ grantbook revert main -m "no" 2>&1 | head -1
      error: "main" touches files that are not the book’s: notes.txt
      $ grantbook revert main~1 -m "no"
      ! error: "main~1" is the first commit: there is nothing before it
      ! hint: see: grantbook log ID
      [2]
      `,
    );
  });

  test('what the rules refuse', async () => {
    const book = copyOf(clean);
    await run(book, 'grantbook move A-022 start -m "begun"');
    const { status, stderr } = await runLine(book, 'grantbook revert HEAD -m "not begun"');
    expect(status).toBe(1);
    expect(stderr).toContain('nothing was changed');
  });
});
