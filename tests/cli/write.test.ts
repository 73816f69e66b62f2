import { beforeAll, describe, expect, test } from 'vitest';
import {
  copyOf,
  exampleBook,
  expectTranscript,
  git,
  lastCommit,
  read,
  replace,
  runLine,
  snapshot,
  write,
} from './sandbox.ts';

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

const RISKS = 'project-data/risks.yaml';
const D41 = 'project-data/deliverables/D4.1.yaml';

describe('each command makes one commit, of its own paths, with the lines it means to change', () => {
  test('set: a field', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ grantbook set R-002 likelihood=5 -m "two partners have left"
      R-002 likelihood: 4 → 5
      ! committed OID  risk R-002: set likelihood
      $ git rev-list --count HEAD
      2
      $ git log -1 --format=%an%n%B
      Hanne Lindemaar
      risk R-002: set likelihood

      two partners have left

      Record: R-002
      Registry: risks

      $ git status --porcelain
      `,
    );
    expect(lastCommit(book)).toEqual({ files: [RISKS], lines: ['-  likelihood: 4', '+  likelihood: 5'] });
  });

  test('set: items of lists, clearing, nested fields, several at once', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ grantbook set D4.1 contributors+=P-012 contributors-=P-022 keywords= sections[0].title=Preparing abstract="How to: pilot" version=0.5
      D4.1 version: 0.4 → 0.5
      D4.1 contributors: removed P-022
      D4.1 contributors: added P-012
      D4.1 keywords: cleared (was pilots, handbook, evaluation)
      D4.1 abstract: How a pilot is prepared, run and evaluated, with the forms for learners and tutors. → How to: pilot
      D4.1 sections[0].title: Before the pilot → Preparing
      ! committed OID  deliverable D4.1: set contributors, keywords, sections[0].title, abstract, version
      $ grantbook set project risk_bands.red_from=21
      project risk_bands.red_from: 20 → 21
      ! committed OID  project project: set risk_bands.red_from
      $ grantbook set D4.1 contributors+=P-012
      ! nothing to change: it says so already
      $ grantbook set D4.1 contributors-=P-022
      ! error: "P-022" is not in "contributors"
      ! hint: it holds: P-021, P-012
      [2]
      `,
    );
    const lines = git(book, 'show', '--format=', '--unified=0', 'HEAD~1', '--', D41).split('\n');
    expect(lines.filter((line) => /^[+-] /.test(line))).toEqual([
      '-  - P-022',
      '+  - P-012',
      '-  - pilots',
      '-  - handbook',
      '-  - evaluation',
      '-    title: Before the pilot',
      '+    title: Preparing',
    ]);
    expect(read(book, D41)).toContain('\nabstract: "How to: pilot"\n');
  });

  test('move: the state, what the step fills, what is given with it', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ grantbook move D4.1 approve version=1.0 -m "all comments are answered"
      D4.1 status: approval → approved
      D4.1 version: 0.4 → 1.0
      D4.1 approved_on: set to 2023-11-20
      ! committed OID  deliverable D4.1: approve
      $ git log -1 --format=%B
      deliverable D4.1: approve

      all comments are answered

      Record: D4.1
      Registry: deliverables
      Transition: approval -> approved

      $ grantbook log D4.1 --limit 1
      2023-11-20  Hanne Lindemaar  changed: approval → approved  OID
        “all comments are answered”
        version: 0.4 → 1.0
        approved_on: set to 2023-11-20
      `,
    );
    expect(lastCommit(book)).toEqual({
      files: [D41],
      lines: [
        '-status: approval',
        '-version: "0.4"',
        '+status: approved',
        '+version: "1.0"',
        '+approved_on: 2023-11-20',
      ],
    });
  });

  test('add and remove: to and from a list, and a file of its own', async () => {
    const book = copyOf(clean);
    const before = read(book, RISKS);
    await expectTranscript(
      book,
      `
      $ grantbook add risk "Interviews take longer" description="No: really" origin=unforeseen category=external wps=WP1,WP2 likelihood=3 impact=4 owner=P-003
      R-020 added (risk)
      ! committed OID  risk R-020: add
      $ git show --format= --name-status
      M\tproject-data/risks.yaml
      $ grantbook remove R-020 -m "entered twice"
      R-020 removed (risk)
      ! committed OID  risk R-020: remove
      $ grantbook add deliverable "Report on sites" wp=WP4 type=R lead=ADV dissemination=PU due_month=M40 due=2024-04-30
      D4.4 added (deliverable)
      ! committed OID  deliverable D4.4: add
      $ grantbook remove D4.4
      D4.4 removed (deliverable)
      ! committed OID  deliverable D4.4: remove
      $ git log -2 --format=%s --name-status
      deliverable D4.4: remove

      D\tproject-data/deliverables/D4.4.yaml
      deliverable D4.4: add

      A\tproject-data/deliverables/D4.4.yaml
      $ git status --porcelain
      `,
    );
    expect(read(book, RISKS)).toBe(before);
    const added = git(book, 'show', `HEAD~3:${RISKS}`);
    expect(added.startsWith(before)).toBe(true);
    expect(added.slice(before.length)).toBe(
      '\n- id: R-020\n  title: Interviews take longer\n  description: "No: really"\n  origin: unforeseen\n  category: external\n  wps: [WP1, WP2]\n  likelihood: 3\n  impact: 4\n  status: proposed\n  owner: P-003\n',
    );
  });

  test('a file with CRLF keeps it, on the line that changes and everywhere else', async () => {
    const book = copyOf(clean);
    const text = read(book, RISKS).replaceAll('\n', '\r\n');
    write(book, { [RISKS]: text });
    git(book, 'commit', '--quiet', '-am', 'From Windows');
    expect(
      (await runLine(book, 'grantbook set R-002 likelihood=5 && grantbook set R-017 target_date=2024-01-31'))
        .status,
    ).toBe(0);
    const now = read(book, RISKS);
    expect(now).not.toMatch(/[^\r]\n/);
    expect(now.split('\r\n')).toHaveLength(text.split('\r\n').length + 1);
    expect(lastCommit(book).lines).toEqual(['+  target_date: 2024-01-31\r']);
  });
});

describe('what is written in data stays data', () => {
  test('a title, a reason and a value forge no trailer', async () => {
    const book = copyOf(clean);
    const forged = 'Reviewed-by: Eve <eve@example.org>';
    const line = `grantbook add risk "${forged}" description="x\n${forged}" origin=unforeseen category=external wps=WP1 likelihood=3 impact=4 owner=P-003 -m "because\n\n${forged}\nApproved-by: all"`;
    expect((await runLine(book, line)).status).toBe(0);
    expect(git(book, 'log', '-1', '--format=%(trailers:only,unfold)').trim()).toBe(
      'Record: R-020\nRegistry: risks',
    );
    expect(git(book, 'log', '-1', '--format=%s').trim()).toBe('risk R-020: add');
    expect(git(book, 'log', '-1', '--format=%b')).toContain(' Reviewed-by: Eve');
  });

  test('what cannot be seen is not written, and is not printed raw', async () => {
    const { stdout, stderr, status } = await runLine(
      clean,
      'grantbook set R-002 "title=$(printf \'a\\033[31m\\342\\200\\256b\')"',
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/^project-data\/risks\.yaml:\d+:\d+ error edit\/unwritable .*U\+001B/);
    expect(stdout + stderr).not.toMatch(/[\x1b\u202e]/);
  });

  test('text that other programs would read as something else is quoted', async () => {
    const book = copyOf(clean);
    const texts = ['NO', '22:22', '1.10', '0777', '2023-02-30', '- x', '#x', 'a: b'];
    expect(
      (await runLine(book, `grantbook set D4.1 ${texts.map((text) => `"keywords+=${text}"`).join(' ')}`))
        .status,
    ).toBe(0);
    const { data } = JSON.parse((await runLine(book, 'grantbook show D4.1 --json')).stdout) as {
      data: { keywords: string[] };
    };
    expect(data.keywords.slice(-texts.length)).toEqual(texts);
    expect(lastCommit(book).lines).toEqual(texts.map((text) => `+  - "${text}"`));
  });
});

describe('a refusal changes nothing', () => {
  const cases: readonly [line: string, code: string][] = [
    ['grantbook set R-002 likelihood=9', 'schema/limit'],
    ['grantbook set R-002 owner=P-999', 'references/unknown-id'],
    ['grantbook set R-003 likelihood=4', 'lifecycle/frozen'],
    ['grantbook move D4.1 submit', 'lifecycle/not-allowed'],
    ['grantbook set D4.1 status=accepted', 'lifecycle/not-allowed'],
    ['as cosmin.dellatorri@example.org grantbook move D4.1 approve version=1.0', 'lifecycle/not-your-role'],
    [
      'as stranger@example.org grantbook move R-008 reject closing_reason="not for us"',
      'lifecycle/not-your-role',
    ],
    ['grantbook remove P-030', 'references/still-used'],
    ['grantbook remove R-014', 'lifecycle/removed'],
    ['EDITOR="sed -i s/^status:.*/status:submitted/" grantbook edit D4.1', 'yaml/syntax'],
  ];
  let book: string;
  let before: readonly string[];
  beforeAll(() => {
    book = copyOf(clean);
    before = snapshot(book);
  });

  test.each(cases)('%s', async (line, code) => {
    const { stdout, stderr, status } = await runLine(book, line);
    expect(stdout).toContain(` error ${code} `);
    expect(stderr).toBe('refused: nothing was changed\n');
    expect(status).toBe(1);
    expect(snapshot(book)).toEqual(before);
  });

  test('a refused addition names each field it lacks, and how to give them all', async () => {
    const { stdout, stderr, status } = await runLine(
      book,
      'grantbook add risk "No more than a title" impact=2',
    );
    expect(stdout.match(/ error schema\/required "\w+" is missing; /g)?.length).toBe(6);
    expect(stderr).toBe(
      'refused: nothing was changed\nhint: give these too: description=… origin=foreseen|unforeseen category=… wps=… likelihood=… owner=…\n',
    );
    expect(status).toBe(1);
    expect(snapshot(book)).toEqual(before);
  });

  test('a refused removal names each reference, and the command that takes it away', async () => {
    await expectTranscript(
      book,
      `
      $ grantbook remove P-030 | grep -v meetings
      project-data/deliverables/D4.1.yaml:26:5 error references/still-used deliverable D4.1 refers to P-030 in "reviewers[0]"; hint: change the reference first: grantbook set D4.1 reviewers-=P-030
      project-data/mailing-lists.yaml:32:7 error references/still-used mailing-list ML-001 refers to P-030 in "members[19]"; hint: change the reference first: grantbook set ML-001 members-=P-030
      project-data/mailing-lists.yaml:83:7 error references/still-used mailing-list ML-003 refers to P-030 in "members[19]"; hint: change the reference first: grantbook set ML-003 members-=P-030
      project-data/partners.yaml:444:22 error references/still-used partner SENT refers to P-030 in "technical_contact"; hint: change the reference first: grantbook set SENT technical_contact=…
      project-data/reviews/RV-021.yaml:6:11 error references/still-used review RV-021 refers to P-030 in "reviewer"; hint: change the reference first: grantbook set RV-021 reviewer=…
      project-data/risks.yaml:250:20 error references/still-used risk R-007 refers to P-030 in "mitigation[1].responsible"; hint: change the reference first: grantbook set R-007 mitigation[1].responsible=…
      project-data/risks.yaml:254:18 error references/still-used risk R-007 refers to P-030 in "identified_by"; hint: change the reference first: grantbook set R-007 identified_by=…
      project-data/sign-offs/SO-021.yaml:5:11 error references/still-used sign-off SO-021 refers to P-030 in "reviewer"; hint: change the reference first: grantbook set SO-021 reviewer=…
      ! refused: nothing was changed
      `,
    );
  });

  test('--dry-run shows the change and its message, and changes nothing', async () => {
    await expectTranscript(
      book,
      `
      $ grantbook move D4.1 approve version=1.0 --dry-run -m "answered"
      D4.1 status: approval → approved
      D4.1 version: 0.4 → 1.0
      D4.1 approved_on: set to 2023-11-20
      ! nothing was written (--dry-run); the commit would say:
      !
      !     deliverable D4.1: approve
      !
      !     answered
      !
      !     Record: D4.1
      !     Registry: deliverables
      !     Transition: approval -> approved
      `,
    );
    expect(
      (await runLine(book, 'grantbook remove A-030 -n && grantbook set R-002 likelihood=5 -n')).status,
    ).toBe(0);
    expect(snapshot(book)).toEqual(before);
  });
});

test('a step by hand and by command is refused with the same codes', async () => {
  const book = copyOf(clean);
  replace(book, D41, ['status: approval', 'status: accepted']);
  const codes = async (line: string) =>
    [...(await runLine(book, line)).stdout.matchAll(/ error ([a-z-]+\/[a-z-]+) /g)].map(([, code]) => code);
  const byHand = await codes('grantbook validate');
  expect(byHand).toContain('lifecycle/not-allowed');
  expect(await codes('grantbook save -m x')).toEqual(byHand);
  git(book, 'checkout', '--quiet', '.');
  expect(await codes('grantbook set D4.1 status=accepted')).toEqual(byHand);
});
