import { beforeAll, describe, expect, test } from 'vitest';
import { copyOf, exampleBook, expectTranscript, git, read, replace, runLine, write } from './sandbox.ts';

const D41 = 'project-data/deliverables/D4.1.yaml';

let agreed: string;
beforeAll(async () => {
  agreed = exampleBook();
  const made = await runLine(agreed, 'grantbook baseline create GA-2022 -m "as signed"');
  expect(made).toMatchObject({ status: 0, stdout: '' });
});

function commit(book: string, why: string): void {
  git(book, 'add', '-A');
  git(book, 'commit', '--quiet', '-m', why);
}

describe('a baseline', () => {
  test('is a tag that says what it holds', async () => {
    const book = copyOf(agreed);
    const message = git(book, 'tag', '--list', '--format=%(contents)', 'baseline/GA-2022');
    expect(message).toMatch(
      /^baseline GA-2022\n\nas signed\n\nBaseline: GA-2022\nCommit: [0-9a-f]{40}\n(Tree: [a-z-]+ [0-9a-f]{40}\n){4}Content-SHA256: [0-9a-f]{64}\nMessage-SHA256: [0-9a-f]{64}\n/,
    );
    await expectTranscript(
      book,
      `
      $ grantbook baseline list
      baseline  commit      why
      GA-2022   OID  as signed
      $ grantbook baseline verify GA-2022
      baseline GA-2022: as it was made, at OID
      $ grantbook baseline verify GA-2022 --json | head -3
      {
        "name": "GA-2022",
        "ok": true,
      $ grantbook baseline diff GA-2022
      ! nothing contractual deviates from baseline GA-2022
      $ grantbook baseline create GA-2022
      ! error: there is a baseline "GA-2022" already, and a baseline does not change
      ! hint: give it another name; see what it holds: grantbook baseline verify GA-2022
      [2]
      $ grantbook baseline create ../x
      ! error: "../x" cannot name a baseline
      ! hint: use letters, digits, and one of . _ - between them: grantbook baseline create GA-2022
      [2]
      $ grantbook baseline verify GA-2023
      ! error: there is no baseline "GA-2023"
      ! hint: did you mean "GA-2022"?
      [2]
      $ grantbook baseline forget GA-2022
      ! error: "forget" is nothing to do with a baseline
      ! hint: use one of: create, list, diff, verify
      [2]
      $ grantbook baseline create
      ! error: which baseline?
      ! hint: for example: grantbook baseline create GA-2022
      [2]
      $ grantbook baseline create next --dry-run -q | head -1
      baseline next
      `,
    );
    expect(git(book, 'tag', '--list')).toBe('baseline/GA-2022\n');
  });

  test('is not made of unsaved edits, nor of a book with errors', async () => {
    const book = copyOf(agreed);
    replace(book, D41, ['editor: P-025', 'editor: P-999']);
    await expectTranscript(
      book,
      `
      $ grantbook baseline create next
      ! error: a baseline holds what is committed, and there are edits that are not: project-data/deliverables/D4.1.yaml
      ! hint: commit them first: grantbook save
      [2]
      $ git commit --quiet -am wrong && grantbook baseline create next
      project-data/deliverables/D4.1.yaml:18:9 error references/unknown-id "P-999" is not in people; hint: see: grantbook list people
      ! refused: a book with errors is no baseline
      [1]
      `,
    );
    expect(git(book, 'tag', '--list')).toBe('baseline/GA-2022\n');
  });
});

