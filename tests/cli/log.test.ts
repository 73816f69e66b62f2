import { beforeAll, describe, expect, test } from 'vitest';
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

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

/** A day on which something is committed. */
const on = (day: string): Record<string, string> => ({
  GIT_AUTHOR_DATE: `${day}T12:00:00+0100`,
  GIT_COMMITTER_DATE: `${day}T12:00:00+0100`,
});

describe('the log of a field', () => {
  test('tells before and after, who, when, why and the commit; of one that never changed since when', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ grantbook set R-002 likelihood=5 notes="Two partners late" -m "two drafts are missing"
      R-002 likelihood: 4 → 5
      R-002 notes: set to Two partners late
      ! committed OID  risk R-002: set likelihood, notes
      $ grantbook set R-002 likelihood=3 -m "one of them came"
      R-002 likelihood: 5 → 3
      ! committed OID  risk R-002: set likelihood
      $ grantbook log R-002.likelihood
      2023-11-20  Hanne Lindemaar  changed  OID
        “one of them came”
        likelihood: 5 → 3
      2023-11-20  Hanne Lindemaar  changed  OID
        “two drafts are missing”
        likelihood: 4 → 5
      2023-11-20  Hanne Lindemaar  added  OID
        likelihood: set to 4
      $ grantbook log r-002.notes
      2023-11-20  Hanne Lindemaar  changed  OID
        “two drafts are missing”
        notes: set to Two partners late
      $ grantbook log R-002.title
      2023-11-20  Hanne Lindemaar  added  OID
        title: set to Deliverables come late
      ! R-002.title has never changed since R-002 was added on 2023-11-20 in commit OID
      $ grantbook log R-002.mitigation[0].action
      2023-11-20  Hanne Lindemaar  added  OID
        mitigation[0].action: set to Ask for the table of contents 45 days before the
        due date
      ! R-002.mitigation[0].action has never changed since R-002 was added on 2023-11-20 in commit OID
      $ grantbook log R-002.closed_on
      ! R-002.closed_on was never set since R-002 was added on 2023-11-20 in commit OID
      $ grantbook log R-002.likelihood --limit 1 --format csv | sed -E "s/[0-9a-f]{40}/OID/; s/[[:cntrl:]]$//"
      "date","author","committer","on_behalf_of","registry","record","event","field","before","after","reason","approval","commit"
      "2023-11-20","Hanne Lindemaar","Hanne Lindemaar","","risks","R-002","changed","likelihood","5","3","one of them came","","OID"
      $ grantbook log R-002.likelihood --limit 1 --format md | sed -E "s/[0-9a-f]{40}/OID/"
      | date | author | committer | on\\_behalf\\_of | registry | record | event | field | before | after | reason | approval | commit |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      | 2023-11-20 | Hanne Lindemaar | Hanne Lindemaar |  | risks | R-002 | changed | likelihood | 5 | 3 | one of them came |  | OID |
      `,
    );
  });

  test('is refused where there is no such field, with the closest ones', async () => {
    await expectTranscript(
      clean,
      `
      $ grantbook log R-002.likelyhood
      ! error: "likelyhood" is not a field of R-002
      ! hint: did you mean R-002.likelihood?
      [2]
      $ grantbook log D1.2.sections[0].titel
      ! error: "titel" is not a field of "sections[0]" of D1.2
      ! hint: did you mean D1.2.sections[0].title?
      [2]
      $ grantbook log R-002.mitigation[x]
      ! error: "R-002.mitigation[x]" names no field
      ! hint: write it as in D1.2.due or D1.2.sections[0].title
      [2]
      $ grantbook log R-002.title.first
      ! error: "first" is not a field of "title" of R-002
      ! hint: it has no fields of its own
      [2]
      $ grantbook log R-999.title
      ! error: no record has the id "R-999"
      ! hint: see the ids with: grantbook list risks
      [2]
      `,
    );
  });

  test('keeps personal data to itself', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ grantbook set P-003 email=ori@example.org
      P-003 email: changed (personal data, not shown)
      ! committed OID  person P-003: set email
      $ grantbook log P-003.email --limit 1
      2023-11-20  Hanne Lindemaar  changed  OID
        email: changed (personal data, not shown)
      $ grantbook log people --limit 1
      2023-11-20  Hanne Lindemaar  OID
        P-003 changed
          email: changed (personal data, not shown)
      $ grantbook log P-003.email --format json --limit 1 | grep -c example.org
      0
      [1]
      $ grantbook log people --format csv | grep -c example.org
      0
      [1]
      $ grantbook log people --format md | grep -c example.org
      0
      [1]
      `,
    );
  });
});

