import { beforeAll, describe, expect, test } from 'vitest';
import { copyOf, exampleBook, expectTranscript, git, read, replace, runLine, write } from './sandbox.ts';

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

describe('list', () => {
  test('chooses, sorts and shows the columns it is asked for', async () => {
    await expectTranscript(
      clean,
      `
      $ grantbook list risks --where "impact>=4 and status=approved and wps=WP4" --sort -impact --columns id,title,impact,wps
      id     title                                          impact  wps
      R-006  Curricula are not ready when the pilots begin  5       WP3, WP4
      R-004  A partner leaves                               4       WP4, WP7
      R-007  The learners of a pilot drop out               4       WP4
      $ grantbook list risks --where "owner!=P-001 and likelihood<2" --format ids
      R-018
      $ grantbook list risks --where "title~LATE" --format ids
      R-002
      $ grantbook list risks --where "closed_on!= and impact=4" --format ids
      R-001
      R-003
      $ grantbook list project --columns acronym,risk_bands.red_from
      acronym  risk_bands.red_from
      B-WISE   20
      $ grantbook list milestone --where status=not_achieved
      id  title  lead  due  status  achieved_on
      ! no record meets the conditions
      `,
    );
  });

  test('says the same in every format', async () => {
    await expectTranscript(
      clean,
      `
      $ grantbook list milestones --where status=postponed --columns id,title,deliverables --format json
      [
        {
          "id": "MS10",
          "title": "Curricula ready for the pilots",
          "deliverables": [
            "D3.2",
            "D3.3"
          ]
        }
      ]
      $ grantbook list milestones --where status=postponed --columns id,title,deliverables --format yaml
      - id: MS10
        title: Curricula ready for the pilots
        deliverables: [D3.2, D3.3]
      $ grantbook list milestones --where status=postponed --columns id,title,deliverables --format csv | tr '\\r' '~'
      "id","title","deliverables"~
      "MS10","Curricula ready for the pilots","D3.2, D3.3"~
      $ grantbook list milestones --where status=postponed --columns id,title,deliverables --format md
      | id | title | deliverables |
      | --- | --- | --- |
      | MS10 | Curricula ready for the pilots | D3.2, D3.3 |
      $ grantbook list milestones --where status=not_achieved --format json
      []
      ! no record meets the conditions
      $ grantbook list milestones --where status=not_achieved --format yaml -q
      []
      `,
    );
  });

  test('its YAML of a whole registry is read back as the same records', async () => {
    const book = copyOf(clean);
    const all = (await runLine(book, 'grantbook list risks --json')).stdout;
    const yaml = (await runLine(book, 'grantbook list risks --format yaml')).stdout;
    write(book, { 'project-data/risks.yaml': yaml });
    expect(JSON.parse(all)).toHaveLength(19);
    expect((await runLine(book, 'grantbook list risks --json')).stdout).toBe(all);
    expect((await runLine(book, 'grantbook save --dry-run')).stdout).toBe('');
  });

  test('without a registry lists the registries, in every format', async () => {
    await expectTranscript(
      clean,
      `
      $ grantbook list | head -3
      registry               records  title
      actions                31       Actions
      advisory-board         4        Advisory board
      $ grantbook list --format md | tail -1
      | written-procedures | 2 | Written procedures |
      $ grantbook list --format csv | tail -1 | tr '\\r' '~'
      "written-procedures","2","Written procedures"~
      $ grantbook list --format yaml | tail -3
      - name: written-procedures
        records: 2
        title: Written procedures
      $ grantbook list --where a=b
      ! error: --where needs a registry
      ! hint: for example: grantbook list risks
      [2]
      `,
    );
  });

  test('as it was at a commit', async () => {
    const book = copyOf(clean);
    replace(book, 'project-data/risks.yaml', ['title: Prices rise', 'title: Costs rise']);
    await expectTranscript(
      book,
      `
      $ grantbook list risks --where id=R-015 --columns id,title --format csv --at HEAD | tail -1
      "R-015","Prices rise"\r
      $ grantbook show R-015 --at HEAD --format yaml | head -2
      id: R-015
      title: Prices rise
      $ grantbook show R-015 | head -1
      risk R-015  Costs rise
      `,
    );
  });
});

