import { beforeAll, describe, expect, test } from 'vitest';
import { commit, PEOPLE_FILE } from '../support/gate-book.ts';
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

const PIN = '.grantbook.yaml';

let book: string;
beforeAll(() => {
  book = exampleBook();
});

/** A book with another text in the file that says which version it needs. */
function pinned(text: string): string {
  const copy = copyOf(book);
  write(copy, { [PIN]: text });
  return copy;
}

describe('a book says which version it needs', () => {
  test('a new book needs the version it was made with', () => {
    expect(read(book, PIN)).toBe(
      '# The oldest grantbook that may work on this book: an older one would not understand all of it.\n# It is raised by: grantbook schema upgrade\nneeds: 0.1.0\n',
    );
  });

  test('an older one refuses it before it reads anything that it may not understand, whatever is asked', async () => {
    const newer = pinned('needs: 0.2.0\nfrom_then_on: [what nobody here knows]\n');
    replace(newer, 'schemas/risks.schema.json', ['"x-fixed": {', '"x-foresight": true,\n  "x-fixed": {']);
    replace(newer, 'project-data/risks.yaml', ['- id: R-001\n', '- !new {id: R-001}\n']);
    const before = snapshot(newer);
    await expectTranscript(
      newer,
      `
      $ grantbook validate
      ! error: this book needs grantbook 0.2.0 or later, and this is 0.1.0: it would not understand all of it
      ! hint: install that one: npm install --global grantbook@0.2.0
      [5]
      $ COLUMNS=80 grantbook set R-001 likelihood=3
      ! error: this book needs grantbook 0.2.0 or later, and this is 0.1.0: it would not
      !        understand all of it
      ! hint: install that one: npm install --global grantbook@0.2.0
      [5]
      $ grantbook risk --help
      ! error: this book needs grantbook 0.2.0 or later, and this is 0.1.0: it would not understand all of it
      ! hint: install that one: npm install --global grantbook@0.2.0
      [5]
      $ grantbook schema diff
      ! error: this book needs grantbook 0.2.0 or later, and this is 0.1.0: it would not understand all of it
      ! hint: install that one: npm install --global grantbook@0.2.0
      [5]
      $ grantbook validate --at HEAD
      ! N records in N registries: nothing to mend
      `,
    );
    expect(snapshot(newer)).toEqual(before);
    for (const line of [
      'save -m x',
      'list risks',
      'status',
      'log',
      'render deliverable D1.1',
      'audit verify',
      'form export RV-040',
    ])
      expect([line, (await runLine(newer, `grantbook ${line}`)).status]).toEqual([line, 5]);
  });

  test('a commit that needs a newer one is not read either', async () => {
    const newer = pinned('needs: 0.10.0\n');
    commit(newer, { who: 'coordinator' });
    write(newer, { [PIN]: 'needs: 0.1.0\n' });
    await expectTranscript(
      newer,
      `
      $ grantbook validate --at HEAD
      ! error: this book needs grantbook 0.10.0 or later, and this is 0.1.0: it would not understand all of it
      ! hint: install that one: npm install --global grantbook@0.10.0
      [5]
      `,
    );
  });

  test('a book of before says nothing, and works', async () => {
    const old = copyOf(book);
    git(old, 'rm', '-q', PIN);
    await expectTranscript(
      old,
      `
      $ grantbook validate
      ! N records in N registries: nothing to mend
      `,
    );
  });

  test.each([
    ['needs: ">=0.1.0"\n', ':1:8: ".grantbook.yaml" does not say which version the book needs'],
    ['needs: 0.1\n', ':1:8: ".grantbook.yaml" does not say which version the book needs'],
    ['# nothing\n', ':1:1: ".grantbook.yaml" does not say which version the book needs'],
    ['needs: 0.1.0\nneed: 1\n', ':2:1: ".grantbook.yaml" has no "need"'],
    ['needs: 0.1.0\n\tx: 1\n', ':2:1: '],
  ])('%j is a mistake with its place, and no book is read by it', async (text, says) => {
    const answer = await runLine(pinned(text), 'grantbook list risks');
    expect(answer).toMatchObject({ status: 3, stdout: '' });
    expect(answer.stderr).toContain(PIN + says);
  });
});

describe('in a pull request', () => {
  test('who is not the coordinator neither raises nor lowers it', async () => {
    const own = copyOf(book);
    for (const [person, account] of [
      ['hanne.lindemaar', 'hanne-l'],
      ['ioana.crangasu', 'ioana-c'],
    ]) {
      const email = `  email: ${person}@example.org\n`;
      replace(own, PEOPLE_FILE, [email, `${email}  accounts:\n    github: ${account}\n`]);
    }
    commit(own, { who: 'coordinator', message: 'Accounts' });
    git(own, 'switch', '-q', '-c', 'raised');
    write(own, { [PIN]: 'needs: 9.0.0\n' });
    commit(own, { who: 'partner', message: 'Raise it' });
    await expectTranscript(
      own,
      `
      $ grantbook validate --range main..raised --each --actor github:ioana-c
      .grantbook.yaml:1:1 error policy/protected-path ".grantbook.yaml" says how the book is judged or what CI runs; it is changed by the coordinator: P-025 is not coordinator (in commit OID); hint: leave it as it is, or ask P-001 to make this change
      ! OID  P-025 (platform)  Raise it
      ! merged into main
      ! 1 commit and the merge result: 1 error, 0 warnings
      [1]
      $ grantbook validate --range main..raised --each --actor github:hanne-l
      ! error: this book needs grantbook 9.0.0 or later, and this is 0.1.0: it would not understand all of it
      ! hint: install that one: npm install --global grantbook@9.0.0
      [5]
      `,
    );
    write(own, { [PIN]: 'needs: 0.0.9\n' });
    git(own, 'reset', '-q', '--soft', 'main');
    commit(own, { who: 'partner', message: 'Lower it' });
    await expectTranscript(
      own,
      `
      $ grantbook validate --range main..raised --each --actor github:ioana-c
      .grantbook.yaml:1:1 error policy/protected-path ".grantbook.yaml" says how the book is judged or what CI runs; it is changed by the coordinator: P-025 is not coordinator (in commit OID); hint: leave it as it is, or ask P-001 to make this change
      ! OID  P-025 (platform)  Lower it
      ! merged into main
      ! 1 commit and the merge result: 1 error, 0 warnings
      [1]
      $ grantbook validate --range main..raised --each --actor github:hanne-l
      ! OID  P-001 (platform)  Lower it
      ! merged into main
      ! 1 commit and the merge result: nothing to mend
      `,
    );
  });
});
