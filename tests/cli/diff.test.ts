import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  checkout,
  copyOf,
  exampleBook,
  expectTranscript,
  git,
  read,
  replace,
  runLine,
  write,
} from './sandbox.ts';

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

const RISKS = 'project-data/risks.yaml';
const PEOPLE = 'project-data/people.yaml';
const D41 = 'project-data/deliverables/D4.1.yaml';
const D51 = 'project-data/deliverables/D5.1.yaml';
const D72 = 'project-data/deliverables/D7.2.yaml';

function commit(book: string, why: string): void {
  git(book, 'add', '-A');
  git(book, 'commit', '--quiet', '-m', why);
}

/** A book in which a bit of everything was edited. */
function editedBook(): string {
  const book = copyOf(clean);
  replace(book, D41, ['due: 2023-12-31', 'due: 2024-01-31']);
  replace(book, D41, ['reviewers:\n  - P-030\n', 'reviewers:\n  - P-003\n']);
  replace(book, D41, ['  - P-028\n', '  - P-028\n  - P-005\n']);
  replace(book, D51, ['status: draft', 'status: internal_review']);
  const added = read(book, D72).replaceAll('D7.2', 'D7.9');
  write(book, { 'project-data/deliverables/D7.9.yaml': added, 'schemas/README.md': 'mine\n' });
  git(book, 'rm', '--quiet', D72);
  replace(book, PEOPLE, ['hanne.lindemaar@example.org', 'secret@example.org']);
  return book;
}

