import { beforeAll, describe, expect, test } from 'vitest';
import {
  copyOf,
  exampleBook,
  expectTranscript,
  git,
  lastCommit,
  read,
  replace,
  runLine,
  snapshot,
  write,
} from './sandbox.ts';

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

const RISKS = 'project-data/risks.yaml';
const D41 = 'project-data/deliverables/D4.1.yaml';

describe('save commits what was edited by hand', () => {
  test('shows the fields, commits the files of the book and nothing else', async () => {
    const book = copyOf(clean);
    replace(book, D41, ['short_title: Pilot handbook', 'short_title: The handbook']);
    replace(book, RISKS, ['title: Prices rise', 'title: Prices rise fast']);
    write(book, { 'notes.txt': 'my own\n' });
    await expectTranscript(
      book,
      `
      $ grantbook status | tail -1
      2 files edited and not saved (project-data/deliverables/D4.1.yaml, project-data/risks.yaml): grantbook save
      $ grantbook save --dry-run
      D4.1 short_title: Pilot handbook → The handbook
      R-015 title: Prices rise → Prices rise fast
      ! nothing was written (--dry-run); the commit would say:
      !
      !     save D4.1, R-015
      !
      !     Record: D4.1
      !     Record: R-015
      $ grantbook save -m "agreed at the steering committee"
      D4.1 short_title: Pilot handbook → The handbook
      R-015 title: Prices rise → Prices rise fast
      ! committed OID  save D4.1, R-015
      $ git log -1 --format=%B
      save D4.1, R-015

      agreed at the steering committee

      Record: D4.1
      Record: R-015

      $ git status --porcelain
      ?? notes.txt
      $ grantbook save -m "again"
      ! nothing to save: no file of the book was edited
      `,
    );
    expect(lastCommit(book).files).toEqual([D41, RISKS]);
  });

  test('one file alone, named from here or from the book’s root; the other edits stay', async () => {
    const book = copyOf(clean);
    replace(book, D41, ['short_title: Pilot handbook', 'short_title: The handbook']);
    replace(book, RISKS, ['title: Prices rise', 'title: Prices rise fast']);
    await expectTranscript(
      book,
      `
      $ cd project-data/deliverables && grantbook save D4.1.yaml
      D4.1 short_title: Pilot handbook → The handbook
      ! committed OID  save D4.1
      $ git status --porcelain
       M project-data/risks.yaml
      $ cd schemas && grantbook save D4.1.yaml
      ! error: "D4.1.yaml" was not edited
      ! hint: edited: project-data/risks.yaml
      [2]
      $ cd schemas && grantbook save project-data/risks.yaml
      R-015 title: Prices rise → Prices rise fast
      ! committed OID  save R-015
      `,
    );
  });

  test('a comment, a file added and a file removed', async () => {
    const book = copyOf(clean);
    replace(book, D41, ['id: D4.1', '# For the pilots\nid: D4.1']);
    const added = read(book, 'project-data/deliverables/D7.2.yaml').replaceAll('D7.2', 'D7.9');
    write(book, { 'project-data/deliverables/D7.9.yaml': added });
    await expectTranscript(
      book,
      `
      $ grantbook save -m "one more"
      D7.9 added (deliverable)
      ! committed OID  save D7.9
      $ git show --format= --name-status
      M\tproject-data/deliverables/D4.1.yaml
      A\tproject-data/deliverables/D7.9.yaml
      $ rm project-data/deliverables/D7.9.yaml && grantbook save
      D7.9 removed (deliverable)
      ! committed OID  save D7.9
      $ git show --format= --name-status
      D\tproject-data/deliverables/D7.9.yaml
      `,
    );
  });

  test('what is committed has to be right without the edits that are not', async () => {
    const book = copyOf(clean);
    replace(book, D41, ['editor: P-025', 'editor: P-077']);
    const person =
      '\n- id: P-077\n  name: New Person\n  partner: ADV\n  email: new@example.org\n  roles: [editor]\n  active_from: 2023-11-01\n  consent_gdpr: true\n';
    write(book, { 'project-data/people.yaml': read(book, 'project-data/people.yaml') + person });
    replace(book, RISKS, ['owner: P-003\n  strategy: reduce', 'owner: P-999\n  strategy: reduce']);
    await expectTranscript(
      book,
      `
      $ grantbook save ${D41}
      project-data/deliverables/D4.1.yaml:18:9 error references/unknown-id "P-077" is not in people; hint: did you mean "P-007"?
      ! refused: nothing was changed
      ! edits that are not saved do not count (project-data/people.yaml, project-data/risks.yaml); save them first: grantbook save
      [1]
      $ grantbook save ${D41} project-data/people.yaml
      D4.1 editor: P-025 → P-077
      P-077 added (person)
      ! committed OID  save D4.1, P-077
      $ grantbook validate --at HEAD
      ! N records in N registries: nothing to mend
      $ git status --porcelain
       M project-data/risks.yaml
      `,
    );
  });

  test('a bad edit is refused, and stays for its author to correct', async () => {
    const book = copyOf(clean);
    replace(book, D41, ['editor: P-025', 'editor: P-999']);
    const before = snapshot(book);
    await expectTranscript(
      book,
      `
      $ grantbook save -m "a new editor"
      project-data/deliverables/D4.1.yaml:18:9 error references/unknown-id "P-999" is not in people; hint: see: grantbook list people
      ! refused: nothing was changed
      [1]
      `,
    );
    expect(snapshot(book)).toEqual(before);
  });

  test('--no-commit writes the file and leaves the commit to save', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ grantbook set R-002 likelihood=5 --no-commit
      R-002 likelihood: 4 → 5
      ! written, not committed; when it is right: grantbook save
      $ git status --porcelain
       M project-data/risks.yaml
      $ grantbook save -m "seen by two"
      R-002 likelihood: 4 → 5
      ! committed OID  save R-002
      `,
    );
  });
});

describe('other people’s work in the folder', () => {
  /** Staged, half-staged, dirty and untracked work beside the book and in it. */
  function busyBook(): string {
    const book = copyOf(clean);
    write(book, { 'notes.md': 'one\ntwo\nthree\nfour\nfive\nsix\n' });
    git(book, 'add', 'notes.md');
    git(book, 'commit', '--quiet', '-m', 'notes');
    write(book, { 'notes.md': 'ONE\ntwo\nthree\nfour\nfive\nsix\n', 'staged.md': 'new\n' });
    git(book, 'add', 'notes.md', 'staged.md');
    write(book, { 'notes.md': 'ONE\ntwo\nthree\nfour\nfive\nSIX\n', 'untracked.md': 'mine\n' });
    replace(book, D41, ['short_title: Pilot handbook', 'short_title: Not yet']);
    git(book, 'add', D41);
    replace(book, D41, ['short_title: Not yet', 'short_title: Not yet, no']);
    replace(book, 'project-data/tasks.yaml', ['- id: T1.1', '# soon\n- id: T1.1']);
    return book;
  }

  test('staged hunks, dirty and untracked files are as they were after set, add, move, edit, remove and save', async () => {
    const book = busyBook();
    const others = () => ({
      staged: git(book, 'diff', '--cached'),
      dirty: git(book, 'diff', '--', 'notes.md', D41, 'project-data/tasks.yaml'),
      untracked: git(book, 'ls-files', '--others', '--exclude-standard'),
    });
    const before = others();
    const lines = [
      'grantbook set R-002 likelihood=5',
      'grantbook add action "Ask again" owner=P-005 due=2023-12-15',
      'grantbook move A-022 start',
      'EDITOR="sed -i s/Prices/Costs/" grantbook edit R-015',
      'grantbook remove A-032',
      "sed -i 's/title: Costs rise/title: Costs soar/' project-data/risks.yaml && grantbook save project-data/risks.yaml",
    ];
    for (const line of lines) {
      const { status, stdout, stderr } = await runLine(book, line);
      expect(status, `${line}\n${stdout}${stderr}`).toBe(0);
      expect(lastCommit(book).files, line).toHaveLength(1);
      expect(others(), line).toEqual(before);
    }
    expect(git(book, 'rev-list', '--count', 'HEAD').trim()).toBe(String(2 + lines.length));
  });

  test('a command that would write over a hand edit is refused, and the edit stays', async () => {
    const book = busyBook();
    const before = snapshot(book);
    const { stdout, stderr, status } = await runLine(book, 'grantbook set D4.1 language=fr');
    expect({ status, said: stderr }).toEqual({
      status: expect.any(Number) as number,
      said: expect.stringContaining(D41) as string,
    });
    expect([1, 3, 4]).toContain(status);
    expect(stderr).toMatch(/^hint: .*grantbook save/m);
    expect(stdout).toBe('');
    expect(snapshot(book)).toEqual(before);
  });
});
