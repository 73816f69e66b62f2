import { describe, expect, test } from 'vitest';
import {
  copyOf,
  exampleBook,
  expectTranscript,
  git,
  newFolder,
  read,
  replace,
  runLine,
  sh,
  write,
} from './sandbox.ts';

const RISK = 'description=x origin=unforeseen category=external wps=WP1 likelihood=3 impact=4 owner=P-003';
const DELIVERABLE = 'wp=WP1 lead=ENSIE due_month=M40 due=2024-04-30 type=R dissemination=PU';

/** Makes a commit by a command, on the branch that is checked out. */
async function does(book: string, line: string): Promise<void> {
  const { status, stdout, stderr } = await runLine(book, line);
  if (status !== 0) throw new Error(`${line}: ${stdout}${stderr}`);
}

describe('an id is not given that another branch has', () => {
  test('of two clones, each looks at what it fetched last, and says which ids it passed over', async () => {
    const main = exampleBook();
    const partner = `${newFolder()}/clone`;
    git(main, 'clone', '-q', main, partner);
    git(partner, 'switch', '-q', '-c', 'scf');
    await does(partner, `grantbook add risk "Theirs" ${RISK}`);
    await does(partner, `grantbook add risk "Theirs too" ${RISK}`);
    await does(partner, `grantbook add deliverable "Theirs" ${DELIVERABLE}`);
    git(main, 'remote', 'add', 'partner', partner);
    git(main, 'fetch', '-q', 'partner');
    await expectTranscript(
      main,
      `
      $ grantbook add risk "Ours" description=x origin=unforeseen category=external wps=WP1 likelihood=3 impact=4 owner=P-003 --dry-run
      $ grantbook add risk "Ours" description=x origin=unforeseen category=external wps=WP1 likelihood=3 impact=4 owner=P-003
      $ grantbook add deliverable "Ours" wp=WP1 lead=ENSIE due_month=M40 due=2024-04-30 type=R dissemination=PU
      $ grantbook add risk "Asked for" id=R-021 description=x origin=unforeseen category=external wps=WP1 likelihood=3 impact=4 owner=P-003 --dry-run
      $ grantbook rename R-005 R-020
      $ git branch -r -d partner/scf
      $ grantbook add deliverable "Ours" wp=WP1 lead=ENSIE due_month=M40 due=2024-04-30 type=R dissemination=PU --dry-run
    `,
    );
  });

  test('whoever makes the record: a step that makes another takes the next free one as well', async () => {
    const book = exampleBook();
    git(book, 'switch', '-q', '-c', 'other');
    await does(
      book,
      'grantbook add issue "Theirs" description="x" category=external urgency=3 impact=3 size=3 identified_by=P-003 identified_on=2023-11-20 logged_on=2023-11-20',
    );
    git(book, 'switch', '-q', 'main');
    await expectTranscript(
      book,
      `
      $ grantbook move R-001 materialise --dry-run
      project-data/risks.yaml:20:11 error lifecycle/not-allowed risk R-001 cannot take the step "materialise" from "closed"; hint: "closed" is a last state: no step leads on
      ! refused: nothing was changed
      [1]
    `,
    );
  });

  test('a branch that renamed a record keeps the id that it had; what is no record of the list is passed by', async () => {
    const book = exampleBook();
    git(book, 'switch', '-q', '-c', 'other');
    await does(book, `grantbook add risk "Theirs" ${RISK}`);
    await does(book, 'grantbook rename R-020 R-022 --yes');
    const list = 'project-data/risks.yaml';
    write(book, { [list]: `${read(book, list)}\n- { "id": 'R-023', title: broken\n` });
    git(book, 'commit', '-qam', 'Broken');
    git(book, 'switch', '-q', 'main');
    await expectTranscript(
      book,
      `
      $ grantbook add risk "One" description=x origin=unforeseen category=external wps=WP1 likelihood=3 impact=4 owner=P-003
      $ grantbook add risk "Two" description=x origin=unforeseen category=external wps=WP1 likelihood=3 impact=4 owner=P-003
    `,
    );
  });
});