describe('what is listed stays text', () => {
  let book: string;
  beforeAll(() => {
    book = copyOf(clean);
    replace(book, 'project-data/risks.yaml', [
      'title: Prices rise',
      'title: "=HYPERLINK(\\"http://x\\",\\"y\\")"',
    ]);
    replace(book, 'project-data/risks.yaml', ['title: Languages', "title: '-1+2'"]);
    replace(book, 'project-data/risks.yaml', [
      'title: The website is attacked',
      'title: " @SUM(1) | <b>x</b> [l](http://x) *c*"',
    ]);
  });

  test('no cell of CSV is a formula; what is a number stays one', async () => {
    await expectTranscript(
      book,
      `
      $ grantbook list risks --columns title,likelihood --format csv | grep -e HYPER -e SUM -e '-1' | tr -d '\\r'
      "'-1+2","3"
      "' @SUM(1) | <b>x</b> [l](http://x) *c*","2"
      "'=HYPERLINK(""http://x"",""y"")","3"
      `,
    );
  });

  test('no cell of Markdown is markup', async () => {
    await expectTranscript(
      book,
      `
      $ grantbook list risks --columns id,title --format md | grep SUM
      | R-014 |  \\@SUM(1) \\| \\<b\\>x\\</b\\> \\[l\\](http://x) \\*c\\* |
      `,
    );
  });

  test('no author, reason, field or file name speaks to the terminal', async () => {
    const noisy = copyOf(clean);
    git(noisy, 'config', 'user.name', 'Eve \x1b[31mRed\x1b[0m \u202eback');
    write(noisy, { 'project-data/\x1b]0;x\x07.yaml': '' });
    const lines = [
      'grantbook set R-002 likelihood=3 -m "$(printf \'red \\033[31m \\302\\233\')"',
      'grantbook log R-002',
      'grantbook log R-002 --json',
      'grantbook status',
      'grantbook status --json',
      'grantbook save --dry-run',
      'grantbook list',
    ];
    const said: string[] = [];
    for (const line of lines) {
      const { stdout, stderr } = await runLine(noisy, line);
      said.push(stdout + stderr);
    }
    for (const text of said) expect(text).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
    expect(said[1]).toContain('Eve \\u{1b}[31mRed\\u{1b}[0m \\u{202e}back');
    expect(JSON.parse(said[2] ?? '')).toMatchObject([{ author: 'Eve \x1b[31mRed\x1b[0m \u202eback' }, {}]);
    expect(said[3]).toContain('project-data/\\u{1b}]0;x\\u{7}.yaml');
  });
});

