import { beforeAll, describe, expect, test } from 'vitest';
import { branchOf, commit, D41, type GateBook, makeGateBook } from '../support/gate-book.ts';
import { copyOf, expectTranscript, git, read, replace, runLine, write } from './sandbox.ts';

let gate: GateBook;
let main: string;
beforeAll(async () => {
  gate = makeGateBook(false);
  main = copyOf(gate.book);
  write(main, { [RISKS]: read(main, RISKS).replace('strategy: reduce\n', 'strategy: redcue\n') });
  commit(main, { who: 'coordinator', message: 'Taken over as it was' });
  await runLine(main, 'grantbook known accept -m "put right later"');
});

const RISKS = 'project-data/risks.yaml';
const PROJECT = 'project-data/project.yaml';
const KNOWN = 'project-data/known-findings.yaml';
const EVERYTHING_OFF = 'findings:\n  - code: "references/*"\n    as: "off"\n    why: ours\n';

/** A branch with a reference to nobody. */
function mistaken(name: string): string {
  const book = branchOf(main, name);
  replace(book, D41, ['editor: P-025', 'editor: P-999']);
  return book;
}

describe('a branch under the policy of its target', () => {
  test('what is known there fails nothing, and what the branch brings does', async () => {
    const book = mistaken('brings');
    commit(book, { who: 'partner', key: gate.keys.partner, message: 'An editor' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..brings --each
      project-data/deliverables/D4.1.yaml:18:9 error references/unknown-id "P-999" is not in people (in commit OID); hint: see: grantbook list people
      ! OID  P-025 (signature)  An editor
      ! merged into main
      ! 1 commit and the merge result: 1 error, 0 warnings
      [1]
      `,
    );
  });

  test('a partner’s policy does not judge their own branch, and changing it is refused', async () => {
    const book = mistaken('own-policy');
    write(book, { [PROJECT]: `${read(book, PROJECT)}${EVERYTHING_OFF}` });
    commit(book, { who: 'partner', key: gate.keys.partner, message: 'An editor' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..own-policy --each
      project-data/project.yaml:1:1 error policy/protected-path "project-data/project.yaml" says how the book is judged or what CI runs; it is changed by the coordinator: P-025 is not coordinator (in commit OID); hint: leave it as it is, or ask P-001 to make this change
      project-data/deliverables/D4.1.yaml:18:9 error references/unknown-id "P-999" is not in people (in commit OID); hint: see: grantbook list people
      ! OID  P-025 (signature)  An editor
      ! merged into main
      ! 1 commit and the merge result: 2 errors, 0 warnings
      [1]
      $ grantbook validate --range main..own-policy
      project-data/project.yaml:1:1 error policy/protected-path "project-data/project.yaml" says how the book is judged or what CI runs; it is changed by the coordinator: P-025 is not coordinator (merged into main); hint: leave it as it is, or ask P-001 to make this change
      project-data/deliverables/D4.1.yaml:18:9 error references/unknown-id "P-999" is not in people (merged into main); hint: see: grantbook list people
      ! merged into main  P-025 (signature)
      ! the range as one change: 2 errors, 0 warnings
      [1]
      `,
    );
  });

  test('a partner cannot make what they bring known', async () => {
    const book = mistaken('own-known');
    commit(book, { who: 'partner', message: 'An editor' });
    await runLine(book, 'grantbook known accept -m "leave it"');
    git(book, 'reset', '-q', '--soft', 'HEAD~1');
    commit(book, { who: 'partner', key: gate.keys.partner, message: 'Accepted' });
    expect(read(book, KNOWN)).toContain('record: D4.1');
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..own-known --each
      project-data/deliverables/D4.1.yaml:18:9 error references/unknown-id "P-999" is not in people (in commit OID); hint: see: grantbook list people
      project-data/known-findings.yaml:1:1 error policy/protected-path "project-data/known-findings.yaml" says how the book is judged or what CI runs; it is changed by the coordinator: P-025 is not coordinator (in commit OID); hint: leave it as it is, or ask P-001 to make this change
      ! OID  nobody vouches  An editor
      ! OID  P-025 (signature)  Accepted
      ! merged into main
      ! 2 commits and the merge result: 2 errors, 0 warnings
      [1]
      `,
    );
  });

  test('the coordinator changes both, and they count from that commit on', async () => {
    const book = mistaken('released');
    write(book, { [PROJECT]: `${read(book, PROJECT)}${EVERYTHING_OFF}` });
    commit(book, { who: 'coordinator', key: gate.keys.coordinator, message: 'Agreed by the board' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..released --each
      ! OID  P-001 (signature)  Agreed by the board
      ! merged into main
      ! 1 commit and the merge result: nothing to mend
      ! 1 finding is off by the policy of project.yaml; --format json lists what is off
      $ grantbook validate --range main..released
      ! merged into main  P-001 (signature)
      ! the range as one change: nothing to mend
      ! 1 finding is off by the policy of project.yaml; --format json lists what is off
      `,
    );
  });

  test('a branch that puts a known finding right is told to take it out, and may leave it to the coordinator', async () => {
    const book = branchOf(main, 'mends');
    write(book, { [RISKS]: read(book, RISKS).replace('strategy: redcue\n', 'strategy: reduce\n') });
    commit(book, { who: 'partner', key: gate.keys.partner, message: 'Mend it' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..mends --each
      project-data/known-findings.yaml:8:16 warning policy/no-longer-found what KF-001 stands for (schema/choice) is no longer found (in commit OID); hint: take it out of the known findings: grantbook known prune
      ! OID  P-025 (signature)  Mend it
      ! merged into main
      ! 1 commit and the merge result: 0 errors, 1 warning
      `,
    );
  });
});

describe('only what a range touches', () => {
  test('what stood on a record before is asked for as well where the range touches it', async () => {
    const book = copyOf(gate.book);
    replace(book, D41, ['editor: P-025', 'editor: P-999']);
    write(book, { [RISKS]: read(book, RISKS).replace('strategy: reduce\n', 'strategy: redcue\n') });
    commit(book, { who: 'coordinator', message: 'Taken over as it was' });
    git(book, 'switch', '-qc', 'touches');
    replace(book, D41, ['\nlead:', '\nnotes: a second edition\nlead:']);
    commit(book, { who: 'partner', key: gate.keys.partner, message: 'A note' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..touches --each
      ! OID  P-025 (signature)  A note
      ! merged into main
      ! 1 commit and the merge result: nothing to mend
      $ grantbook validate --range main..touches --each --changed
      project-data/deliverables/D4.1.yaml:19:9 error references/unknown-id "P-999" is not in people (merged into main); hint: see: grantbook list people
      ! OID  P-025 (signature)  A note
      ! merged into main
      ! 1 commit and the merge result: 1 error, 0 warnings
      ! 1 other stands in what was not touched: grantbook validate
      [1]
      $ grantbook validate --range main..touches --changed --format gitlab
      [
        {
          "description": "\\"P-999\\" is not in people (merged into main); hint: see: grantbook list people",
          "check_name": "references/unknown-id",
          "fingerprint": "af72185daa101470f343518840454879:1",
          "severity": "major",
          "location": {
            "path": "project-data/deliverables/D4.1.yaml",
            "lines": {
              "begin": 19,
              "end": 19
            }
          }
        }
      ]
      ! merged into main  P-025 (signature)
      ! the range as one change: 1 error, 0 warnings
      ! 1 other stands in what was not touched: grantbook validate
      [1]
      `,
    );
  });
});

describe('a book below the top of its repository', () => {
  test('is named from the top for other programs, and what lies above it as well', async () => {
    const book = branchOf(main, 'below');
    for (const target of ['main', 'below']) {
      git(book, 'switch', '-q', target);
      if (target === 'main') {
        git(book, 'config', 'core.quotepath', 'off');
        const folders = ['project-data', 'schemas', 'templates', 'evidence'];
        write(book, { 'books/.keep': '' });
        for (const folder of folders) git(book, 'mv', folder, `books/${folder}`);
        commit(book, { who: 'coordinator', message: 'Move the book' });
      } else {
        git(book, 'reset', '-q', '--hard', 'main');
        replace(book, `books/${D41}`, ['editor: P-025', 'editor: P-999']);
        write(book, { 'package.json': '{}\n' });
        commit(book, { who: 'partner', message: 'An editor' });
      }
    }
    await expectTranscript(
      book,
      `
      $ cd books && grantbook validate --range main..below
      ../package.json:1:1 error policy/protected-path "package.json" says how the book is judged or what CI runs; it is changed by the coordinator: nobody vouches for this commit (it is not signed; no account was given), so its author is not coordinator (merged into main); hint: leave it as it is, or ask P-001 to make this change
      project-data/deliverables/D4.1.yaml:18:9 error references/unknown-id "P-999" is not in people (merged into main); hint: see: grantbook list people
      ! merged into main  nobody vouches
      ! the range as one change: 2 errors, 0 warnings
      [1]
      $ cd books && grantbook validate --range main..below --format github
      ::error file=package.json,line=1,endLine=1,col=1,endColumn=1,title=policy/protected-path::"package.json" says how the book is judged or what CI runs; it is changed by the coordinator: nobody vouches for this commit (it is not signed; no account was given), so its author is not coordinator (merged into main)%0Ahint: leave it as it is, or ask P-001 to make this change
      ::error file=books/project-data/deliverables/D4.1.yaml,line=18,endLine=18,col=9,endColumn=14,title=references/unknown-id::"P-999" is not in people (merged into main)%0Ahint: see: grantbook list people
      ! merged into main  nobody vouches
      ! the range as one change: 2 errors, 0 warnings
      [1]
      $ cd books && grantbook validate --range main..below --format checkstyle
      <?xml version="1.0" encoding="UTF-8"?>
      <checkstyle version="8.0">
        <file name="package.json">
          <error line="1" column="1" severity="error" message="&quot;package.json&quot; says how the book is judged or what CI runs; it is changed by the coordinator: nobody vouches for this commit (it is not signed; no account was given), so its author is not coordinator (merged into main); hint: leave it as it is, or ask P-001 to make this change" source="grantbook.policy/protected-path"/>
        </file>
        <file name="books/project-data/deliverables/D4.1.yaml">
          <error line="18" column="9" severity="error" message="&quot;P-999&quot; is not in people (merged into main); hint: see: grantbook list people" source="grantbook.references/unknown-id"/>
        </file>
      </checkstyle>
      ! merged into main  nobody vouches
      ! the range as one change: 2 errors, 0 warnings
      [1]
      `,
    );
  });
});
