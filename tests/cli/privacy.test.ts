import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseRedactionMap } from '../../src/history/redaction-map.ts';
import { paragraph, wordFile } from '../support/word-file.ts';
import { copyOf, exampleBook, expectTranscript, git, read, replace, runLine, sh, write } from './sandbox.ts';

const PEOPLE = 'project-data/people.yaml';
const STORE = 'personal/people.yaml';
const NAME = 'Leopold Auersbacher';
const EMAIL = 'leopold.auersbacher@example.org';

let apart: string;
/** The B-WISE book with its personal values in a store that is a repository of its own. */
beforeAll(async () => {
  apart = exampleBook();
  await run(apart, 'grantbook privacy separate -m "personal values stay out of git"');
  git(join(apart, 'personal'), 'init', '--quiet');
  git(join(apart, 'personal'), 'add', '.');
  git(join(apart, 'personal'), 'commit', '--quiet', '-m', 'personal values');
});

async function run(book: string, line: string): Promise<{ stdout: string; stderr: string }> {
  const { status, stdout, stderr } = await runLine(book, line);
  expect(status, `${line}\n${stdout}${stderr}`).toBe(0);
  return { stdout, stderr };
}

/** Returns how many lines of all that git keeps in a repository, reachable or not, hold a part of the name. */
function linesWithName(folder: string): number {
  return Number(sh(folder, 'git cat-file --batch-all-objects --batch | grep -aic auersbacher').stdout);
}

/** The book as CI, or an auditor, has it. */
function withoutStore(book: string): string {
  renameSync(join(book, 'personal'), join(book, '..', 'elsewhere'));
  return book;
}