describe('verify finds', () => {
  const verify = (book: string) => runLine(book, 'grantbook baseline verify GA-2022');
  const message = (book: string) =>
    git(book, 'cat-file', 'tag', 'baseline/GA-2022').replace(/^[\s\S]*?\n\n/, '');
  const again = (book: string, text: string, commitAt: string) => {
    write(book, { '../message': text });
    git(book, 'tag', '-f', '-a', '--cleanup=verbatim', '-F', '../message', 'baseline/GA-2022', commitAt);
  };

  test('a tag that was moved, with its message', async () => {
    const book = copyOf(agreed);
    replace(book, D41, ['due: 2023-12-31', 'due: 2024-01-31']);
    commit(book, 'later');
    again(book, message(book), 'HEAD');
    const { status, stdout } = await verify(book);
    expect([status, stdout]).toEqual([1, expect.stringContaining('it was moved: made at ')]);
    expect((await runLine(book, 'grantbook baseline diff GA-2022')).status).toBe(1);
    expect((await runLine(book, 'grantbook baseline list')).status).toBe(1);
  });

  test('a tag that is not annotated', async () => {
    const book = copyOf(agreed);
    git(book, 'tag', '-f', 'baseline/GA-2022', 'HEAD');
    expect(await verify(book)).toMatchObject({
      status: 1,
      stdout: 'baseline GA-2022: its tag is not annotated: it records nothing of what it holds\n',
    });
  });

  test.each([
    ['its reason', 'as signed', 'as amended'],
    ['its digest', /Content-SHA256: ..../, 'Content-SHA256: 0000'],
    ['a line added', /$/, 'Commit: 0\n'],
    ['all of it', /^[\s\S]*$/, 'baseline GA-2022\n'],
  ])('a message that was changed: %s', async (_, from, to) => {
    const book = copyOf(agreed);
    again(book, message(book).replace(from, to), 'HEAD');
    expect(await verify(book)).toMatchObject({
      status: 1,
      stdout: 'baseline GA-2022: its message is not the one it was made with\n',
    });
  });

  test('a tag under another name', async () => {
    const book = copyOf(agreed);
    git(book, 'update-ref', 'refs/tags/baseline/other', 'refs/tags/baseline/GA-2022');
    expect(await runLine(book, 'grantbook baseline verify other')).toMatchObject({
      status: 1,
      stdout: 'baseline other: its tag was made as "baseline/GA-2022"\n',
    });
  });
});

describe('deviations', () => {
  test('only what is contractual, with the change that it rests on', async () => {
    const book = copyOf(agreed);
    replace(book, D41, ['due: 2023-12-31', 'due: 2024-01-31']);
    replace(book, D41, ['short_title: Pilot handbook', 'short_title: The handbook']);
    write(book, { [D41]: `${read(book, D41)}change: CH-001\n` });
    replace(book, 'project-data/risks.yaml', ['title: Prices rise', 'title: Prices rise fast']);
    git(book, 'rm', '--quiet', 'project-data/deliverables/D7.2.yaml');
    commit(book, 'by hand');
    await expectTranscript(
      book,
      `
      $ grantbook baseline diff GA-2022
      changed D4.1 Handbook for the pilots
        due: 2023-12-31 → 2024-01-31
        basis CH-001 New date for D1.2: The survey of the field work brought more
        material than planned; D1.2 needs six more months.
      removed D7.2 Report on the national round tables
        no basis is named
      $ grantbook baseline diff GA-2022 --format md
      | registry | id | label | change | field | before | after | basis | reason |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      | deliverables | D4.1 | Handbook for the pilots | changed | due | 2023-12-31 | 2024-01-31 | CH-001 | The survey of the field work brought more material than planned; D1.2 needs six more months. |
      | deliverables | D7.2 | Report on the national round tables | removed |  |  |  |  |  |
      $ grantbook baseline diff GA-2022 --format csv | tr -d '\\015'
      "registry","id","label","change","field","before","after","basis","reason"
      "deliverables","D4.1","Handbook for the pilots","changed","due","2023-12-31","2024-01-31","CH-001","The survey of the field work brought more material than planned; D1.2 needs six more months."
      "deliverables","D7.2","Report on the national round tables","removed","","","","",""
      `,
    );
    const { stdout } = await runLine(book, 'grantbook baseline diff GA-2022 --json');
    const { deviations } = JSON.parse(stdout) as { deviations: Record<string, unknown>[] };
    expect(deviations.map(({ id, changes }) => ({ id, changes }))).toMatchObject([
      { id: 'D4.1', changes: [{ field: 'due', path: 'due', before: '2023-12-31', after: '2024-01-31' }] },
      { id: 'D7.2' },
    ]);
  });
});