describe('the log of a registry and of the book', () => {
  test('is told commit by commit, chosen by day, project month and person', async () => {
    const book = copyOf(clean);
    const run = (line: string, day: string) => sh(book, line, on(day));
    expect(run('grantbook set R-002 likelihood=5 -m "late"', '2023-01-10').status).toBe(0);
    expect(run('as oriane.vasselin@example.org grantbook set R-004 impact=2', '2023-02-28').status).toBe(0);
    write(book, {
      'project-data/risks.yaml': read(book, 'project-data/risks.yaml').replace(
        'id: R-005\n',
        'id: R-005 # gale\n',
      ),
    });
    replace(book, 'project-data/risks.yaml', [
      '  title: Deliverables come late\n',
      '  title: Deliverables come too late\n',
    ]);
    git(book, 'add', '--all');
    const message = [
      'risk R-002: set title',
      'As asked.',
      'Record: R-002\nOn-Behalf-Of: Oriane <oriane.vasselin@example.org>\nApproved-By: DEC-005',
    ];
    const flags = message.map((part) => `-m '${part}'`).join(' ');
    const byEve = `git commit --quiet ${flags} --author="Eve <eve@example.org>"`;
    expect(sh(book, byEve, on('2023-03-01')).status).toBe(0);
    await expectTranscript(
      book,
      `
      $ grantbook log risks --limit 3
      2023-03-01  Eve  OID
        “As asked.”
        committed by Hanne Lindemaar on 2023-03-01
        on behalf of Oriane
        R-002 changed
          title: Deliverables come late → Deliverables come too late
      2023-02-28  Hanne Lindemaar  OID
        R-004 changed
          impact: 4 → 2
      2023-01-10  Hanne Lindemaar  OID
        “late”
        R-002 changed
          likelihood: 4 → 5
      $ grantbook log --since 2023-01-10 --until 2023-02-28
      2023-02-28  Hanne Lindemaar  OID
        R-004 changed
          impact: 4 → 2
      2023-01-10  Hanne Lindemaar  OID
        “late”
        R-002 changed
          likelihood: 4 → 5
      $ grantbook log --since M17 --until M18
      ! nothing of the book was changed by those asked for, or then
      $ grantbook log risks --person P-003
      2023-03-01  Eve  OID
        “As asked.”
        committed by Hanne Lindemaar on 2023-03-01
        on behalf of Oriane
        R-002 changed
          title: Deliverables come late → Deliverables come too late
      2023-02-28  Hanne Lindemaar  OID
        R-004 changed
          impact: 4 → 2
      $ grantbook log R-002 --until M17
      ! nothing of R-002 was changed by those asked for, or then
      $ grantbook log R-004 --person P-003 --since M19
      2023-02-28  Hanne Lindemaar  changed  OID
        impact: 4 → 2
      $ grantbook log risk --limit 1 --format csv | sed -E "s/[0-9a-f]{40}/OID/; s/[[:cntrl:]]$//"
      "date","author","committer","on_behalf_of","registry","record","event","field","before","after","reason","approval","commit"
      "2023-03-01","Eve","Hanne Lindemaar","Oriane","risks","R-002","changed","title","Deliverables come late","Deliverables come too late","As asked.","DEC-005","OID"
      $ grantbook log R-002 --limit 1 --json | sed -E "s/[0-9a-f]{40}/OID/"
      [
        {
          "registry": "risks",
          "record": "R-002",
          "commit": "OID",
          "author": "Eve",
          "date": "2023-03-01",
          "committer": "Hanne Lindemaar",
          "committed": "2023-03-01",
          "on_behalf_of": [
            "Oriane"
          ],
          "kind": "changed",
          "subject": "risk R-002: set title",
          "reason": "As asked.",
          "approval": [
            "DEC-005"
          ],
          "changes": [
            {
              "field": "title",
              "path": "title",
              "before": "Deliverables come late",
              "after": "Deliverables come too late"
            }
          ]
        }
      ]
      $ grantbook log --until 2020-01-01
      ! nothing of the book was changed by those asked for, or then
      `,
    );
  });

  test('is refused where it is asked for what there is not', async () => {
    await expectTranscript(
      clean,
      `
      $ grantbook log risky
      ! error: no record and no registry is named "risky"
      ! hint: did you mean "risk"?
      [2]
      $ grantbook log --person P-999
      ! error: no record has the id "P-999"
      ! hint: see the ids with: grantbook list people
      [2]
      $ grantbook log --person R-002
      ! error: "R-002" is a risk, not a person
      ! hint: see: grantbook list people
      [2]
      $ grantbook log --since yesterday
      ! error: "yesterday" is no day and no project month
      ! hint: for example: --since 2023-01-01, or --since M13
      [2]
      $ grantbook log --since M18 --until M13
      ! error: --until 2022-01-31 is before --since 2022-06-01
      ! hint: give the earlier day with --since
      [2]
      $ grantbook log --since 2023-02-30
      ! error: "2023-02-30" is no day and no project month
      ! hint: for example: --since 2023-01-01, or --since M13
      [2]
      $ grantbook log --format yaml
      ! error: "yaml" is not a choice for "--format"
      ! hint: use one of: text, json, csv, md, docx; more: grantbook log --help
      [2]
      $ grantbook log risks --limit few
      ! error: "few" is not a number
      ! hint: for example: --limit 10
      [2]
      `,
    );
  });
});