describe('what differs, by record and field', () => {
  test('state changes first, lists as items, personal data not shown, files by name', async () => {
    const book = editedBook();
    await expectTranscript(
      book,
      `
      $ grantbook diff
      deliverables
        changed  D5.1 Framework for the validation of the curricula
          status: draft → internal_review
        changed  D4.1 Handbook for the pilots
          due: 2023-12-31 → 2024-01-31
          authors: +P-005
          reviewers: +P-003 −P-030
        added    D7.9 Report on the national round tables
        removed  D7.2 Report on the national round tables

      people
        changed  P-001 Hanne Lindemaar
          email: changed (personal data, not shown)

      other files
        added    schemas/README.md
      ! 3 records changed, 1 added, 1 removed, 1 other file
      $ grantbook diff --exit-code --registry people
      people
        changed  P-001 Hanne Lindemaar
          email: changed (personal data, not shown)
      ! 1 record changed
      [1]
      $ grantbook diff --exit-code --registry risks
      ! nothing differs between HEAD and the working tree
      $ grantbook diff --record D4.1 --format csv | tr -d '\\015'
      "registry","id","label","change","field","before","after"
      "deliverables","D4.1","Handbook for the pilots","changed","due","2023-12-31","2024-01-31"
      "deliverables","D4.1","Handbook for the pilots","changed","authors","","'+P-005"
      "deliverables","D4.1","Handbook for the pilots","changed","reviewers","−P-030","'+P-003"
      $ grantbook diff --format md
      ### deliverables

      | id | label | change | field | before | after |
      | --- | --- | --- | --- | --- | --- |
      | D5.1 | Framework for the validation of the curricula | changed | status | draft | internal\\_review |
      | D4.1 | Handbook for the pilots | changed | due | 2023-12-31 | 2024-01-31 |
      | D4.1 | Handbook for the pilots | changed | authors |  | +P-005 |
      | D4.1 | Handbook for the pilots | changed | reviewers | −P-030 | +P-003 |
      | D7.9 | Report on the national round tables | added |  |  |  |
      | D7.2 | Report on the national round tables | removed |  |  |  |

      ### people

      | id | label | change | field | before | after |
      | --- | --- | --- | --- | --- | --- |
      | P-001 | Hanne Lindemaar | changed | email |  | (personal data, not shown) |

      ### other files

      | file | change |
      | --- | --- |
      | schemas/README.md | added |
      `,
    );
    for (const format of ['text', 'md', 'json', 'csv']) {
      const { stdout, stderr } = await runLine(book, `grantbook diff --format ${format}`);
      expect(stdout + stderr, format).not.toMatch(/secret@example|lindemaar@example/);
    }
  });

  test('two commits, from one commit until now, and from where two branches parted', async () => {
    const book = copyOf(clean);
    git(book, 'switch', '--quiet', '-c', 'branch');
    replace(book, D51, ['status: draft', 'status: internal_review']);
    commit(book, 'on the branch');
    git(book, 'switch', '--quiet', 'main');
    replace(book, RISKS, ['title: Prices rise', 'title: Prices rise fast']);
    commit(book, 'on main');
    replace(book, RISKS, ['title: Prices rise fast', 'title: Prices soar']);
    await expectTranscript(
      book,
      `
      $ grantbook diff
      risks
        changed  R-015 Prices soar
          title: Prices rise fast → Prices soar
      ! 1 record changed
      $ grantbook diff HEAD~1
      risks
        changed  R-015 Prices soar
          title: Prices rise → Prices soar
      ! 1 record changed
      $ grantbook diff HEAD~1..HEAD
      risks
        changed  R-015 Prices rise fast
          title: Prices rise → Prices rise fast
      ! 1 record changed
      $ grantbook diff HEAD~1..
      risks
        changed  R-015 Prices rise fast
          title: Prices rise → Prices rise fast
      ! 1 record changed
      $ grantbook diff main..branch
      deliverables
        changed  D5.1 Framework for the validation of the curricula
          status: draft → internal_review

      risks
        changed  R-015 Prices rise
          title: Prices rise fast → Prices rise
      ! 2 records changed
      $ grantbook diff main...branch
      deliverables
        changed  D5.1 Framework for the validation of the curricula
          status: draft → internal_review
      ! 1 record changed
      $ grantbook diff branch...
      risks
        changed  R-015 Prices rise fast
          title: Prices rise → Prices rise fast
      ! 1 record changed
      $ grantbook diff HEAD..HEAD
      ! nothing differs between HEAD and HEAD
      `,
    );
  });

  test('a file with another name and a comment are no difference', async () => {
    const book = copyOf(clean);
    git(book, 'mv', D41, 'project-data/deliverables/pilots.yaml');
    replace(book, D51, ['id: D5.1', '# soon\nid: D5.1']);
    await expectTranscript(
      book,
      `
      $ grantbook diff --exit-code
      ! nothing differs between HEAD and the working tree
      `,
    );
  });

  test('long texts are cut down to where they differ; csv and json have them whole', async () => {
    const book = copyOf(clean);
    const before = 'How a pilot is prepared, run and evaluated, with the forms for learners and tutors.';
    const after = before.replace('tutors.', 'mentors.');
    replace(book, D41, [before, after]);
    await expectTranscript(
      book,
      `
      $ grantbook diff HEAD
      deliverables
        changed  D4.1 Handbook for the pilots
          abstract: …ms for learners and tutors. → …ms for learners and mentors.
      ! 1 record changed
      `,
    );
    expect((await runLine(book, 'grantbook diff --format csv')).stdout).toContain(after);
    const json = JSON.parse((await runLine(book, 'grantbook diff --json')).stdout) as {
      records: { changes: unknown }[];
    };
    expect(json.records.map(({ changes }) => changes)).toEqual([
      [{ field: 'abstract', path: 'abstract', before, after }],
    ]);
  });

  test('json holds the same bytes each time, and a record that is new with all its fields', async () => {
    const book = editedBook();
    const first = await runLine(book, 'grantbook diff --json');
    expect((await runLine(book, 'grantbook diff --json')).stdout).toBe(first.stdout);
    const { records, to, same, files } = JSON.parse(first.stdout) as {
      records: { id: string; kind: string; transition?: unknown; changes: { field: string }[] }[];
      to: unknown;
      same: boolean;
      files: unknown;
    };
    expect(to).toEqual({ name: 'the working tree', commit: null });
    expect(same).toBe(false);
    expect(files).toEqual([{ path: 'schemas/README.md', kind: 'added' }]);
    expect(records.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'D5.1 changed',
      'D4.1 changed',
      'D7.9 added',
      'D7.2 removed',
      'P-001 changed',
    ]);
    expect(records[0]?.transition).toEqual({ from: 'draft', to: 'internal_review' });
    expect(records[2]?.changes.map(({ field }) => field)).toContain('lead');
    expect(records[4]?.changes).toEqual([{ field: 'email', path: 'email', personal: true }]);
  });
});

