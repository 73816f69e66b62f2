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
      $ grantbook audit verify HEAD~1..HEAD -q
      $ grantbook audit verify v0.9..
      $ grantbook audit verify a..b..c
      $ grantbook audit verify nowhere
      $ grantbook audit verify --format docx
      $ grantbook audit verify --anchors nowhere.txt
      $ grantbook audit verify --anchors LICENSE
      $ grantbook audit look
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
      $ grantbook audit anchor -o ../anchor-3.txt
      $ grantbook audit anchor -o ../anchor-3.txt
      $ grantbook audit anchor -q | head -1
      $ git reset -q --hard anchor/1^{commit}
      $ grantbook audit anchor
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
    expect(text).toMatch(/D4\.1 +\| approved → submitted +\| Hanne Lindemaar/);
    expect(text).toContain('Measured from the baseline GA-2022');
    expect(text).toContain('Nothing was found.');
    expect(text).not.toContain('@example.org');
  });
});
