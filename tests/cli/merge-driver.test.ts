import { beforeAll, describe, expect, test } from 'vitest';
import { copyOf, exampleBook, expectTranscript, git, read, replace, runLine, sh } from './sandbox.ts';

const RISKS = 'project-data/risks.yaml';

let clean: string;
beforeAll(async () => {
  clean = exampleBook();
  await runLine(clean, 'grantbook merge-driver install');
});

/** Makes edits on two branches, each from where the book began, and merges the first. */
function branches(
  book: string,
  edits: Readonly<Record<string, readonly (readonly [string, string])[]>>,
): void {
  for (const [name, pairs] of Object.entries(edits)) {
    git(book, 'checkout', '-q', '-b', name, 'main');
    for (const pair of pairs) replace(book, RISKS, pair);
    git(book, 'commit', '-qam', name);
    git(book, 'checkout', '-q', 'main');
  }
  git(book, 'merge', '-q', 'ours');
}

/** A risk like the last one of the book, under another id. */
function another(book: string, id: string): readonly [string, string] {
  const last =
    read(book, RISKS)
      .split(/(?=^- id: )/m)
      .at(-1) ?? '';
  return [last, `${last}\n${last.replace(/^- id: .*$/m, `- id: ${id}`)}`];
}

describe('git merges registries by record and field', () => {
  test('two partners add a risk each at the end of one list: both are there, and the book is in order', async () => {
    const book = copyOf(clean);
    branches(book, { ours: [another(book, 'R-101')], theirs: [another(book, 'R-102')] });
    expect(sh(book, 'git -c merge.grantbook.driver=false merge -q theirs').status).toBe(1);
    git(book, 'merge', '--abort');
    expect(sh(book, 'git merge -q --no-edit theirs')).toMatchObject({ status: 0, stderr: '' });
    expect(read(book, RISKS)).toMatch(/id: R-101[\s\S]*id: R-102/);
    expect((await runLine(book, 'grantbook validate')).status).toBe(0);
  });

  test('a field that both changed stands there with both values, and what only one changed is merged', () => {
    const book = copyOf(clean);
    branches(book, {
      ours: [['likelihood: 4\n  impact: 4', 'likelihood: 3\n  impact: 4']],
      theirs: [['likelihood: 4\n  impact: 4', 'likelihood: 2\n  impact: 3']],
    });
    const { status, stderr } = sh(book, 'git merge -q theirs');
    expect(status).toBe(1);
    expect(stderr).toBe(
      [
        `${RISKS}: R-001: both changed "likelihood": ours 3, theirs 2; before 4`,
        `look at ${RISKS}, keep what is right between <<<<<<< and >>>>>>>, then: grantbook validate; git add ${RISKS}\n`,
      ].join('\n'),
    );
    expect(read(book, RISKS)).toContain(
      [
        '<<<<<<< ours',
        '  likelihood: 3',
        '||||||| before',
        '  likelihood: 4',
        '=======',
        '  likelihood: 2',
        '>>>>>>> theirs',
        '  impact: 3',
      ].join('\n'),
    );
  });

  test('an id that both gave to another risk is never merged in silence', () => {
    const book = copyOf(clean);
    const [last, twice] = another(book, 'R-101');
    branches(book, {
      ours: [[last, twice]],
      theirs: [[last, twice.replace(/(id: R-101\n {2}title: ).*/, '$1Another')]],
    });
    const { status, stderr } = sh(book, 'git merge -q theirs');
    expect([status, stderr]).toEqual([1, expect.stringContaining('R-101: both added a record of this id')]);
  });

  test('a version that is no text stays as it is, and so does the driver’s file', () => {
    const book = copyOf(clean);
    const run =
      "printf 'a\\377' > bad; printf x > ours; grantbook merge-driver run bad ours bad -- x.yaml; cat ours";
    expect(sh(book, run)).toMatchObject({ stdout: 'x', stderr: expect.stringContaining('is no text') });
  });

  test('is put into a clone and taken out again', async () => {
    const book = exampleBook();
    await expectTranscript(
      book,
      `
      $ grantbook merge-driver remove
      ! there is no merge driver in this clone: nothing to remove
      $ grantbook merge-driver install
      ! git now merges the registries of this clone by record and field; back: grantbook merge-driver remove
      $ git config merge.grantbook.name
      registries, record by record and field by field
      $ grantbook merge-driver remove
      ! git merges by lines again
      $ git config merge.grantbook.name
      [1]
      $ grantbook merge-driver destroy
      ! error: "destroy" is nothing to do with the merge driver
      ! hint: use one of: install, remove
      [2]`,
    );
  });
});