describe('what cannot be compared is said', () => {
  test('a record that cannot be read is neither gone nor the same', async () => {
    const book = copyOf(clean);
    write(book, { [D41]: `${read(book, D41)}oops: [\n` });
    replace(book, D51, ['status: draft', 'status: internal_review']);
    await expectTranscript(
      book,
      `
      $ grantbook diff
      deliverables
        changed  D5.1 Framework for the validation of the curricula
          status: draft → internal_review

      could not be compared
        D4.1 (deliverables): the record cannot be read in the working tree
        project-data/deliverables/D4.1.yaml:49:7 yaml/syntax in the working tree: the
        bracket "[" is not closed
      ! 1 record changed
      [1]
      $ grantbook diff --record D4.1 --format md
      ### could not be compared

      - D4.1 (deliverables): the record cannot be read in the working tree
      - project-data/deliverables/D4.1.yaml:49:7 yaml/syntax in the working tree: the bracket "\\[" is not closed
      [1]
      $ grantbook diff --record D5.1
      deliverables
        changed  D5.1 Framework for the validation of the curricula
          status: draft → internal_review
      ! 1 record changed
      $ grantbook diff --registry risks
      ! nothing differs between HEAD and the working tree
      $ git commit --quiet -am broken && git checkout --quiet HEAD~1 -- project-data/deliverables/D4.1.yaml && grantbook diff HEAD --format csv | tr -d '\\015'
      "registry","id","label","change","field","before","after"
      "","","","could not be compared","","","D4.1 (deliverables): the record cannot be read in HEAD"
      "","","","could not be compared","","","project-data/deliverables/D4.1.yaml:49:7 yaml/syntax in HEAD: the bracket ""["" is not closed"
      $ grantbook diff HEAD~1..HEAD --json | grep -A 20 notCompared
        "notCompared": [
          {
            "ids": [
              "D4.1"
            ],
            "registry": "deliverables",
            "side": "after",
            "why": "unreadable"
          }
        ],
        "problems": [
          {
            "side": "after",
            "code": "yaml/syntax",
            "file": "project-data/deliverables/D4.1.yaml",
            "line": 49,
            "registry": "deliverables",
            "record": null,
            "message": "the bracket \\"[\\" is not closed"
          }
        ]
      `,
    );
  });

  test('records of a file that cannot be read are not gone', async () => {
    const book = copyOf(clean);
    write(book, { [RISKS]: 'risks: &all\n  - none\n' });
    const { status, stdout } = await runLine(book, 'grantbook diff --registry risks');
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^could not be compared\n {2}R-001, R-002, R-003 and \d+ more \(risks\): not seen/,
    );
    expect(stdout).not.toContain('removed');
  });

  test('records of a registry whose schema is broken are not gone', async () => {
    const book = copyOf(join(checkout, 'tests/fixtures/peers-sample'));
    git(book, 'init', '--quiet');
    commit(book, 'first');
    write(book, { 'schemas/risks.schema.json': '{' });
    await expectTranscript(
      book,
      `
      $ grantbook diff HEAD -f text
      other files
        changed  schemas/risks.schema.json

      could not be compared
        R001, R002, R003 and 9 more (risks): not seen in the working tree, of which a
        part cannot be read
        R011: the record cannot be read in HEAD
        R012: the record cannot be read in HEAD
        project-data/risks/R011.yaml:6:4 yaml/syntax in HEAD: the field "wp" is
        indented further than the field before it
        project-data/risks/R012.yaml:7:1 yaml/duplicate-key in HEAD: "likelihood"
        stands twice in one mapping
        schemas/risks.schema.json:1:1 declaration/syntax in the working tree: the
        schema is not valid JSON: the bracket "{" is not closed
      ! 1 other file
      [1]
      $ rm schemas/risks.schema.json && grantbook diff HEAD -f text | head -6
      other files
        removed  schemas/risks.schema.json

      could not be compared
        R001, R002, R003 and 9 more (risks): not seen in the working tree, of which a
        part cannot be read
      ! 1 other file
      $ rm project-data/risks/* && grantbook diff HEAD -f text | tail -4
        project-data/risks/R011.yaml:6:4 yaml/syntax in HEAD: the field "wp" is
        indented further than the field before it
        project-data/risks/R012.yaml:7:1 yaml/duplicate-key in HEAD: "likelihood"
        stands twice in one mapping
      ! 12 records removed, 1 other file
      `,
    );
  });

  test('an id that stands twice', async () => {
    const book = copyOf(clean);
    write(book, { 'project-data/deliverables/D4.1-copy.yaml': read(book, D41).replace('SEN', 'PU') });
    await expectTranscript(
      book,
      `
      $ grantbook diff --format text
      could not be compared
        D4.1 (deliverables): the id stands twice in the working tree
      ! nothing differs between HEAD and the working tree, in what could be compared
      [1]
      `,
    );
  });
});