describe('personal values in a store', () => {
  test('the book holds none of them, and is as right as before', async () => {
    const text = read(apart, PEOPLE);
    expect(text).not.toMatch(/@|\+\d|^ +name: [A-Z]\w+ [A-Z]\w+$/m);
    expect(text).not.toContain('function:');
    expect(git(apart, 'status', '--porcelain')).toBe('');
    expect((await run(apart, 'grantbook validate')).stdout).toBe('');
    expect((await run(apart, 'grantbook show P-017')).stdout).toContain(NAME);
  });

  test('without the store they are withheld, and told as not checked', async () => {
    const book = withoutStore(copyOf(apart));
    const { stdout } = await run(book, 'grantbook validate');
    expect(stdout).toContain('info privacy/withheld');
    expect((await run(book, 'grantbook list people --where id=P-017')).stdout).toContain('(withheld)');
    expect((await run(book, 'grantbook show P-017')).stdout).toContain(
      'email, phone, name, function, languages: withheld: the store of personal values is not here',
    );
    await run(book, 'grantbook render minutes MTG-2021-01-26-KO --format md');
    const minutes = read(book, 'build/B-WISE_MTG-2021-01-26-KO_Minutes_Kick-off-meeting.md');
    expect(minutes).toContain('| P-001 (ENSIE)');
    expect(minutes).not.toContain('Lindemaar (ENSIE)');
    expect((await run(book, 'grantbook remind')).stderr + minutes).not.toContain('undefined');
    await expectTranscript(
      book,
      `
      $ grantbook set P-017 phone="+32 2 555 0199"
      ! error: the store of personal values is not here
      ! hint: bring it back: clone or copy it into the folder personal of the book
      [3]
      `,
    );
  });

  test('a command writes personal fields to the store, the others to the book', async () => {
    const book = copyOf(apart);
    const before = git(book, 'rev-parse', 'HEAD');
    await run(book, 'grantbook set P-017 email=leo@example.org');
    expect(git(book, 'rev-parse', 'HEAD')).toBe(before);
    expect(git(join(book, 'personal'), 'log', '--format=%s', '-1')).toBe('person P-017: set email\n');
    await run(book, 'grantbook set P-017 phone="+32 2 555 0199" roles+=editor');
    expect(git(book, 'show', '--format=', '--name-only', 'HEAD')).toBe(`${PEOPLE}\n`);
    expect(read(book, STORE)).toMatch(
      /- id: P-017\n.*\n.*\n {2}email: leo@example.org\n {2}phone: "?\+32 2 555 0199/,
    );
    await run(
      book,
      'grantbook add person name="Nora Test" email=nora@example.org partner=ENSIE roles+=editor active_from=2023-01-01',
    );
    expect(git(book, 'show', 'HEAD')).not.toMatch(/Nora|nora@/);
    expect(read(book, STORE)).toContain('- id: P-049\n  name: Nora Test\n  email: nora@example.org\n');
    expect((await run(book, 'grantbook log P-017')).stdout).not.toContain('leo@');
    expect(git(book, 'status', '--porcelain')).toBe('');
  });

  test('what breaks a rule is refused, and then neither place has changed', async () => {
    const book = copyOf(apart);
    const [store, head] = [read(book, STORE), git(book, 'rev-parse', 'HEAD')];
    await expectTranscript(
      book,
      `
      $ grantbook set P-017 email=nobody
      personal/people.yaml:86:10 error schema/format the value (personal data, not shown) is not an e-mail address; hint: write it in full, for example name@example.org
      ! refused: nothing was changed
      [1]
      $ grantbook set P-017 email=hanne.lindemaar@example.org
      personal/people.yaml:86:10 error ids/not-unique the email (personal data, not shown) is that of P-001 already (see personal/people.yaml:4:10); hint: correct one of the two: grantbook set P-017 email=…
      ! refused: nothing was changed
      [1]
      `,
    );
    write(book, { '.git/hooks/pre-commit': '#!/bin/sh\nexit 1\n' });
    await runLine(book, 'chmod +x .git/hooks/pre-commit');
    const { status } = await runLine(book, 'grantbook set P-017 email=leo@example.org roles+=editor');
    expect(status).toBe(3);
    expect(read(book, STORE)).toBe(store);
    expect(git(book, 'rev-parse', 'HEAD')).toBe(head);
  });

  test('a hand edit is found where it stands, in the book and in the store', async () => {
    const book = copyOf(apart);
    replace(book, PEOPLE, ['- id: P-017\n', `- id: P-017\n  name: ${NAME}\n`]);
    write(book, {
      [STORE]: `${read(book, STORE)}- id: P-999\n  name: Nobody\n- id: P-017\n  email: x@example.org\n- id: P-048\n  partner: ENSIE\n`,
    });
    sh(book, 'rm -rf personal/.git && git add --force personal/stakeholders.yaml');
    await expectTranscript(
      book,
      `
      $ grantbook validate
      personal/people.yaml:243:7 error privacy/not-of-a-record the store has values of "P-999", and the book has no such person; hint: correct the id, or take the record out of the store
      personal/people.yaml:245:7 error privacy/not-of-a-record the store has "P-017" twice; hint: put the values of both into one, and remove the other
      personal/people.yaml:247:7 error privacy/not-of-a-record the store has "P-048" twice; hint: put the values of both into one, and remove the other
      personal/people.yaml:247:7 error schema/required "email" is missing; hint: add a line "email: …"
      personal/people.yaml:247:7 error schema/required "name" is missing; hint: add a line "name: …"
      personal/people.yaml:248:3 error privacy/not-personal partner is no personal value of a person, so nobody reads it here; hint: move the line to P-048 in the book
      personal/stakeholders.yaml:1:1 error privacy/store-in-git "personal/stakeholders.yaml" is a file of the store, and git has it among the files of the book; hint: take it out of the index; the file itself stays: git rm -r --cached personal
      project-data/people.yaml:169:3 error privacy/in-open-book name of P-017 stands in the book, and the book keeps personal values in its store; hint: move it into the store: grantbook privacy separate
      ! N records in N registries: 8 errors, 0 warnings
      [1]
      `,
    );
  });
});

