import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  copyOf,
  exampleBook,
  expectTranscript,
  git,
  newFolder,
  replace,
  runLine,
  snapshot,
  write,
} from './sandbox.ts';

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

const D41 = 'project-data/deliverables/D4.1.yaml';

describe('validate says what is wrong, and where', () => {
  test('a book in order', async () => {
    await expectTranscript(
      clean,
      `
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ cd project-data/meetings && grantbook validate
      ! N records in N registries: nothing to mend
      $ cd / && grantbook -C "$OLDPWD" validate --quiet
      $ grantbook validate --paranoid 2>&1 | sed 's/[0-9]* of [0-9]* records/all/'
      N records in N registries: nothing to mend
      read by both YAML readers: all
      `,
    );
  });

  test('a hand edit: one line for each finding, the summary beside it', async () => {
    const book = copyOf(clean);
    replace(book, D41, ['editor: P-025', 'editor: P-999']);
    replace(book, D41, ['wp: WP4', 'wp: WP5\nlanguag: en']);
    replace(book, D41, ['due: 2023-12-31', 'due: 2023-12-30']);
    replace(book, D41, ['status: approval', 'status: accepted']);
    await expectTranscript(
      book,
      `
      $ grantbook validate
      project-data/deliverables/D4.1.yaml:3:5 error lifecycle/required-field deliverable D4.1 is "accepted" and has no "acceptance_date"; hint: grantbook set D4.1 acceptance_date=…
      project-data/deliverables/D4.1.yaml:3:5 error lifecycle/required-field deliverable D4.1 is "accepted" and has no "approved_on"; hint: grantbook set D4.1 approved_on=…
      project-data/deliverables/D4.1.yaml:3:5 error lifecycle/required-field deliverable D4.1 is "accepted" and has no "delivery_date"; hint: grantbook set D4.1 delivery_date=…
      project-data/deliverables/D4.1.yaml:3:5 error lifecycle/required-field deliverable D4.1 is "accepted" and has no "receipt"; hint: grantbook set D4.1 receipt=…
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/not-allowed deliverable D4.1 cannot go from "approval" to "accepted"; hint: from "approval": grantbook move D4.1 send_back (to in_revision) · grantbook move D4.1 approve (to approved) · grantbook move D4.1 cancel (to cancelled)
      project-data/deliverables/D4.1.yaml:7:10 error schema/pattern "0.4" does not have the right form; hint: for example: 1.0
      project-data/deliverables/D4.1.yaml:9:5 error change/needs-reference wp of D4.1 changes from "WP4" to "WP5" without a record in "change" that says so; hint: name one that is "implemented" in the same commit and lists D4.1 in "affects", with type GA_amendment or PO_notice: change=…; see: grantbook list changes
      project-data/deliverables/D4.1.yaml:9:5 error ids/disagrees the id "D4.1" says "4", the field "wp" says "WP5"; hint: correct "wp", or give the record an id that fits it
      project-data/deliverables/D4.1.yaml:10:1 error schema/unknown-field "languag" is not a field here; hint: did you mean "language"?
      project-data/deliverables/D4.1.yaml:18:6 error change/needs-reference due of D4.1 changes from "2023-12-31" to "2023-12-30" without a record in "change" that says so; hint: name one that is "implemented" in the same commit and lists D4.1 in "affects", with type schedule or GA_amendment or PO_notice: change=…; see: grantbook list changes
      project-data/deliverables/D4.1.yaml:18:6 error dates/month-disagrees "2023-12-30" is not the end of M36; hint: M36 ends on 2023-12-31: write 2023-12-31, or correct "due_month"
      project-data/deliverables/D4.1.yaml:19:9 error references/unknown-id "P-999" is not in people; hint: see: grantbook list people
      ! N records in N registries: 12 errors, 0 warnings
      [1]
      $ grantbook validate --at HEAD
      ! N records in N registries: nothing to mend
      `,
    );
  });
});

describe('validate judges a change of state against a commit', () => {
  test('against HEAD, against the commit named, and each commit against its parent', async () => {
    const book = copyOf(clean);
    replace(book, D41, ['status: approval', 'status: planned']);
    git(book, 'commit', '--quiet', '-am', 'a step that is none');
    const refused = `${D41}:6:9 error lifecycle/not-allowed deliverable D4.1 cannot go from "approval" to "planned"; hint: from "approval": grantbook move D4.1 send_back (to in_revision) · grantbook move D4.1 approve (to approved) · grantbook move D4.1 cancel (to cancelled)`;
    await expectTranscript(
      book,
      `
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook validate --since HEAD~1
      ${refused}
      ! N records in N registries: 1 error, 0 warnings
      [1]
      $ grantbook validate --at HEAD
      ${refused}
      ! N records in N registries: 1 error, 0 warnings
      [1]
      $ grantbook validate --at main~1
      ! N records in N registries: nothing to mend
      `,
    );
  });
});