describe('the log of a record', () => {
  test('goes on under its former id, and past its end', async () => {
    const book = copyOf(clean);
    expect((await runLine(book, 'grantbook set R-018 notes="Seen twice" -m "at the board"')).status).toBe(0);
    const text = read(book, 'project-data/risks.yaml');
    write(book, { 'project-data/risks.yaml': text.replace('id: R-018\n', 'id: R-118\n') });
    git(book, 'commit', '--quiet', '--all', '-m', 'another number');
    await expectTranscript(
      book,
      `
      $ grantbook log R-118
      2023-11-20  Hanne Lindemaar  renamed, formerly R-018  OID
      2023-11-20  Hanne Lindemaar  changed  OID
        “at the board”
        notes: set to Seen twice
      2023-11-20  Hanne Lindemaar  added  OID
      $ grantbook log R-018
      2023-11-20  Hanne Lindemaar  renamed, now R-118  OID
      2023-11-20  Hanne Lindemaar  changed  OID
        “at the board”
        notes: set to Seen twice
      2023-11-20  Hanne Lindemaar  added  OID
      $ grantbook show R-118 --at HEAD~1
      ! error: "R-118" was not there at HEAD~1
      ! hint: it had another id before: grantbook show R-018 --at HEAD~1
      [2]
      $ grantbook show R-018 --at HEAD~1 | head -1
      risk R-018  A national law changes during the pilot
      `,
    );
  });

  test('of nothing but the working tree says that it is not committed', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ grantbook set R-002 notes="Two partners late" --no-commit
      R-002 notes: set to Two partners late
      ! written, not committed; when it is right: grantbook save
      $ grantbook log R-002.notes
      ! R-002.notes is not committed yet: grantbook save
      $ grantbook blame R-002
      id                   2023-11-20  Hanne Lindemaar  OID
      title                2023-11-20  Hanne Lindemaar  OID
      description          2023-11-20  Hanne Lindemaar  OID
      origin               2023-11-20  Hanne Lindemaar  OID
      category             2023-11-20  Hanne Lindemaar  OID
      wps                  2023-11-20  Hanne Lindemaar  OID
      likelihood           2023-11-20  Hanne Lindemaar  OID
      impact               2023-11-20  Hanne Lindemaar  OID
      status               2023-11-20  Hanne Lindemaar  OID
      owner                2023-11-20  Hanne Lindemaar  OID
      strategy             2023-11-20  Hanne Lindemaar  OID
      mitigation           2023-11-20  Hanne Lindemaar  OID
      trigger              2023-11-20  Hanne Lindemaar  OID
      residual_likelihood  2023-11-20  Hanne Lindemaar  OID
      residual_impact      2023-11-20  Hanne Lindemaar  OID
      identified_by        2023-11-20  Hanne Lindemaar  OID
      identified_on        2023-11-20  Hanne Lindemaar  OID
      assessed_on          2023-11-20  Hanne Lindemaar  OID
      approved_on          2023-11-20  Hanne Lindemaar  OID
      reviewed_on          2023-11-20  Hanne Lindemaar  OID
      state_of_play        2023-11-20  Hanne Lindemaar  OID
      notes                not committed yet
      illustrative         2023-11-20  Hanne Lindemaar  OID
      ! notes: not committed yet: grantbook save
      `,
    );
  });
});

describe('show --at and blame', () => {
  test('show: as it was, by the schema of then; in words where it was not there', async () => {
    const book = copyOf(clean);
    write(book, {
      'project-data/risks.yaml': read(book, 'project-data/risks.yaml').replace('id: R-018\n', 'id: R-118\n'),
    });
    git(book, 'mv', 'project-data/lessons.yaml', 'project-data/lessons.txt');
    git(book, 'commit', '--quiet', '--all', '-m', 'no lessons');
    git(book, 'mv', 'project-data/lessons.txt', 'project-data/lessons.yaml');
    replace(book, 'schemas/risks.schema.json', ['"noun": "risk"', '"noun": "hazard"']);
    git(book, 'commit', '--quiet', '--all', '-m', 'lessons again, and another word');
    await expectTranscript(
      book,
      `
      $ grantbook show LES-001 --at HEAD | head -1
      lesson LES-001  Prepare every meeting for online as well
      $ grantbook show LES-001 --at HEAD~1
      ! error: "LES-001" was not there at HEAD~1
      ! hint: it was removed on 2023-11-20 in commit OID; see: grantbook log LES-001
      [2]
      $ grantbook show R-002 --at HEAD | head -1
      hazard R-002  Deliverables come late
      $ grantbook show R-002 --at HEAD~1 | head -1
      risk R-002  Deliverables come late
      ! warning: 1 problem in what was read (project-data/lessons.txt); see: grantbook validate
      $ grantbook show R-118 --at HEAD~2
      ! error: "R-118" was not there at HEAD~2
      ! hint: it had another id before: grantbook show R-018 --at HEAD~2
      [2]
      $ grantbook show R-999 --at HEAD~1
      ! error: no record has the id "R-999"
      ! hint: see the ids with: grantbook list risks
      [2]
      $ grantbook show LES-001 --at nowhere
      ! error: "nowhere" is no commit, branch or tag of this repository
      ! hint: see the last ones: git log --oneline -10
      [2]
      `,
    );
  });

  test('blame: each field, who set it last, when, in which commit and why', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ grantbook set R-019 likelihood=4 mitigation[0].action="Propose two sessions" -m "the organisers asked"
      R-019 likelihood: 3 → 4
      R-019 mitigation[0].action: Propose a session → Propose two sessions
      ! committed OID  risk R-019: set likelihood, mitigation[0].action
      $ grantbook blame R-019
      id             2023-11-20  Hanne Lindemaar  OID
      title          2023-11-20  Hanne Lindemaar  OID
      description    2023-11-20  Hanne Lindemaar  OID
      origin         2023-11-20  Hanne Lindemaar  OID
      category       2023-11-20  Hanne Lindemaar  OID
      wps            2023-11-20  Hanne Lindemaar  OID
      likelihood     2023-11-20  Hanne Lindemaar  OID
        “the organisers asked”
      impact         2023-11-20  Hanne Lindemaar  OID
      status         2023-11-20  Hanne Lindemaar  OID
      owner          2023-11-20  Hanne Lindemaar  OID
      strategy       2023-11-20  Hanne Lindemaar  OID
      mitigation     2023-11-20  Hanne Lindemaar  OID
        “the organisers asked”
      identified_by  2023-11-20  Hanne Lindemaar  OID
      identified_on  2023-11-20  Hanne Lindemaar  OID
      assessed_on    2023-11-20  Hanne Lindemaar  OID
      approved_on    2023-11-20  Hanne Lindemaar  OID
      reviewed_on    2023-11-20  Hanne Lindemaar  OID
      notes          2023-11-20  Hanne Lindemaar  OID
      illustrative   2023-11-20  Hanne Lindemaar  OID
      $ grantbook blame R-019 --format csv | grep -E "field|likelihood|mitigation" | sed -E "s/[0-9a-f]{40}/OID/; s/[[:cntrl:]]$//"
      "field","date","author","committer","commit","subject","reason"
      "likelihood","2023-11-20","Hanne Lindemaar","Hanne Lindemaar","OID","risk R-019: set likelihood, mitigation[0].action","the organisers asked"
      "mitigation","2023-11-20","Hanne Lindemaar","Hanne Lindemaar","OID","risk R-019: set likelihood, mitigation[0].action","the organisers asked"
      $ grantbook blame R-019 --format md | grep -E "field|likelihood|mitigation" | sed -E "s/[0-9a-f]{40}/OID/"
      | field | date | author | committer | commit | subject | reason |
      | likelihood | 2023-11-20 | Hanne Lindemaar | Hanne Lindemaar | OID | risk R-019: set likelihood, mitigation\\[0\\].action | the organisers asked |
      | mitigation | 2023-11-20 | Hanne Lindemaar | Hanne Lindemaar | OID | risk R-019: set likelihood, mitigation\\[0\\].action | the organisers asked |
      $ grantbook blame R-019 --format json | head -9 | sed -E "s/[0-9a-f]{40}/OID/"
      [
        {
          "field": "id",
          "date": "2023-11-20",
          "author": "Hanne Lindemaar",
          "committer": "Hanne Lindemaar",
          "commit": "OID",
          "subject": "init: make the book"
        },
      $ grantbook blame R-019 --format yaml
      ! error: "yaml" is not a choice for "--format"
      ! hint: use one of: text, json, csv, md; more: grantbook blame --help
      [2]
      $ grantbook blame R-999
      ! error: no record has the id "R-999"
      ! hint: see the ids with: grantbook list risks
      [2]
      `,
    );
  });
});

