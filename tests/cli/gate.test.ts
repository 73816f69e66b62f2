import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  APPROVAL,
  branchOf,
  commit,
  D41,
  D42,
  type Keys,
  makeGateBook,
  NEWCOMER,
  PEOPLE_FILE,
  runGit,
  writeCommit,
} from '../support/gate-book.ts';
import { hasProgram } from '../support/has-program.ts';
import { endAgent, gitSettings } from '../support/signing.ts';
import { expectTranscript, git, newFolder, read, replace, runLine, sh, snapshot, write } from './sandbox.ts';

const ssh = hasProgram('ssh-keygen');
const gpg = hasProgram('gpg');
let main: string;
let keys: Keys;
let folder: string;
beforeAll(() => {
  if (ssh) ({ book: main, keys, folder } = makeGateBook(gpg));
});
afterAll(() => {
  if (ssh && gpg) endAgent(folder, 'gpg');
});

const LISTS = 'project-data/mailing-lists.yaml';
const LIST =
  '- id: ML-009\n  title: Press\n  address: press@example.org\n  purpose: news\n  visibility: public\n  owner: P-004\n  members:\n    - P-004\n  status: open\n';
const TOOLS = JSON.stringify({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'tools.schema.json',
  title: 'Tools',
  'x-registry': { noun: 'tool', label: 'name', source: { file: 'tools' } },
  'x-id': { field: 'id', prefix: 'TL', pattern: '^TL[0-9]{1,3}$', next: 'TL{n}' },
  type: 'object',
  additionalProperties: false,
  required: ['id', 'name'],
  properties: { id: { type: 'string', pattern: '^TL[0-9]{1,3}$' }, name: { type: 'string', maxLength: 80 } },
});

/** Moves a contractual date, as somebody does in a web editor. */
const LATER: readonly [string, string] = [
  'due_month: M42\ndue: 2024-06-30\n',
  'due_month: M45\ndue: 2024-09-30\n',
];