describe('personal data', () => {
  const email = 'oriane.vasselin@example.org';

  test('is left out of lists unless it is asked for', async () => {
    const formats = ['table', 'json', 'csv'];
    const line = (format: string) => `grantbook list people --columns id,email,phone --format ${format}`;
    for (const format of formats)
      expect((await runLine(clean, line(format))).stdout, format).not.toContain('@');
    expect((await runLine(clean, `${line('csv')} --personal`)).stdout).toContain(email);
  });

  test('is not in findings, in what a change says, nor in the log', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ grantbook set P-003 email=ori@example.org phone=
      P-003 email: changed (personal data, not shown)
      ! committed OID  person P-003: set email, phone
      $ grantbook log P-003 --limit 1
      2023-11-20  Hanne Lindemaar  changed  OID
        email: changed (personal data, not shown)
      $ grantbook log P-003 --limit 1 --json | grep -c example
      0
      [1]
      $ grantbook set P-003 'email=ori"vasselin at example'
      project-data/people.yaml:44:10 error schema/format the value (personal data, not shown) is not an e-mail address; hint: write it in full, for example name@example.org
      ! refused: nothing was changed
      [1]
      $ grantbook set P-003 email=
      project-data/people.yaml:40:7 error schema/required "email" is missing; hint: add a line "email: …"
      ! refused: nothing was changed
      [1]
      `,
    );
  });
});

describe('show, status, log, explain', () => {
  test('show: names beside ids, what refers to it, the steps it can take', async () => {
    await expectTranscript(
      clean,
      `
      $ grantbook show d4.2
      deliverable D4.2  Pilot implementation report
      Planned  project-data/deliverables/D4.2.yaml

      title: Pilot implementation report
      short title: Pilot report
      status: planned
      wp: WP4 (Piloting of the curricula in 13 countries)
      tasks: T4.2 (Pilots in 13 countries), T4.3 (Evaluation of the pilots)
      lead: ADV (Alaturi de Voi Foundation)
      type: R
      dissemination: PU
      language: en
      due month: M42
      due: 2024-06-30
      notes: Published on 2 July 2024; this book stands at the end of 2023.
      source: BW-PILOT
      illustrative fields: wp, id, lead, status, dissemination, due_month, due, tasks

      worked out
        days to due: 223
        overdue: false
        lateness days: 0
        light: green
        next step: assign
        next step due: 2024-05-01
        late steps: 0
        review: unreviewed

      referred to by
        needed_for: MS12
        produced_by: T4.2, T4.3

      next steps
        grantbook move D4.2 outline
            → toc (by the coordinator or wp leader, or whoever is named in editor or
            lead)
        grantbook move D4.2 cancel  → cancelled (by the coordinator)
      `,
    );
    const { data, referredBy } = JSON.parse(
      (await runLine(clean, 'grantbook show D4.2 --json')).stdout,
    ) as Record<string, unknown>;
    expect(data).toMatchObject({ id: 'D4.2', wp: 'WP4', tasks: ['T4.2', 'T4.3'] });
    expect(referredBy).toContainEqual({ id: 'MS12', field: 'deliverables[0]' });
  });

  test('status: for a partner, on a day', async () => {
    await expectTranscript(
      clean,
      `
      $ grantbook status --partner SCF --days 20
      B-WISE  2023-11-20  M35 of M48

      late (2)
      id    what                                 due         days     for
      D3.2  in revision: Three training curric…  2023-10-31  20 late  P-010 (SCF), SCF
      T3.2  Three curricula with three core mo…  2023-10-31  20 late  P-010 (SCF)

      due in 20 days (4)
      id                 what                           due         days   for
      RV-039             D3.3                           2023-11-27  in 7   P-028 (SCF)
      A-025              Send the forms of the pilots…  2023-12-08  in 18  P-028 (SCF)
      MTG-2023-11-16-WP  Accept the minutes, if nobod…  2023-12-09  in 19  P-010 (SCF)
      D3.4               internal review: Online cour…  2023-12-10  in 20  P-028 (SCF)

      next step of each procedure (5)
      id                 what                           due         days   for
      MTG-2023-11-16-WP  Accept the minutes, if nobod…  2023-12-09  in 19  P-010 (SCF)
      D3.4               internal review: Online cour…  2023-12-10  in 20  P-028 (SCF)
      DISS-020           Record reach and evidence: W…  2023-12-26  in 36  SCF
      NEWS-010           Publish the news item: Webin…  2023-12-26  in 36  SCF
      KPI-006            Measure the indicator: Curri…  2024-01-14  in 55  P-010 (SCF)

      waiting (5)
      id        title                      state            waits for
      D3.3      Kits for tutors            Internal review  P-028 (SCF), P-013 (DeOms…
      KPI-006   Curricula designed         Measured         P-010 (SCF)
      MS10      Curricula ready for the …  Postponed        SCF
      NEWS-010  Webinar on learning outc…  Draft            SCF
      T3.4      Online course              In progress      P-028 (SCF)

      red (1)
      id    why
      D3.2  not submitted, 20 days after 2023-10-31
      $ grantbook status --today 2023-10-31 --partner SCF --days 0 | sed -n 3,6p
      late (1)
      id    what                                      due         days     for
      D3.2  in revision: Three training curricula f…  2023-10-21  10 late  P-010 (SCF)

      $ grantbook status --partner D1.2
      ! error: "D1.2" is a deliverable, not a partner
      ! hint: see: grantbook list partners
      [2]
      `,
    );
    const json = JSON.parse((await runLine(clean, 'grantbook status --json --days 4')).stdout) as Record<
      string,
      unknown[]
    >;
    expect(json).toMatchObject({
      today: '2023-11-20',
      late: { length: 6 },
      due: [{ id: 'A-021', days: 4 }],
      repository: [],
    });
  });

  test('status: a branch behind its remote', async () => {
    const upstream = copyOf(clean);
    const book = `${copyOf(clean)}-clone`;
    git(upstream, 'clone', '--quiet', '.', book);
    git(upstream, 'commit', '--quiet', '--allow-empty', '-m', 'more');
    git(book, 'fetch', '--quiet');
    expect((await runLine(book, 'grantbook status | tail -1')).stdout).toBe(
      '1 commit behind origin/main: git pull\n',
    );
  });

  test('log: follows a record that goes from one file to another, as its schema says', async () => {
    const book = copyOf(clean);
    expect((await runLine(book, 'grantbook set R-018 notes="Seen twice" -m "at the board"')).status).toBe(0);
    replace(book, 'schemas/risks.schema.json', ['"file": "risks"', '"folder": "risks"']);
    const records = read(book, 'project-data/risks.yaml')
      .split(/\n(?=- id: )/)
      .slice(1);
    for (const record of records) {
      const text = `${record
        .replace(/^- /, '')
        .replaceAll(/^ {2}/gm, '')
        .replace(/\n#[^\n]*\n*$/, '')
        .trimEnd()}\n`;
      write(book, { [`project-data/risks/${/^id: (\S+)/.exec(text)?.[1] ?? ''}.yaml`]: text });
    }
    git(book, 'rm', '--quiet', 'project-data/risks.yaml');
    expect(await runLine(book, 'grantbook save -m "a file for each risk"')).toMatchObject({ status: 0 });
    expect((await runLine(book, 'grantbook set R-018 notes="Seen three times"')).status).toBe(0);
    const events = JSON.parse((await runLine(book, 'grantbook log R-018 --json')).stdout) as {
      kind: string;
      changes: unknown[];
    }[];
    expect(events.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'added']);
    expect(events[0]).toMatchObject({
      changes: [{ field: 'notes', before: 'Seen twice', after: 'Seen three times' }],
    });
    expect(events[1]).toMatchObject({
      reason: 'at the board',
      changes: [{ field: 'notes', after: 'Seen twice' }],
    });
  });

  test('explain: every code there is, and one in full', async () => {
    const all = (await runLine(clean, 'grantbook explain')).stdout.match(/^[a-z]+\/[a-z-]+$/gm) ?? [];
    expect(all.length).toBeGreaterThan(60);
    expect(new Set(all).size).toBe(all.length);
    await expectTranscript(
      clean,
      `
      $ grantbook explain references/unknown-id
      references/unknown-id (error)

      Rule
        A reference names a record that exists

      Why
        A misspelt id would lose the link between a task and its lead, a decision and
        its meeting.

      What to do
        Use the suggested id, or add the record first.

      Policy
        A project may make it advice, switch it off or have it block: a line of
        “findings” in project.yaml, with code: references/unknown-id, as: advise, and
        why.
      `,
    );
  });
});