describe('where a person occurs', () => {
  test('records, texts, documents, commits and versions that are past', async () => {
    const book = copyOf(apart);
    replace(book, 'project-data/risks.yaml', ['title: Prices rise', `title: ${NAME} may leave`]);
    git(book, 'commit', '--quiet', '-am', `after a call with ${NAME}`, `--author=${NAME} <${EMAIL}>`);
    write(book, { 'build/letter.docx': wordFile(paragraph(`Dear ${NAME}`)) });
    const { stdout } = await run(book, 'grantbook privacy report P-017 --json');
    const report = JSON.parse(stdout);
    expect(
      report.values.map(({ field, file, line }: Record<string, unknown>) => [field, file, line]),
    ).toEqual([
      ['email', STORE, 86],
      ['name', STORE, 84],
      ['function', STORE, 85],
      ['languages', STORE, 87],
    ]);
    expect(report.references).toHaveLength(31);
    expect(report.references[0]).toEqual({
      id: 'A-009',
      registry: 'actions',
      field: 'owner',
      file: 'project-data/actions.yaml',
      line: 95,
    });
    expect(report.mentions).toMatchObject([
      { record: 'R-015', file: 'project-data/risks.yaml', holds: ['name'] },
    ]);
    expect(report.documents).toEqual([{ file: 'build/letter.docx', holds: ['name'] }]);
    expect(report.history.commits).toMatchObject([{ as: ['author', 'in the message'] }]);
    expect(report.history.files).toMatchObject([
      { path: 'project-data/risks.yaml', versions: 1, fields: ['name'] },
      { path: PEOPLE, versions: 1, fields: ['email', 'name'] },
    ]);
    expect((await run(book, 'grantbook privacy report P-017 --format md')).stdout).toContain(
      `| name | ${NAME} |`,
    );
    expect((await run(book, 'grantbook privacy report P-017')).stdout).toContain('personal values (4)');
  });
});

describe('a person is erased', () => {
  test('the store forgets, every commit keeps its id, references keep working', async () => {
    const book = copyOf(apart);
    const commits = git(book, 'rev-list', 'HEAD');
    const { stdout, stderr } = await run(
      book,
      'grantbook privacy erase P-017 -m "asked for on 4 May" --legal-basis "GDPR Art. 17(1)(b)"',
    );
    expect(stdout).not.toContain(NAME);
    expect(stderr).toContain('git forgets nothing by itself');
    expect(stderr).toContain('the store’s repository was made anew');
    expect(git(book, 'rev-list', 'HEAD~1')).toBe(commits);
    expect(read(book, STORE)).not.toContain('P-017');
    expect(linesWithName(join(book, 'personal'))).toBe(0);
    expect(git(book, 'show', 'HEAD')).not.toMatch(/[Aa]uersbacher/);
    expect(read(book, 'project-data/redactions.yaml')).toMatch(
      /field: email\n {6}hmac_sha256: [0-9a-f]{64}\n/,
    );
    expect((await run(book, 'grantbook validate')).stdout).toBe('');
    expect((await run(book, 'grantbook show A-009')).stdout).toContain('owner: P-017\n');
    expect((await run(book, 'grantbook show P-017')).stdout).toContain('erased on 2023-11-20');
    await expectTranscript(
      book,
      `
      $ grantbook privacy erase P-017 -m "again"
      ! error: the personal values of P-017 were erased already
      ! hint: see what is left of them: grantbook privacy report P-017
      [2]
      `,
    );
    write(book, { [STORE]: `${read(book, STORE)}- id: P-017\n  phone: "+32 2 555 0100"\n` });
    expect((await runLine(book, 'grantbook validate')).stdout).toContain('error privacy/kept-still');
  });

  test('it is refused where the values stand in the book, where the store is not here, and without a reason', async () => {
    const book = exampleBook();
    await expectTranscript(
      book,
      `
      $ grantbook privacy erase P-017 -m "asked for"
      ! error: the personal values of P-017 stand in the book’s files, where every commit keeps them
      ! hint: move them into a store first: grantbook privacy separate; then erase
      [2]
      $ grantbook privacy erase P-017
      ! error: why are the values erased?
      ! hint: say it: grantbook privacy erase P-017 -m "asked for on …"
      [2]
      $ grantbook privacy rewrite P-017 --into ../rewritten.git
      ! error: the personal values of P-017 are not erased yet, so the next commit would bring them back
      ! hint: erase them first: grantbook privacy erase P-017 -m "…"
      [2]
      `,
    );
    const { status, stderr } = await runLine(
      withoutStore(copyOf(apart)),
      'grantbook privacy erase P-017 -m "asked for"',
    );
    expect([status, stderr]).toEqual([
      3,
      expect.stringContaining('the store of personal values is not here'),
    ]);
  });
});