/** A book whose main and branch both gave R-020 and D1.5, without knowing of each other; the branch refers to its own. */
async function collided(): Promise<string> {
  const book = exampleBook();
  const theirs = copyOf(book);
  git(theirs, 'switch', '-q', '-c', 'scf');
  await does(theirs, `grantbook add risk "Theirs" ${RISK}`);
  await does(theirs, `grantbook add deliverable "Theirs" ${DELIVERABLE}`);
  await does(theirs, 'grantbook set A-031 about=R-020,D1.5');
  await does(book, `grantbook add risk "Ours" ${RISK}`);
  await does(book, `grantbook add deliverable "Ours" ${DELIVERABLE}`);
  await does(book, 'grantbook set A-030 about=R-020,D1.5');
  git(book, 'fetch', '-q', theirs, 'scf:scf');
  return book;
}

/** Runs what the gate prints, word for word, on the branch. */
async function putRight(book: string): Promise<void> {
  const found = await runLine(book, 'grantbook validate --range main..scf --format json');
  const { findings } = JSON.parse(found.stdout) as { findings: { hint: string }[] };
  git(book, 'switch', '-q', 'scf');
  for (const { hint } of findings) {
    const command = /grantbook rename .*/.exec(hint)?.[0] ?? '';
    expect(sh(book, command), command).toMatchObject({ status: 0 });
  }
  git(book, 'switch', '-q', 'main');
}

describe('an id that both sides gave', () => {
  test('is found at the gate with the command that puts it right, and that command is all it takes', async () => {
    const book = await collided();
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..scf --each
    `,
    );
    await putRight(book);
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..scf --each
      $ grantbook validate --range main..scf
    `,
    );
  });

  test('put right, both records are there with what refers to each, and the history says so', async () => {
    const book = await collided();
    await putRight(book);
    await does(book, 'grantbook merge-driver install');
    await expectTranscript(
      book,
      `
      $ git merge -q --no-edit scf
      $ grantbook validate
      $ grantbook show A-031 | grep about
      $ grantbook show A-030 | grep about
      $ grantbook log R-021
      $ grantbook log D1.5
      $ grantbook audit verify
    `,
    );
  });

  test('that git merges without a word is found as well', async () => {
    const book = exampleBook();
    const risks = 'project-data/risks.yaml';
    const record = (title: string) =>
      `- id: R-030\n  title: ${title}\n  description: x\n  origin: unforeseen\n  category: external\n  wps: [WP1]\n  likelihood: 3\n  impact: 4\n  owner: P-003\n  status: proposed\n\n`;
    git(book, 'switch', '-q', '-c', 'scf');
    replace(book, risks, ['- id: R-005\n', `${record('Theirs')}- id: R-005\n`]);
    git(book, 'commit', '-qam', 'A risk');
    git(book, 'switch', '-q', 'main');
    replace(book, risks, ['- id: R-009\n', `${record('Ours')}- id: R-009\n`]);
    git(book, 'commit', '-qam', 'A risk');
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..scf --each
      project-data/risks.yaml:162:7 error ids/duplicate "R-030" is the id of another risk on main, "Ours" (merged into main); hint: on the branch: grantbook rename R-030 R-031 --give-up --yes -m "R-030 is taken"
      ! OID  nobody vouches  A risk
      ! merged into main
      ! 1 commit and the merge result: 1 error, 0 warnings
      [1]
      $ git switch -q scf
      $ grantbook rename R-030 R-031 --give-up --yes -m "R-030 is taken" | tail -1
        R-030: another record has it; it does not lead to this one
      !
      ! 0 references, 0 mentions in texts, 1 file
      ! committed OID  risk R-030: rename to R-031
      $ grantbook validate --range main..scf --each
      ! OID  nobody vouches  A risk
      ! OID  nobody vouches  risk R-030: rename to R-031
      ! merged into main
      ! 2 commits and the merge result: nothing to mend
    `,
    );
  });

  test('a record of the target is not renamed without keeping its id', async () => {
    const book = exampleBook();
    git(book, 'switch', '-q', '-c', 'scf');
    await does(book, 'grantbook rename R-005 R-105 --give-up --yes');
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..scf --each
    `,
    );
  });

  test('renamed on a branch while the target refers to it anew: the reference is told the id of now', async () => {
    const book = exampleBook();
    git(book, 'switch', '-q', '-c', 'scf');
    await does(book, 'grantbook rename R-005 R-105 --yes');
    git(book, 'switch', '-q', 'main');
    await does(book, 'grantbook set A-030 about+=R-005');
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..scf --each
    `,
    );
  });
});
