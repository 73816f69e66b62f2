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
      R-022 added (risk)
      ! R-020 and R-021 are taken on branch partner/scf
      ! nothing was written (--dry-run); the commit would say:
      !
      !     risk R-022: add
      !
      !     Record: R-022
      !     Registry: risks
      $ grantbook add risk "Ours" description=x origin=unforeseen category=external wps=WP1 likelihood=3 impact=4 owner=P-003
      R-022 added (risk)
      ! R-020 and R-021 are taken on branch partner/scf
      ! committed OID  risk R-022: add
      $ grantbook add deliverable "Ours" wp=WP1 lead=ENSIE due_month=M40 due=2024-04-30 type=R dissemination=PU
      D1.6 added (deliverable)
      ! D1.5 is taken on branch partner/scf
      ! committed OID  deliverable D1.6: add
      $ grantbook add risk "Asked for" id=R-021 description=x origin=unforeseen category=external wps=WP1 likelihood=3 impact=4 owner=P-003 --dry-run
      R-021 added (risk)
      ! R-021 is on branch partner/scf as well; if that is another record, give this one the next free id
      ! nothing was written (--dry-run); the commit would say:
      !
      !     risk R-021: add
      !
      !     Record: R-021
      !     Registry: risks
      $ grantbook rename R-005 R-020
      ! error: "R-020" is taken on branch partner/scf
      ! hint: the next free one: grantbook rename R-005 R-023
      [2]
      $ git update-ref -d refs/remotes/partner/scf
      $ grantbook add deliverable "Ours" wp=WP1 lead=ENSIE due_month=M40 due=2024-04-30 type=R dissemination=PU --dry-run
      D1.7 added (deliverable)
      ! nothing was written (--dry-run); the commit would say:
      !
      !     deliverable D1.7: add
      !
      !     Record: D1.7
      !     Registry: deliverables
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
      $ grantbook move R-005 materialise --dry-run
      I-008 added (issue)
      R-005 status: approved → materialised
      ! I-007 is taken on branch other
      ! nothing was written (--dry-run); the commit would say:
      !
      !     risk R-005: materialise
      !
      !     Record: R-005
      !     Registry: risks
      !     Transition: approved -> materialised
      !     Record: I-008
      !     Registry: issues
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
      R-021 added (risk)
      ! R-020 is taken on branch other
      ! committed OID  risk R-021: add
      $ grantbook add risk "Two" description=x origin=unforeseen category=external wps=WP1 likelihood=3 impact=4 owner=P-003
      R-024 added (risk)
      ! R-022 and R-023 are taken on branch other
      ! committed OID  risk R-024: add
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
      project-data/deliverables/D1.5.yaml:1:5 error ids/duplicate "D1.5" is the id of another deliverable on main, "Ours" (merged into main); hint: on the branch: grantbook rename D1.5 D1.6 --give-up --yes -m "D1.5 is taken"
      project-data/risks.yaml:561:7 error ids/duplicate "R-020" is the id of another risk on main, "Ours" (merged into main); hint: on the branch: grantbook rename R-020 R-021 --give-up --yes -m "R-020 is taken"
      ! OID  nobody vouches  risk R-020: add
      ! OID  nobody vouches  deliverable D1.5: add
      ! OID  nobody vouches  action A-031: set about
      ! merged into main
      ! 3 commits and the merge result: 2 errors, 0 warnings
      [1]
    `,
    );
    await putRight(book);
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..scf --each
      project-data/risks.yaml:1:1 warning policy/merge-by-record git alone cannot put the two sides of "project-data/risks.yaml" together; record by record they go together (merged into main); hint: merge the target into the branch: grantbook merge-driver install, git merge, git push
      ! OID  nobody vouches  risk R-020: add
      ! OID  nobody vouches  deliverable D1.5: add
      ! OID  nobody vouches  action A-031: set about
      ! OID  nobody vouches  deliverable D1.5: rename to D1.6
      ! OID  nobody vouches  risk R-020: rename to R-021
      ! merged into main
      ! 5 commits and the merge result: 0 errors, 1 warning
      $ grantbook validate --range main..scf
      project-data/risks.yaml:1:1 warning policy/merge-by-record git alone cannot put the two sides of "project-data/risks.yaml" together; record by record they go together (merged into main); hint: merge the target into the branch: grantbook merge-driver install, git merge, git push
      ! merged into main  nobody vouches
      ! the range as one change: 0 errors, 1 warning
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
      Auto-merging project-data/actions.yaml
      Auto-merging project-data/risks.yaml
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook show A-031 | grep about
      about: R-021 (Theirs), D1.6 (Theirs)
      $ grantbook show A-030 | grep about
      about: R-020 (Ours), D1.5 (Ours)
      $ grantbook log R-021
      2023-11-20  Hanne Lindemaar  renamed, formerly R-020  OID
        “R-020 is taken”
      2023-11-20  Hanne Lindemaar  added  OID
      $ grantbook log D1.5
      2023-11-20  Hanne Lindemaar  removed  OID
        “D1.5 is taken”
      2023-11-20  Hanne Lindemaar  added  OID
      2023-11-20  Hanne Lindemaar  added  OID
      $ grantbook audit verify
      ! rules changed in OID: .gitattributes, project-data/known-findings.yaml,
      ! project-data/project.yaml, 87 more
      ! 10 commits, 2 by hand, 10 unsigned, 0 anchors: nothing to find
    `,
    );
  });

  test('that git merges without a word is found as well', async () => {
    const book = exampleBook();
    const risks = 'project-data/risks.yaml';
    const record = (title: string) =>
      `- id: R-030\n  title: ${title}\n  description: x\n  origin: unforeseen\n  category: external\n  wps: [WP1]\n  likelihood: 3\n  impact: 4\n  owner: P-003\n  status: proposed\n\n`;
    git(book, 'switch', '-q', '-c', 'lines');
    replace(book, risks, ['- id: R-005\n', `${record('Theirs')}- id: R-005\n`]);
    git(book, 'commit', '-qam', 'A risk');
    git(book, 'switch', '-q', 'main');
    replace(book, risks, ['- id: R-009\n', `${record('Ours')}- id: R-009\n`]);
    git(book, 'commit', '-qam', 'A risk');
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..lines --each
      project-data/risks.yaml:162:7 error ids/duplicate "R-030" is the id of another risk on main, "Ours" (merged into main); hint: on the branch: grantbook rename R-030 R-031 --give-up --yes -m "R-030 is taken"
      ! OID  nobody vouches  A risk
      ! merged into main
      ! 1 commit and the merge result: 1 error, 0 warnings
      [1]
      $ git switch -q lines
      $ grantbook rename R-030 R-031 --give-up --yes -m "R-030 is taken" | tail -1
        R-030: another record has it; it does not lead to this one
      !
      ! 0 references, 0 mentions in texts, 1 file
      ! committed OID  risk R-030: rename to R-031
      $ grantbook validate --range main..lines --each
      ! OID  nobody vouches  A risk
      ! OID  nobody vouches  risk R-030: rename to R-031
      ! merged into main
      ! 2 commits and the merge result: nothing to mend
    `,
    );
  });

  test('a record of the target is not renamed without keeping its id', async () => {
    const book = exampleBook();
    git(book, 'switch', '-q', '-c', 'given');
    await does(book, 'grantbook rename R-005 R-105 --give-up --yes');
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..given --each
      project-data/meetings/MTG-2021-09-16-WP.yaml:75:3 error lifecycle/frozen "risks_discussed" does not change while MTG-2021-09-16-WP is "archived" (in commit OID); hint: "archived" is a last state: no step leads on
      project-data/progress-reports/PR-1-ALL.yaml:7:9 error lifecycle/frozen-by progress-report PR-1-ALL does not change: reporting-period RP1 was "accepted" before (in commit OID); hint: undo it: git diff HEAD -- project-data/progress-reports/PR-1-ALL.yaml
      project-data/progress-reports/PR-1-ALL.yaml:265:3 error lifecycle/frozen "top_risks" does not change while PR-1-ALL is "accepted" (in commit OID); hint: from "accepted": grantbook move PR-1-ALL return (to returned)
      project-data/progress-reports/PR-2.1-ALL.yaml:5:9 error lifecycle/frozen-by progress-report PR-2.1-ALL does not change: reporting-period RP2.1 was "locked" before (in commit OID); hint: undo it: git diff HEAD -- project-data/progress-reports/PR-2.1-ALL.yaml
      project-data/progress-reports/PR-2.1-ALL.yaml:111:3 error lifecycle/frozen "top_risks" does not change while PR-2.1-ALL is "accepted" (in commit OID); hint: from "accepted": grantbook move PR-2.1-ALL return (to returned)
      project-data/risks.yaml:1:1 error lifecycle/removed risk R-005 was "approved" and is gone (in commit OID); hint: keep the record (git diff shows what was deleted by hand), and take a step instead: grantbook move R-005 review (to approved) · grantbook move R-005 reassess (to assessing) · grantbook move R-005 materialise (to materialised) · grantbook move R-005 close (to closed)
      project-data/risks.yaml:1:1 error records/fixed risk R-005 is gone: it is fixed where "origin" is "foreseen" (in commit OID); hint: bring it back: git checkout HEAD -- project-data/risks.yaml
      project-data/risks.yaml:165:11 error records/added-later risk R-105 comes later: it is fixed where "origin" is "foreseen", and none is added to those (in commit OID); hint: give "origin" another value
      project-data/risks.yaml:173:11 error lifecycle/not-initial a new risk starts as "proposed", not "approved" (in commit OID); hint: write status: proposed, and move it on step by step
      ! OID  nobody vouches  risk R-005: rename to R-105
      ! merged into main
      ! 1 commit and the merge result: 9 errors, 0 warnings
      [1]
    `,
    );
  });

  test('renamed on a branch while the target refers to it anew: the reference is told the id of now', async () => {
    const book = exampleBook();
    git(book, 'switch', '-q', '-c', 'anew');
    await does(book, 'grantbook rename R-005 R-105 --yes');
    git(book, 'switch', '-q', 'main');
    await does(book, 'grantbook set A-030 about+=R-005');
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..anew --each
      project-data/actions.yaml:331:7 error references/former-id "R-005" is R-105 now (merged into main); hint: write R-105: grantbook set A-030 about-=R-005 about+=R-105
      ! OID  nobody vouches  risk R-005: rename to R-105
      ! merged into main
      ! 1 commit and the merge result: 1 error, 0 warnings
      [1]
    `,
    );
  });
});