describe('a history without the values', () => {
  test('no object holds them, old states are still right, and the map leads from old to new', async () => {
    const book = copyOf(apart);
    git(book, 'commit', '--quiet', '--allow-empty', '-m', `asked ${NAME}`, `--author=${NAME} <${EMAIL}>`);
    git(book, 'tag', '-m', `made for ${NAME}`, 'v1.0', 'HEAD~1');
    git(book, 'branch', 'other', 'HEAD~2');
    await run(book, 'grantbook privacy erase P-017 -m "asked for on 4 May"');
    const old = git(book, 'rev-list', '--all').trim().split('\n');
    const { stderr } = await run(
      book,
      'grantbook privacy rewrite P-017 --into ../rewritten.git --identities -m "asked for on 4 May"',
    );
    expect(stderr).toContain('no object of it holds a value');
    const made = join(book, '../rewritten.git');
    expect(linesWithName(book)).toBeGreaterThan(3);
    expect(linesWithName(made)).toBe(0);
    expect(git(made, 'log', '--format=%an <%ae>%n%s', '-1', 'main~1')).toBe(
      'P-017 <p-017@redacted.invalid>\nasked redacted RED-001\n',
    );
    const map = parseRedactionMap(git(made, 'cat-file', 'tag', 'redaction/1').replace(/^[\s\S]*?\n\n/, ''));
    if (typeof map === 'string') throw new Error(map);
    expect([...map.commits.keys()].sort()).toEqual([...old, git(book, 'rev-parse', 'v1.0').trim()].sort());
    expect(map.commits.get(map.oldTip)).toBe(git(made, 'rev-parse', 'main').trim());
    expect(git(made, 'rev-parse', 'other').trim()).toBe(
      map.commits.get(git(book, 'rev-parse', 'other').trim()),
    );
    git(book, 'clone', '--quiet', made, '../check');
    const check = join(book, '../check');
    expect((await run(check, 'grantbook validate')).stdout).toContain('info privacy/withheld');
    await run(check, 'grantbook validate --at HEAD~3');
    expect((await run(check, 'grantbook log P-017')).stdout).toContain('redacted RED-001');
    expect(existsSync(join(book, '.git', 'refs/tags/redaction'))).toBe(false);
    expect(git(book, 'rev-list', '--all').trim().split('\n')).toEqual(old);
  });

  test('a Word file that holds a value is told, and left out where that is asked for', async () => {
    const book = copyOf(apart);
    write(book, { 'letter.docx': wordFile(paragraph(`Dear ${NAME}`)) });
    git(book, 'add', '-A');
    git(book, 'commit', '--quiet', '-m', 'a letter');
    await run(book, 'grantbook privacy erase P-017 -m "asked for"');
    const kept = await runLine(book, 'grantbook privacy rewrite P-017 --into ../kept.git');
    expect([kept.status, kept.stdout]).toEqual([1, expect.stringContaining('letter.docx: 1 version')]);
    await run(book, 'grantbook privacy rewrite P-017 --into ../left-out.git --drop-documents');
    expect(git(join(book, '../left-out.git'), 'ls-tree', '--name-only', 'main')).not.toContain('letter.docx');
    const again = await runLine(book, 'grantbook privacy rewrite P-017 --into ../kept.git');
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('holds something')]);
  });
});