describe('texts of others', () => {
  test('are no markup, no formula and no command to a terminal', async () => {
    const book = copyOf(clean);
    const title = '"=1+1 | <img src=x> @all [x](y) ::error::"';
    replace(book, RISKS, ['title: Prices rise', `title: ${title}`]);
    await expectTranscript(
      book,
      `
      $ grantbook diff --registry risk
      risks
        changed  R-015 =1+1 | <img src=x> @all [x](y) ::error::
          title: Prices rise → =1+1 | <img src=x> @all [x](y) ::error::
      ! 1 record changed
      $ grantbook diff --registry risk --format md
      ### risks

      | id | label | change | field | before | after |
      | --- | --- | --- | --- | --- | --- |
      | R-015 | =1+1 \\| \\<img src=x\\> \\@all \\[x\\](y) ::error:: | changed | title | Prices rise | =1+1 \\| \\<img src=x\\> \\@all \\[x\\](y) ::error:: |
      $ grantbook diff --registry risk --format csv | tr -d '\\015'
      "registry","id","label","change","field","before","after"
      "risks","R-015","'=1+1 | <img src=x> @all [x](y) ::error::","changed","title","Prices rise","'=1+1 | <img src=x> @all [x](y) ::error::"
      `,
    );
  });
});

describe('wrong requests', () => {
  test('say what would be right', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ grantbook diff mian
      ! error: "mian" is no commit, branch or tag of this repository
      ! hint: did you mean main?
      [2]
      $ grantbook diff HEAD..--output=x
      ! error: "--output=x" is no commit, branch or tag of this repository
      ! hint: see the last ones: git log --oneline -10
      [2]
      $ grantbook diff --registry riscs
      ! error: there is no registry "riscs"
      ! hint: did you mean "risks"?
      [2]
      $ grantbook diff --record D4.11
      ! error: no record has the id "D4.11"
      ! hint: did you mean D4.1?
      [2]
      $ grantbook diff --record D4.1 --registry risks
      ! error: --registry and --record contradict each other
      ! hint: leave out one of the two
      [2]
      `,
    );
  });

  test('a book of which nothing is committed has nothing to compare with', async () => {
    const book = copyOf(clean);
    git(book, 'checkout', '--quiet', '--orphan', 'new');
    await expectTranscript(
      book,
      `
      $ grantbook diff -f text
      ! error: nothing of this book is committed yet
      ! hint: commit it first: grantbook save -m "first version"
      [3]
      `,
    );
  });
});