describe('what could not be checked never reads as passed', () => {
  type Case = {
    readonly name: string;
    readonly spoil: (book: string) => void;
    readonly status: number;
    readonly says: RegExp;
  };
  const cases: readonly Case[] = [
    {
      name: 'a keyword of a schema is misspelt',
      spoil: (book) => replace(book, 'schemas/risks.schema.json', ['"noun"', '"nuon"']),
      status: 3,
      says: /^schemas\/risks\.schema\.json:7:13 error declaration\/annotation .*did you mean "noun"\?$/m,
    },
    {
      name: 'a schema is no JSON',
      spoil: (book) => write(book, { 'schemas/risks.schema.json': '{\n  "a": [\n}\n' }),
      status: 3,
      says: /^schemas\/risks\.schema\.json:\d+:\d+ error declaration\/syntax /m,
    },
    {
      name: 'the project is gone',
      spoil: (book) => rmSync(join(book, 'project-data/project.yaml')),
      status: 1,
      says: /project-data\/project\.yaml:1:1 error book\/no-project/,
    },
    {
      name: 'there is no registry at all',
      spoil: (book) => {
        for (const folder of ['project-data', 'schemas', 'templates'])
          rmSync(join(book, folder), { recursive: true });
        for (const folder of ['project-data', 'schemas']) mkdirSync(join(book, folder));
      },
      status: 1,
      says: /0 records in 0 registries: nothing was checked/,
    },
    {
      name: 'there is no book',
      spoil: (book) => rmSync(join(book, 'schemas'), { recursive: true }),
      status: 3,
      says: /^error: there is no book in /,
    },
  ];

  test.each(cases)('$name', async ({ spoil, status, says }) => {
    const book = copyOf(clean);
    spoil(book);
    const answer = await runLine(book, 'grantbook validate');
    expect(answer.stdout + answer.stderr).toMatch(says);
    expect(answer.status).toBe(status);
  });

  test('a registry whose schema is broken is not taken for absent', async () => {
    const book = copyOf(clean);
    replace(book, 'schemas/risks.schema.json', ['"noun"', '"nuon"']);
    const told = `
      ! error: "schemas/risks.schema.json" has mistakes: its registry cannot be read
      ! hint: see them with: grantbook validate
      [3]`;
    await expectTranscript(book, `      $ grantbook list risks${told}\n      $ grantbook show R-002${told}`);
  });

  test('a registry of nothing but an unreadable file is not empty', async () => {
    const book = copyOf(clean);
    write(book, { 'project-data/risks.yaml': '- id: R-001\n  title: [\n' });
    const answer = await runLine(book, 'grantbook list risks');
    expect(answer.stderr).toMatch(
      /^warning: \d+ problems? in what was read \(project-data\/risks\.yaml\); see: grantbook validate$/m,
    );
  });
});

test('validate never writes: not a byte of the folder, .git included, whatever it finds', async () => {
  const book = copyOf(clean);
  replace(book, D41, ['editor: P-025', 'editor: P-999']);
  write(book, {
    'project-data/risks.yaml': '- id: [\n',
    'notes.txt': 'mine\n',
    'project-data/stray.txt': '?',
  });
  git(book, 'rm', '--quiet', '--cached', 'project-data/tasks.yaml');
  git(book, 'add', D41);
  const before = snapshot(book);
  for (const options of ['', '--since HEAD --format github']) {
    expect((await runLine(book, `grantbook validate ${options}`)).status).toBe(1);
  }
  expect(snapshot(book)).toEqual(before);
});

test('only a day that is given makes validate depend on it', async () => {
  const found = async (options: string) =>
    (await runLine(clean, `grantbook validate ${options}`)).stdout.split('\n');
  expect(await found('')).toEqual(['']);
  const late = (await found('--today 2023-11-20')).filter((line) => line.includes(' A-027 '));
  expect(late).toEqual([expect.stringMatching(/^project-data\/actions\.yaml:\d+:8 warning time\/overdue /)]);
  expect((await found('--today 2023-11-15')).filter((line) => line.includes(' A-027 '))).toEqual([]);
});

test('a book outside a repository is checked, apart from changes of state', async () => {
  const book = join(newFolder(), 'plain');
  await expectTranscript(
    clean,
    `
    $ mkdir ${book} && cp -r project-data schemas templates ${book} && cd ${book} && sed -i 's/^status: approval/status: planned/' ${D41} && grantbook validate
    ! N records in N registries: nothing to mend
    `.replaceAll(book, '~/plain'),
  );
});