describe('what is confidential', () => {
  test('moves into a restricted book, is vouched for by a digest, and both are checked together', async () => {
    const book = exampleBook();
    await run(
      book,
      'grantbook init ../restricted --acronym BW-R --title R --start 2021-01-01 --months 48 --coordinator ENSIE --country BE --grant 621509',
    );
    const first = await runLine(book, 'grantbook privacy restrict D4.1 --into ../restricted');
    expect([first.status, first.stderr]).toEqual([
      2,
      expect.stringContaining('all that is confidential moves together'),
    ]);
    const before = read(book, 'project-data/deliverables/D4.1.yaml');
    await run(book, 'grantbook privacy restrict --into ../restricted -m "SEN"');
    const d41 = read(book, 'project-data/deliverables/D4.1.yaml');
    expect(before).toContain('\nabstract: ');
    expect(d41).not.toMatch(/\n(abstract|sections):/);
    expect((await run(book, 'grantbook validate')).stdout).toContain('info privacy/restricted-not-checked');
    expect((await run(book, 'grantbook validate --restricted ../restricted')).stdout).toBe('');
    expect((await run(join(book, '../restricted'), 'grantbook validate')).stdout).toBe('');
    // What was signed off before it moved can only be compared where both parts are at hand.
    expect((await run(book, 'grantbook show D9.1')).stdout).toContain('review: unknown');
    const theirs = '../restricted/project-data/restricted.yaml';
    replace(book, theirs, ['Two reviewers from other partners', 'One reviewer of any partner']);
    replace(book, theirs, ['How a pilot is prepared', 'How a pilot was prepared']);
    replace(book, theirs, ['comment: Simple enough', 'comment: []\n    score: 5 # Simple enough']);
    replace(book, theirs, ['of: D9.2', 'of: D9.9']);
    write(book, {
      [theirs]: `${read(book, theirs)}- id: RST-099\n  registry: news\n  of: N-001\n  fields:\n    text: Not yet.\n`,
    });
    replace(book, 'project-data/evaluations.yaml', [
      '- id: EVAL-002\n',
      '- id: EVAL-002\n  comment: Weak.\n',
    ]);
    await expectTranscript(
      book,
      `
      $ grantbook validate --restricted ../restricted
      project-data/deliverables/D4.1.yaml:36:11 error privacy/restricted-digest what RST-004 of the restricted book holds is not what D4.1 vouches for; hint: if it was changed on purpose, take over the new digest: grantbook privacy restrict D4.1 --into DIR
      project-data/deliverables/D9.1.yaml:6:9 error reviews/stale deliverable D9.1 is "accepted", and it says something else than what P-001 signed off on 2021-04-27 (SO-004); hint: see what changed, then undo it or sign it off again: grantbook review D9.1
      project-data/deliverables/D9.1.yaml:33:11 error privacy/restricted-digest what RST-006 of the restricted book holds is not what D9.1 vouches for; hint: if it was changed on purpose, take over the new digest: grantbook privacy restrict D9.1 --into DIR
      project-data/deliverables/D9.2.yaml:32:7 error privacy/restricted-missing the restricted book has no record RST-007 of D9.2; hint: correct the id, or bring the restricted book up to date: git pull
      project-data/evaluations.yaml:25:3 error privacy/confidential-in-open comment of EVAL-002 is confidential, and stands in the open book; hint: move it: grantbook privacy restrict EVAL-002 --into DIR, where DIR is the book bw-r
      project-data/evaluations.yaml:26:14 error lifecycle/frozen-by evaluation EVAL-002 does not change: selection SEL-001 was "closed" before; hint: undo it: git diff HEAD -- project-data/evaluations.yaml
      project-data/evaluations.yaml:594:5 error privacy/restricted-wrong in the restricted book, "comment" of EVAL-032 is missing or not as its schema asks; hint: correct it there, then take over the new digest
      project-data/evaluations.yaml:594:5 error privacy/restricted-wrong in the restricted book, "score" is no confidential field of EVAL-032; hint: correct it there, then take over the new digest
      project-data/evaluations.yaml:596:13 error privacy/restricted-digest what RST-011 of the restricted book holds is not what EVAL-032 vouches for; hint: if it was changed on purpose, take over the new digest: grantbook privacy restrict EVAL-032 --into DIR
      project-data/project.yaml:20:18 warning privacy/restricted-unused RST-099 of the restricted book is of "N-001", and no record of this book refers to it; hint: remove it there, or write the reference into the record
      ! N records in N registries: 9 errors, 1 warning
      [1]
      $ grantbook privacy restrict D4.1 --into ../restricted
      D4.1 restricted.digest: sha256:DIGEST → sha256:DIGEST
      ! committed OID  move what is confidential of D4.1 to bw-r
      $ grantbook privacy restrict M1 --into ../restricted
      ! error: no record has the id "M1"
      ! hint: did you mean MS1?
      [2]
      `,
    );
    expect(readFileSync(join(book, theirs), 'utf8')).toContain('was prepared');
  });
});