describe('the log of a record in a long history', () => {
  /** A book whose risks were changed so often: the title of R-002, with every tenth change. */
  function longBook(times: number): string {
    const book = copyOf(clean);
    const risks = read(book, 'project-data/risks.yaml');
    const commits = Array.from({ length: times }, (_, i) => {
      const text = `# ${i}\n${risks.replace('Deliverables come late', `Deliverables come late, ${Math.floor(i / 10)}`)}`;
      const data = (said: string) => `data ${Buffer.byteLength(said)}\n${said}\n`;
      const who = `committer Hanne Lindemaar <hanne.lindemaar@vanterloo.example> ${1_700_500_000 + i} +0100`;
      const from = i === 0 ? 'from refs/heads/main^0\n' : '';
      return `commit refs/heads/main\n${who}\n${data(`change ${i}`)}${from}M 100644 inline project-data/risks.yaml\n${data(text)}`;
    });
    write(book, { '../stream': commits.join('\n') });
    expect(sh(book, 'git fast-import --quiet < ../stream && git reset --quiet --hard')).toMatchObject({
      status: 0,
    });
    return book;
  }

  test('says the same whether it is asked for once, again, or looked up in what was kept', () => {
    const book = longBook(110);
    const cache = { XDG_CACHE_HOME: newFolder(), CI: '' };
    const kept = () => sh(cache.XDG_CACHE_HOME, 'cat grantbook/histories/* | grep -c commits').stdout.trim();
    const log = () => sh(book, 'grantbook log R-002', cache).stdout;
    const said = log();
    expect(said.match(/changed/g)).toHaveLength(11);
    expect([kept(), log(), kept(), log()]).toEqual(['0', said, '1', said]);
    git(book, 'commit', '--quiet', '--allow-empty', '-m', 'another');
    expect([log(), kept()]).toEqual([said, '0']);
  });
});
