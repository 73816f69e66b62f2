import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyOf, expectTranscript, git, runLine } from '../cli/sandbox.ts';
import { faultsOf } from '../render/ooxml-faults.ts';
import { commit, editIn, newScene, RISKS, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await newScene();
});

describe('audit verify', () => {
  test('names what it found, commit by commit, and asks for what it can be asked', async () => {
    const book = copyOf(scene.book);
    editIn(book, [RISKS, 'R-005'], ['impact: 3', 'impact: 1']);
    commit(book, 'risk R-007: set impact\n\nRecord: R-007\nRegistry: risks');
    git(book, 'notes', 'add', '-m', 'Approved-by: the project officer', 'HEAD');
    await expectTranscript(
      book,
      `
      $ grantbook audit verify HEAD~1..HEAD
      warning audit/notes "refs/notes/commits" adds text to commits after they were
      made
      commit OID 2023-11-20 Hanne Lindemaar: risk R-007: set impact
        error audit/untouched-record it says "Record: R-007", and does not change
        R-007
        error audit/unnamed-record project-data/risks.yaml R-005 is changed, and its
        message does not name it
      ! 1 commit, 0 by hand, 1 unsigned, 2 anchors: 2 errors, 1 warning
      [1]
      $ grantbook audit verify HEAD~1..HEAD -q
      warning audit/notes "refs/notes/commits" adds text to commits after they were
      made
      commit OID 2023-11-20 Hanne Lindemaar: risk R-007: set impact
        error audit/untouched-record it says "Record: R-007", and does not change
        R-007
        error audit/unnamed-record project-data/risks.yaml R-005 is changed, and its
        message does not name it
      [1]
      $ grantbook audit verify v0.9..
      warning audit/notes "refs/notes/commits" adds text to commits after they were
      made
      commit OID 2023-11-20 Hanne Lindemaar: risk R-007: set impact
        error audit/untouched-record it says "Record: R-007", and does not change
        R-007
        error audit/unnamed-record project-data/risks.yaml R-005 is changed, and its
        message does not name it
      ! 7 commits, 1 by hand, 7 unsigned, 2 anchors: 2 errors, 1 warning
      [1]
      $ grantbook audit verify a..b..c
      ! error: "a..b..c" is no range
      ! hint: name two commits: v1.0..HEAD
      [2]
      $ grantbook audit verify nowhere
      ! error: "nowhere" is no commit, branch or tag of this repository
      ! hint: see the last ones: git log --oneline -10
      [2]
      $ grantbook audit verify --format docx
      ! error: audit verify has no format "docx"
      ! hint: use one of: text, json
      [2]
      $ grantbook audit verify --anchors nowhere.txt
      ! error: there is no file "nowhere.txt"
      ! hint: name the file or folder in which anchors are kept
      [2]
      $ grantbook audit verify --anchors LICENSE
      ! error: there is no file "LICENSE"
      ! hint: name the file or folder in which anchors are kept
      [2]
      $ grantbook audit look
      ! error: "look" is nothing to do with an audit
      ! hint: use one of: verify, anchor, report, bundle
      [2]
      `,
    );
  });

  test('tells a program all of it', async () => {
    const { status, stdout } = await runLine(scene.book, 'grantbook audit verify v0.9..HEAD --json');
    const told = JSON.parse(stdout);
    expect([status, told.ok, told.whole, told.findings]).toEqual([0, true, true, []]);
    expect(told.commits).toBe(Number(git(scene.book, 'rev-list', '--count', 'v0.9..HEAD')));
    expect(told.byHand).toEqual(git(scene.book, 'rev-list', '--merges', 'HEAD').trim().split('\n'));
  });
});

describe('audit anchor', () => {
  test('records where the history stands, and nothing twice; not on a history that lost its anchors', async () => {
    const book = copyOf(scene.book);
    await expectTranscript(
      book,
      `
      $ grantbook audit anchor -n -m "before the review" | sed 's/[0-9a-f]\\{40,64\\}/HEX/g'
      anchor 3

      before the review

      Anchor: 3
      Previous-SHA256: HEX
      Commit: HEX
      Tree: evidence HEX
      Tree: project-data HEX
      Tree: schemas HEX
      Tree: templates HEX
      Content-SHA256: HEX
      Tag: baseline/GA-2022 HEX
      Tag: v0.9 HEX
      Date: 2023-11-20
      By: Hanne Lindemaar <hanne.lindemaar@example.org>
      Message-SHA256: HEX
      ! nothing was written (--dry-run); the anchor would say:
      !
      $ grantbook audit anchor -o ../anchor-3.txt
      ! made anchor/3; keep ../anchor-3.txt in a second place, and: git push origin anchor/3
      $ grantbook audit anchor -o ../anchor-3.txt
      ! error: "../anchor-3.txt" is there already
      ! hint: give it another name, or take it away first
      [2]
      $ grantbook audit anchor -q | head -1
      anchor 3
      $ git reset -q --hard anchor/1^{commit}
      $ grantbook audit anchor
      error audit/rewritten anchor 2 was made at OID, which is not in the history
      error audit/rewritten anchor 3 was made at OID, which is not in the history
      ! refused: no anchor is made on a history that does not hold its anchors
      [1]
      `,
    );
  });
});

describe('audit report', () => {
  test('is a sound Word document, the same bytes every time, and says who took which step', async () => {
    const book = copyOf(scene.book);
    const first = await runLine(book, 'grantbook audit report');
    expect([first.status, first.stdout]).toEqual([0, expect.stringContaining('written')]);
    expect((await runLine(book, 'grantbook audit report')).stdout).not.toContain('written');
    const docx = readFileSync(join(book, 'build/B-WISE_Audit-report.docx'));
    expect(faultsOf(docx)).toEqual([]);
    const text = readFileSync(join(book, 'build/B-WISE_Audit-report.md'), 'utf8');
    expect(text).toMatch(/D4\.1 +\| approval → approved +\| Hanne Lindemaar/);
    expect(text).toContain('Measured from the baseline GA-2022');
    expect(text).toContain('Nothing was found.');
    expect(text).not.toContain('@example.org');
  });
});