describe.skipIf(!ssh)('who approves', () => {
  test('a template alone that a partner changes is told of at its place', async () => {
    const book = branchOf(main, 'template-alone');
    write(book, { 'templates/minutes.md.hbs': `${read(book, 'templates/minutes.md.hbs')}\nMine\n` });
    commit(book, { who: 'partner', key: keys.partner, message: 'My minutes' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..template-alone --each
      templates/minutes.md.hbs:1:1 error policy/protected-path "templates/minutes.md.hbs" says how the book is judged or what CI runs; it is changed by the coordinator: P-025 is not coordinator (in commit OID); hint: leave it as it is, or ask P-001 to make this change
      ! OID  P-025 (signature)  My minutes
      ! merged into main
      ! 1 commit and the merge result: 1 error, 0 warnings
      [1]
    `,
    );
  });

  test('a partner who approves their own deliverable by hand is refused, as by the command', async () => {
    const book = branchOf(main, 'partner-approves');
    replace(book, D41, APPROVAL);
    commit(book, { who: 'partner', key: keys.partner, message: 'Approve it' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..partner-approves --each
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: P-025 is not coordinator (in commit OID); hint: ask P-001
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/own-work the step "approve" is not for those named in "editor": P-025 is one of them (in commit OID); hint: ask somebody else to run: grantbook move D4.1 approve
      ! OID  P-025 (signature)  Approve it
      ! merged into main
      ! 1 commit and the merge result: 2 errors, 0 warnings
      [1]
      $ git reset -q --hard main
      $ as ioana.crangasu@example.org grantbook move D4.1 approve version=1.0
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: P-025 is not coordinator; hint: ask P-001
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/own-work the step "approve" is not for those named in "editor": P-025 is one of them; hint: ask somebody else to run: grantbook move D4.1 approve
      ! refused: nothing was changed
      [1]
    `,
    );
  });

  test('the name of the coordinator grants nothing, nor does the account of the partner; that of the coordinator does', async () => {
    const book = branchOf(main, 'name-only');
    replace(book, D41, APPROVAL);
    commit(book, { who: 'coordinator', message: 'Approve it' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..name-only --each
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: nobody vouches for this commit (it is not signed; no account was given), so its author is not coordinator (in commit OID); hint: ask P-001
      ! OID  nobody vouches  Approve it
      ! merged into main
      ! 1 commit and the merge result: 1 error, 0 warnings
      [1]
      $ grantbook validate --range main..name-only --each --actor github:ioana-c
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: P-025 is not coordinator (in commit OID); hint: ask P-001
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/own-work the step "approve" is not for those named in "editor": P-025 is one of them (in commit OID); hint: ask somebody else to run: grantbook move D4.1 approve
      ! OID  P-025 (platform)  Approve it
      ! merged into main
      ! 1 commit and the merge result: 2 errors, 0 warnings
      [1]
      $ grantbook validate --range main..name-only --each --actor Hanne-L
      ! OID  P-001 (platform)  Approve it
      ! merged into main
      ! 1 commit and the merge result: nothing to mend
    `,
    );
  });

  test('the signature of the coordinator does, whoever submits it', async () => {
    const book = branchOf(main, 'signed');
    replace(book, D41, APPROVAL);
    commit(book, { who: 'coordinator', key: keys.coordinator, message: 'Approve it' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..signed --each --actor ioana-c
      ! OID  P-001 (signature)  Approve it
      ! merged into main
      ! 1 commit and the merge result: nothing to mend
      $ grantbook validate --range main..signed
      ! merged into main  P-001 (signature)
      ! the range as one change: nothing to mend
    `,
    );
  });

  test('for programs, each commit has who made it, and each finding its commit', async () => {
    const book = branchOf(main, 'json');
    replace(book, D41, APPROVAL);
    commit(book, { who: 'partner', key: keys.partner, message: 'Approve it' });
    const { status, stdout } = await runLine(book, 'grantbook validate --range main..json --each --json');
    const answer = JSON.parse(stdout);
    const oid = git(book, 'rev-parse', 'json').trim();
    expect(status).toBe(1);
    expect(answer).toMatchObject({
      schemaVersion: 1,
      ok: false,
      summary: { errors: 2, warnings: 0 },
      commits: [{ commit: oid, subject: 'Approve it', actor: 'P-025', by: 'signature', acts_for: [] }],
    });
    expect(answer.findings).toMatchObject([
      { code: 'lifecycle/not-your-role', record: 'D4.1', line: 6, commit: oid },
      { code: 'lifecycle/own-work', record: 'D4.1', line: 6, commit: oid },
    ]);
  });

  test.skipIf(!gpg)('an OpenPGP signature counts as well', async () => {
    const book = branchOf(main, 'openpgp');
    replace(book, D41, APPROVAL);
    commit(book, { who: 'coordinator', key: keys.openPgp, message: 'Approve it' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..openpgp --each
      ! OID  P-001 (signature)  Approve it
      ! merged into main
      ! 1 commit and the merge result: nothing to mend
    `,
    );
  });

  test('a key that has run out does not, whatever day the commit says', async () => {
    const book = branchOf(main, 'expired');
    replace(book, D41, APPROVAL);
    commit(book, { who: 'coordinator', key: keys.expired, day: '2021-06-01', message: 'Approve it' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..expired --each
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: nobody vouches for this commit (its key of P-001 counts from 2021-01-01 until 2021-12-31, not on 2023-11-20; no account was given), so its author is not coordinator (in commit OID); hint: ask P-001
      ! OID  nobody vouches  Approve it
      ! merged into main
      ! 1 commit and the merge result: 1 error, 0 warnings
      [1]
    `,
    );
  });

  test('the signature of somebody else does not, unless they are a delegate on that day', async () => {
    const book = branchOf(main, 'other-signer');
    replace(book, D41, APPROVAL);
    commit(book, { who: 'coordinator', key: keys.partner, message: 'Approve it' });
    git(book, 'switch', '-q', '-c', 'delegate', 'main');
    replace(book, D41, APPROVAL);
    commit(book, { who: 'coordinator', committer: 'quality', key: keys.quality, message: 'Approve it' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..other-signer --each
      project-data/people.yaml:1:1 error identity/signer-not-author the commit is signed by P-025, and its author is P-001 (in commit OID); hint: P-001 makes the commit, or lists P-025 in "delegates" for that day
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: signed by P-025 under the name of P-001, the commit stands for nobody who is coordinator (in commit OID); hint: ask P-001
      ! OID  nobody vouches  Approve it
      ! merged into main
      ! 1 commit and the merge result: 2 errors, 0 warnings
      [1]
      $ grantbook validate --range main..delegate --each
      ! OID  P-003 for P-001 (signature)  Approve it
      ! merged into main
      ! 1 commit and the merge result: nothing to mend
    `,
    );
  });

  test('squashed by the platform, the account of who submitted it counts; the work of its author stays that', async () => {
    const book = branchOf(main, 'squashed');
    replace(book, D41, APPROVAL);
    commit(book, {
      who: 'coordinator',
      committer: 'platform',
      key: keys.stranger,
      message: 'Approve it (#7)',
    });
    git(book, 'switch', '-q', '-c', 'theirs', 'main');
    replace(book, D41, APPROVAL);
    commit(book, { who: 'partner', committer: 'platform', key: keys.stranger, message: 'Approve it (#8)' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..squashed --each
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: nobody vouches for this commit (the SSH key SHA256:KEY is listed for nobody; no account was given), so its author is not coordinator (in commit OID); hint: ask P-001
      ! OID  nobody vouches  Approve it (#7)
      ! merged into main
      ! 1 commit and the merge result: 1 error, 0 warnings
      [1]
      $ GRANTBOOK_ACTOR=hanne-l grantbook validate --range main..squashed --each
      ! OID  P-001 (platform)  Approve it (#7)
      ! merged into main
      ! 1 commit and the merge result: nothing to mend
      $ grantbook validate --range main..theirs --each --actor hanne-l
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/own-work the step "approve" is not for those named in "editor": P-025 is one of them (in commit OID); hint: ask somebody else to run: grantbook move D4.1 approve
      ! OID  P-001 (platform)  Approve it (#8)
      ! merged into main
      ! 1 commit and the merge result: 1 error, 0 warnings
      [1]
    `,
    );
  });

  test('rebased by the platform or merged on the web, each commit is who it was', async () => {
    const book = branchOf(main, 'rebased');
    replace(book, D41, APPROVAL);
    commit(book, { who: 'coordinator', committer: 'platform', message: 'Approve it' });
    write(book, { 'README.md': 'x' });
    git(book, 'switch', '-q', '-c', 'feature', 'main');
    write(book, { 'notes.md': 'x' });
    commit(book, { who: 'partner', message: 'Notes' });
    git(book, 'switch', '-q', 'rebased');
    const platform = { GIT_COMMITTER_NAME: 'GitHub', GIT_COMMITTER_EMAIL: 'noreply@github.com' };
    runGit(book, ['merge', '-q', '--no-ff', '-m', 'Merge pull request #9', 'feature'], platform);
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..rebased --each --actor hanne-l
      ! OID  P-001 (platform)  Approve it
      ! OID  P-001 (platform)  Notes
      ! OID  P-001 (platform)  Merge pull request #9
      ! merged into main
      ! 3 commits and the merge result: nothing to mend
    `,
    );
  });
});

describe.skipIf(!ssh)('what the target says', () => {
  test('a contractual date moves on the basis of a change alone, by hand as by the command', async () => {
    const book = branchOf(main, 'date');
    replace(book, D42, LATER);
    commit(book, { who: 'coordinator', key: keys.coordinator, message: 'Later' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..date --each
      project-data/deliverables/D4.2.yaml:15:12 error change/needs-reference due_month of D4.2 changes from "M42" to "M45" without a record in "change" that says so (in commit OID); hint: name one that is "implemented" in the same commit and lists D4.2 in "affects", with type schedule or GA_amendment or PO_notice: change=…; see: grantbook list changes
      project-data/deliverables/D4.2.yaml:16:6 error change/needs-reference due of D4.2 changes from "2024-06-30" to "2024-09-30" without a record in "change" that says so (in commit OID); hint: name one that is "implemented" in the same commit and lists D4.2 in "affects", with type schedule or GA_amendment or PO_notice: change=…; see: grantbook list changes
      ! OID  P-001 (signature)  Later
      ! merged into main
      ! 1 commit and the merge result: 2 errors, 0 warnings
      [1]
      $ git reset -q --hard main
      $ grantbook set D4.2 due=2024-09-30 due_month=M45
      project-data/deliverables/D4.2.yaml:15:12 error change/needs-reference due_month of D4.2 changes from "M42" to "M45" without a record in "change" that says so; hint: name one that is "implemented" in the same commit and lists D4.2 in "affects", with type schedule or GA_amendment or PO_notice: change=…; see: grantbook list changes
      project-data/deliverables/D4.2.yaml:16:6 error change/needs-reference due of D4.2 changes from "2024-06-30" to "2024-09-30" without a record in "change" that says so; hint: name one that is "implemented" in the same commit and lists D4.2 in "affects", with type schedule or GA_amendment or PO_notice: change=…; see: grantbook list changes
      ! refused: nothing was changed
      [1]
    `,
    );
  });

  test('a key that the branch brings itself signs for nobody, and bringing it is refused', async () => {
    const book = branchOf(main, 'own-key');
    replace(book, PEOPLE_FILE, [
      '  email: hanne.lindemaar@example.org\n  signing_keys:\n',
      `  email: hanne.lindemaar@example.org\n  signing_keys:\n    - key: ${keys.stranger.key}\n      from: 2022-01-01\n`,
    ]);
    commit(book, { who: 'coordinator', key: keys.stranger, message: 'My new key' });
    replace(book, D41, APPROVAL);
    commit(book, { who: 'coordinator', key: keys.stranger, message: 'Approve it' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..own-key --each
      project-data/people.yaml:13:5 error change/not-your-role signing_keys of P-001 is changed by the coordinator: nobody vouches for this commit (the SSH key SHA256:KEY is listed for nobody; no account was given), so its author is not coordinator (in commit OID); hint: ask P-001
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: nobody vouches for this commit (the SSH key SHA256:KEY is listed for nobody; no account was given), so its author is not coordinator (in commit OID); hint: ask P-001
      ! OID  nobody vouches  My new key
      ! OID  nobody vouches  Approve it
      ! merged into main
      ! 2 commits and the merge result: 2 errors, 0 warnings
      [1]
    `,
    );
  });

  test('nor does what settings or files of the branch or the repository say of keys', async () => {
    const book = branchOf(main, 'own-settings');
    write(book, {
      allowed_signers: `hanne.lindemaar@example.org ${keys.stranger.key}\n`,
      'yes.sh': '#!/bin/sh\necho "Good \\"git\\" signature"\ntouch ran\n',
    });
    sh(book, 'chmod +x yes.sh');
    git(book, 'config', 'gpg.ssh.allowedSignersFile', 'allowed_signers');
    git(book, 'config', 'gpg.ssh.program', './yes.sh');
    replace(book, D41, APPROVAL);
    const program = gitSettings({ ...keys.stranger.settings, 'gpg.ssh.program': 'ssh-keygen' });
    commit(book, { who: 'coordinator', key: { ...keys.stranger, env: program }, message: 'Approve it' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..own-settings --each
      allowed_signers:1:1 error policy/protected-path "allowed_signers" says how the book is judged or what CI runs; it is changed by the coordinator: nobody vouches for this commit (the SSH key SHA256:KEY is listed for nobody; no account was given), so its author is not coordinator (in commit OID); hint: leave it as it is, or ask P-001 to make this change
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: nobody vouches for this commit (the SSH key SHA256:KEY is listed for nobody; no account was given), so its author is not coordinator (in commit OID); hint: ask P-001
      ! OID  nobody vouches  Approve it
      ! merged into main
      ! 1 commit and the merge result: 2 errors, 0 warnings
      [1]
      $ ls ran
      ! ls: cannot access 'ran': No such file or directory
      [2]
    `,
    );
  });

  test('a signature that was moved to another commit is not right', async () => {
    const book = branchOf(main, 'moved');
    replace(book, D41, APPROVAL);
    commit(book, { who: 'coordinator', key: keys.coordinator, message: 'Look at it' });
    const bytes = git(book, 'cat-file', 'commit', 'HEAD').replace('Look at it', 'Approve it');
    git(book, 'update-ref', 'refs/heads/moved', writeCommit(book, bytes));
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..moved --each --actor ioana-c
      project-data/people.yaml:1:1 error identity/bad-signature the signature of the commit is not right: its SSH signature is not of these bytes by the key SHA256:KEY (in commit OID); hint: sign it again with a key that the people registry lists: git commit --amend --no-edit -S
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: P-025 is not coordinator (in commit OID); hint: ask P-001
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/own-work the step "approve" is not for those named in "editor": P-025 is one of them (in commit OID); hint: ask somebody else to run: grantbook move D4.1 approve
      ! OID  P-025 (platform)  Approve it
      ! merged into main
      ! 1 commit and the merge result: 3 errors, 0 warnings
      [1]
    `,
    );
  });

  test('a role or an account is given by who has the say', async () => {
    const book = branchOf(main, 'own-role');
    replace(book, PEOPLE_FILE, [
      '    github: ioana-c\n  roles:\n',
      '    github: ioana-c2\n  roles:\n    - coordinator\n',
    ]);
    commit(book, { who: 'partner', key: keys.partner, message: 'More for me' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..own-role --each
      project-data/people.yaml:432:5 error change/not-your-role accounts of P-025 is changed by the coordinator: P-025 is not coordinator (in commit OID); hint: ask P-001
      project-data/people.yaml:434:5 error change/not-your-role roles of P-025 is changed by the coordinator: P-025 is not coordinator (in commit OID); hint: ask P-001
      ! OID  P-025 (signature)  More for me
      ! merged into main
      ! 1 commit and the merge result: 2 errors, 0 warnings
      [1]
    `,
    );
  });

  test('a schema that the branch brings judges nothing before the coordinator has released it', async () => {
    const book = branchOf(main, 'own-schema');
    replace(book, 'schemas/deliverables.schema.json', [
      '"by": ["coordinator"],\n        "not_by": ["editor", "authors"]\n      },\n      "submit"',
      '"by": ["editor"]\n      },\n      "submit"',
    ]);
    commit(book, { who: 'partner', key: keys.partner, message: 'A better schema' });
    replace(book, D41, APPROVAL);
    commit(book, { who: 'partner', key: keys.partner, message: 'Approve it' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..own-schema --each
      schemas/deliverables.schema.json:1:1 error policy/protected-path "schemas/deliverables.schema.json" says how the book is judged or what CI runs; it is changed by the coordinator: P-025 is not coordinator (in commit OID); hint: leave it as it is, or ask P-001 to make this change
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: P-025 is not coordinator (in commit OID); hint: ask P-001
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/own-work the step "approve" is not for those named in "editor": P-025 is one of them (in commit OID); hint: ask somebody else to run: grantbook move D4.1 approve
      ! OID  P-025 (signature)  A better schema
      ! OID  P-025 (signature)  Approve it
      ! merged into main
      ! 2 commits and the merge result: 3 errors, 0 warnings
      [1]
    `,
    );
  });

  test('a new registry comes with its schema, where the coordinator brings the schema', async () => {
    const book = branchOf(main, 'new-registry');
    write(book, { 'schemas/tools.schema.json': TOOLS, '.gitattributes': '* -text\n' });
    commit(book, { who: 'coordinator', key: keys.coordinator, message: 'Tools' });
    write(book, { 'project-data/tools.yaml': '- id: TL1\n  name: A hammer\n' });
    commit(book, { who: 'partner', key: keys.partner, message: 'A hammer' });
    write(book, { 'project-data/tools.yaml': '- id: TL1\n  nam: A hammer\n' });
    commit(book, { who: 'partner', key: keys.partner, message: 'A hamer' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..new-registry --each
      project-data/tools.yaml:2:3 error schema/unknown-field "nam" is not a field here (in commit OID); hint: did you mean "name"?
      ! OID  P-001 (signature)  Tools
      ! OID  P-025 (signature)  A hammer
      ! OID  P-025 (signature)  A hamer
      ! merged into main
      ! 3 commits and the merge result: 1 error, 0 warnings
      [1]
    `,
    );
  });

  test('what the platform and git run is not for everybody', async () => {
    const book = branchOf(main, 'workflow');
    write(book, { '.github/workflows/check.yml': 'on: push\n', '.mailmap': 'A <a@example.org>\n' });
    commit(book, { who: 'partner', key: keys.partner, message: 'CI' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..workflow --each
      .github/workflows/check.yml:1:1 error policy/protected-path ".github/workflows/check.yml" says how the book is judged or what CI runs; it is changed by the coordinator: P-025 is not coordinator (in commit OID); hint: leave it as it is, or ask P-001 to make this change
      .mailmap:1:1 error policy/protected-path ".mailmap" says how the book is judged or what CI runs; it is changed by the coordinator: P-025 is not coordinator (in commit OID); hint: leave it as it is, or ask P-001 to make this change
      ! OID  P-025 (signature)  CI
      ! merged into main
      ! 1 commit and the merge result: 2 errors, 0 warnings
      [1]
      $ grantbook validate --range main..workflow --each --format github
      ::error file=.github/workflows/check.yml,line=1,endLine=1,col=1,endColumn=1,title=policy/protected-path::".github/workflows/check.yml" says how the book is judged or what CI runs; it is changed by the coordinator: P-025 is not coordinator (in commit OID)%0Ahint: leave it as it is, or ask P-001 to make this change
      ::error file=.mailmap,line=1,endLine=1,col=1,endColumn=1,title=policy/protected-path::".mailmap" says how the book is judged or what CI runs; it is changed by the coordinator: P-025 is not coordinator (in commit OID)%0Ahint: leave it as it is, or ask P-001 to make this change
      ! OID  P-025 (signature)  CI
      ! merged into main
      ! 1 commit and the merge result: 2 errors, 0 warnings
      [1]
    `,
    );
  });
});

describe.skipIf(!ssh)('on behalf of somebody', () => {
  test('a line in the message grants nothing that nobody has let', async () => {
    const book = branchOf(main, 'unfounded');
    replace(book, D41, APPROVAL);
    commit(book, { who: 'partner', key: keys.partner, message: 'Approve it\n\nOn-Behalf-Of: P-001' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..unfounded --each
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: P-025 is not coordinator (in commit OID); hint: ask P-001
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/own-work the step "approve" is not for those named in "editor": P-025 is one of them (in commit OID); hint: ask somebody else to run: grantbook move D4.1 approve
      project-data/people.yaml:32:5 error identity/not-delegated P-025 does not act on behalf of P-001: no delegation says so on that day (in commit OID); hint: P-001 lists who may, in "delegates", with the first and the last day; who has the say enters it
      ! OID  P-025 (signature)  Approve it
      ! merged into main
      ! 1 commit and the merge result: 3 errors, 0 warnings
      [1]
    `,
    );
  });

  test('a delegate acts with the role of who let them, on record, by hand and by command', async () => {
    const book = branchOf(main, 'delegate');
    commit(book, { who: 'coordinator', key: keys.coordinator, message: 'Nothing yet' });
    for (const [name, value] of Object.entries(keys.quality.settings)) git(book, 'config', name, value);
    await expectTranscript(
      book,
      `
      $ as ioana.crangasu@example.org grantbook move D4.1 approve version=1.0 --on-behalf-of P-001
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: P-025 is not coordinator; hint: ask P-001
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/own-work the step "approve" is not for those named in "editor": P-025 is one of them; hint: ask somebody else to run: grantbook move D4.1 approve
      project-data/people.yaml:32:5 error identity/not-delegated P-025 does not act on behalf of P-001: no delegation says so on that day; hint: P-001 lists who may, in "delegates", with the first and the last day; who has the say enters it
      ! refused: nothing was changed
      [1]
      $ as oriane.vasselin@example.org grantbook move D4.1 approve version=1.0
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: P-003 is not coordinator; hint: ask P-001
      ! refused: nothing was changed
      [1]
      $ as oriane.vasselin@example.org grantbook move D4.1 approve version=1.0 --on-behalf-of P-0001
      ! error: "P-0001" is no person of this book
      ! hint: did you mean P-001, P-002, P-003?
      [2]
      $ as oriane.vasselin@example.org grantbook --today 2023-12-01 move D4.1 approve version=1.0 --on-behalf-of P-001
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: P-003 is not coordinator; hint: ask P-001
      project-data/people.yaml:32:5 error identity/not-delegated P-003 does not act on behalf of P-001: no delegation says so on that day; hint: P-001 lists who may, in "delegates", with the first and the last day; who has the say enters it
      ! refused: nothing was changed
      [1]
      $ as oriane.vasselin@example.org grantbook move D4.1 approve version=1.0 --on-behalf-of P-001
      D4.1 status: approval → approved
      D4.1 version: 0.4 → 1.0
      D4.1 approved_on: set to 2023-11-20
      ! committed OID  deliverable D4.1: approve
      $ git log -1 --format=%B
      deliverable D4.1: approve

      Record: D4.1
      Registry: deliverables
      Transition: approval -> approved
      On-Behalf-Of: P-001

      $ grantbook log D4.1
      2023-11-20  Hanne Lindemaar  changed: approval → approved  OID
        on behalf of P-001
        version: 0.4 → 1.0
        approved_on: set to 2023-11-20
      2023-11-20  Hanne Lindemaar  added  OID
      $ grantbook validate --range main..delegate --each
      ! OID  P-001 (signature)  Nothing yet
      ! OID  P-003 for P-001 (signature)  deliverable D4.1: approve
      ! merged into main
      ! 2 commits and the merge result: nothing to mend
    `,
    );
  });

  test('the work of either is the work of both', async () => {
    const book = branchOf(main, 'either');
    replace(book, D41, ['editor: P-025', 'editor: P-001']);
    commit(book, { who: 'coordinator', key: keys.coordinator, message: 'Another editor' });
    replace(book, D41, APPROVAL);
    commit(book, { who: 'quality', key: keys.quality, message: 'Approve it\n\nOn-Behalf-Of: P-001' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..either --each
      project-data/deliverables/D4.1.yaml:18:9 warning deliverables/editor-elsewhere the editor P-001 is of ENSIE, the lead is ADV (in commit OID); hint: name an editor of ADV, or let ENSIE lead
      project-data/deliverables/D4.1.yaml:28:11 error roles/not-independent "P-001" stands in "editor" as well (in commit OID); hint: name somebody else: grantbook set D4.1 approver=…
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/own-work the step "approve" is not for those named in "editor": P-001 is one of them (in commit OID); hint: ask somebody else to run: grantbook move D4.1 approve
      ! OID  P-001 (signature)  Another editor
      ! OID  P-003 for P-001 (signature)  Approve it
      ! merged into main
      ! 2 commits and the merge result: 2 errors, 1 warning
      [1]
    `,
    );
  });
});

describe.skipIf(!ssh)('a range', () => {
  test('what the merge would hold is checked: ids that both have taken, references to what the other removed', async () => {
    const book = branchOf(main, 'merged');
    replace(book, LISTS, ['- id: ML-002\n', `${LIST}\n- id: ML-002\n`]);
    replace(book, LISTS, ['    - P-032\n  body: AB\n', '    - P-032\n    - P-090\n  body: AB\n']);
    commit(book, { who: 'partner', message: 'A list' });
    git(book, 'switch', '-q', 'main');
    write(book, { [LISTS]: `${read(book, LISTS)}\n${LIST}` });
    replace(book, PEOPLE_FILE, [NEWCOMER, '']);
    commit(book, { who: 'coordinator', message: 'A list, and somebody who never came' });
    git(book, 'switch', '-q', '-c', 'clash', 'main');
    git(book, 'switch', '-q', 'merged');
    git(book, 'switch', '-q', '-c', 'clashing');
    replace(book, LISTS, ['title: Community of WISEs', 'title: The community']);
    commit(book, { who: 'partner', message: 'Another title' });
    git(book, 'switch', '-q', 'clash');
    replace(book, LISTS, ['title: Community of WISEs', 'title: All WISEs']);
    commit(book, { who: 'coordinator', message: 'A title' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..merged --each
      project-data/mailing-lists.yaml:154:7 error references/unknown-id "P-090" is not in people (merged into main); hint: did you mean "P-009"?
      project-data/mailing-lists.yaml:184:7 error ids/duplicate "ML-009" is taken already (merged into main) (see project-data/mailing-lists.yaml:37:7); hint: give this record the next free id
      project-data/mailing-lists.yaml:186:12 error ids/not-unique "press@example.org" is that of ML-009 already (merged into main) (see project-data/mailing-lists.yaml:39:12); hint: correct one of the two: grantbook set ML-009 address=…
      ! OID  nobody vouches  A list
      ! merged into main
      ! 1 commit and the merge result: 3 errors, 0 warnings
      [1]
      $ grantbook validate --range clash..clashing --each
      project-data/mailing-lists.yaml:1:1 error policy/merge-conflict the branch and its target both change "project-data/mailing-lists.yaml", and git cannot put the two together (merged into clash); hint: merge the target into the branch and decide each line there: git merge, then git push
      ! OID  nobody vouches  A list
      ! OID  nobody vouches  Another title
      ! merged into clash
      ! 2 commits and the merge result: 1 error, 0 warnings
      [1]
    `,
    );
  });

  test('a pull request from a fork is fetched and checked; a shallow clone is not enough', async () => {
    const fork = branchOf(main, 'fork');
    replace(fork, LISTS, ['title: Community of WISEs', 'title: The community']);
    commit(fork, { who: 'partner', key: keys.partner, message: 'Another title' });
    const target = branchOf(main, 'unrelated');
    git(target, 'fetch', '-q', fork, 'fork:refs/pull/7/head');
    const shallow = newFolder();
    git(shallow, 'clone', '-q', '--depth', '1', `file://${fork}`, 'clone');
    const before = snapshot(target);
    await expectTranscript(
      target,
      `
      $ grantbook validate --range main..refs/pull/7/head --each --actor ioana-c
      ! OID  P-025 (signature)  Another title
      ! merged into main
      ! 1 commit and the merge result: nothing to mend
    `,
    );
    expect(snapshot(target)).toEqual(before);
    await expectTranscript(
      shallow,
      `
      $ grantbook -C clone validate --range HEAD~1..HEAD --each
      ! error: this clone is shallow: commits of the range, or what they are built on, are cut off
      ! hint: fetch the whole history: git fetch --unshallow; in CI: fetch-depth: 0
      [3]
    `,
    );
  });

  test('what a merge does beside merging is the doing of who merged, and what it takes over is not', async () => {
    const book = branchOf(main, 'approved');
    replace(book, D41, APPROVAL);
    commit(book, { who: 'coordinator', key: keys.coordinator, message: 'Approve it' });
    git(book, 'switch', '-q', '-c', 'update', 'main');
    replace(book, LISTS, ['title: Community of WISEs', 'title: The community']);
    commit(book, { who: 'partner', key: keys.partner, message: 'Another title' });
    const partner = {
      ...keys.partner.env,
      GIT_AUTHOR_NAME: 'Ioana',
      GIT_AUTHOR_EMAIL: 'ioana.crangasu@example.org',
    };
    runGit(book, ['merge', '-q', '--no-ff', '-m', 'Update', 'approved'], partner);
    git(book, 'switch', '-q', '-c', 'dropped', 'update~1');
    runGit(book, ['merge', '-q', '-s', 'ours', '-m', 'Keep mine', 'approved'], partner);
    git(book, 'switch', '-q', '-c', 'smuggled', 'update~1');
    runGit(book, ['merge', '-q', '--no-ff', '--no-commit', 'approved'], partner);
    replace(book, D42, LATER);
    git(book, 'add', '--all');
    runGit(book, ['commit', '-q', '-m', 'Merge, and more'], partner);
    await expectTranscript(
      book,
      `
      $ grantbook validate --range approved..update --each
      ! OID  P-025 (signature)  Another title
      ! OID  P-025 (signature)  Update
      ! merged into approved
      ! 2 commits and the merge result: nothing to mend
      $ grantbook validate --range approved..dropped --each
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-allowed deliverable D4.1 cannot go from "approved" to "approval" (in commit OID); hint: from "approved": grantbook move D4.1 submit (to submitted) · grantbook move D4.1 reopen (to in_revision) · grantbook move D4.1 cancel (to cancelled)
      project-data/deliverables/D4.1.yaml:7:10 error deliverables/version-step version "1.0" is followed by 1.1, or 2.0 at approval; not by "0.4" (in commit OID); hint: grantbook set D4.1 version=1.1
      ! OID  P-025 (signature)  Another title
      ! OID  P-025 (signature)  Keep mine
      ! merged into approved
      ! 2 commits and the merge result: 2 errors, 0 warnings
      [1]
      $ grantbook validate --range approved..smuggled --each
      project-data/deliverables/D4.2.yaml:15:12 error change/needs-reference due_month of D4.2 changes from "M42" to "M45" without a record in "change" that says so (in commit OID); hint: name one that is "implemented" in the same commit and lists D4.2 in "affects", with type schedule or GA_amendment or PO_notice: change=…; see: grantbook list changes
      project-data/deliverables/D4.2.yaml:16:6 error change/needs-reference due of D4.2 changes from "2024-06-30" to "2024-09-30" without a record in "change" that says so (in commit OID); hint: name one that is "implemented" in the same commit and lists D4.2 in "affects", with type schedule or GA_amendment or PO_notice: change=…; see: grantbook list changes
      ! OID  P-025 (signature)  Another title
      ! OID  P-025 (signature)  Merge, and more
      ! merged into approved
      ! 2 commits and the merge result: 2 errors, 0 warnings
      [1]
    `,
    );
  });

  test('where a merge has to be decided by hand, dropping what the other side did is doing it', async () => {
    const book = branchOf(main, 'said');
    replace(book, D41, APPROVAL);
    commit(book, { who: 'coordinator', key: keys.coordinator, message: 'Approve it' });
    git(book, 'switch', '-q', '-c', 'decided', 'main');
    replace(book, D41, ['version: "0.4"', 'version: "0.5"']);
    commit(book, { who: 'partner', key: keys.partner, message: 'A version' });
    const decide = (text: readonly [string, string]) => {
      sh(book, 'git merge said; git checkout --ours project-data/deliverables/D4.1.yaml');
      replace(book, D41, text);
      commit(book, { who: 'partner', key: keys.partner, message: 'Merge' });
    };
    git(book, 'switch', '-q', '-c', 'undone');
    decide(['version: "0.5"', 'version: "0.6"']);
    git(book, 'switch', '-q', 'decided');
    decide(['status: approval\nversion: "0.5"\n', APPROVAL[1]]);
    await expectTranscript(
      book,
      `
      $ grantbook validate --range said..decided --each
      ! OID  P-025 (signature)  A version
      ! OID  P-025 (signature)  Merge
      ! merged into said
      ! 2 commits and the merge result: nothing to mend
      $ grantbook validate --range said..undone --each
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-allowed deliverable D4.1 cannot go from "approved" to "approval" (in commit OID); hint: from "approved": grantbook move D4.1 submit (to submitted) · grantbook move D4.1 reopen (to in_revision) · grantbook move D4.1 cancel (to cancelled)
      project-data/deliverables/D4.1.yaml:7:10 error deliverables/version-step version "1.0" is followed by 1.1, or 2.0 at approval; not by "0.6" (in commit OID); hint: grantbook set D4.1 version=1.1
      ! OID  P-025 (signature)  A version
      ! OID  P-025 (signature)  Merge
      ! merged into said
      ! 2 commits and the merge result: 2 errors, 0 warnings
      [1]
    `,
    );
  });

  test('a history that begins anew is compared with the target', async () => {
    const book = branchOf(main, 'before');
    git(book, 'switch', '-q', '--orphan', 'anew');
    git(book, 'checkout', '-q', 'main', '--', '.');
    replace(book, D41, APPROVAL);
    commit(book, { who: 'partner', key: keys.partner, message: 'Everything' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..anew --each
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-your-role the step "approve" is for the coordinator: P-025 is not coordinator (in commit OID); hint: ask P-001
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/own-work the step "approve" is not for those named in "editor": P-025 is one of them (in commit OID); hint: ask somebody else to run: grantbook move D4.1 approve
      project-data/deliverables/D4.1.yaml:1:1 error policy/merge-conflict the branch and its target both change "project-data/deliverables/D4.1.yaml", and git cannot put the two together (merged into main); hint: merge the target into the branch and decide each line there: git merge, then git push
      ! OID  P-025 (signature)  Everything
      ! merged into main
      ! 1 commit and the merge result: 3 errors, 0 warnings
      [1]
    `,
    );
  });

  test('is asked for as it has to be', async () => {
    const book = branchOf(main, 'asked');
    commit(book, { who: 'partner', message: 'Nothing' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..asked --each
      ! OID  nobody vouches  Nothing
      ! merged into main
      ! 1 commit and the merge result: nothing to mend
      $ grantbook validate --range asked..main
      ! error: "asked..main" holds no commit: nothing was checked
      ! hint: name the target first and the branch second: --range origin/main..HEAD
      [3]
      $ grantbook validate --range main...asked
      ! error: "main...asked" is no range
      ! hint: name the target and the branch: --range origin/main..HEAD
      [2]
      $ grantbook validate --range main..gone
      ! error: "gone" is no commit, branch or tag of this repository
      ! hint: see the last ones: git log --oneline -10
      [2]
      $ grantbook validate --each
      ! error: --each is for a range
      ! hint: name one: --range origin/main..HEAD
      [2]
      $ grantbook validate --range main..asked --at main
      ! error: --range and --at do not go together
      ! hint: leave out one of the two
      [2]
    `,
    );
  });
});
