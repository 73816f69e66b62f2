import { describe, expect, test } from 'vitest';
import {
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

const RISKS = 'project-data/risks.yaml';

describe('a record gets another id', () => {
  test('shown first: every line that would change, and what keeps the old id', async () => {
    const book = exampleBook();
    const before = snapshot(book);
    await expectTranscript(
      book,
      `
      $ grantbook rename R-003 R-103
      risk R-003 → R-103 Too few interviews in a country

      project-data/actions.yaml
          68  A-006 about[1]: R-003 → R-103

      project-data/lessons.yaml
          31  LES-002 origin[0]: R-003 → R-103

      project-data/meetings/MTG-2021-06-10-SC.yaml
          81  MTG-2021-06-10-SC risks_discussed[1]: R-003 → R-103

      project-data/meetings/MTG-2021-09-16-WP.yaml
          75  MTG-2021-09-16-WP risks_discussed[0]: R-003 → R-103

      project-data/risks.yaml
          87  R-003 id: R-003 → R-103
              R-103 former_ids: R-003

      left as it is
        project-data/meetings/MTG-2021-06-10-SC.yaml: MTG-2021-06-10-SC
        agenda[3].minutes: "agenda" does not change while MTG-2021-06-10-SC is
        "archived"
        the commits, and documents that were made of them, speak of what it was then:
        R-003 still leads to the record
      !
      ! 4 references, 0 mentions in texts, 5 files
      ! to do it: grantbook rename R-003 R-103 --yes -m "why"
    `,
    );
    expect(snapshot(book)).toEqual(before);
  });

  test('with --yes in one commit that says so; the old id still leads to it', async () => {
    const book = exampleBook();
    await expectTranscript(
      book,
      `
      $ grantbook rename R-003 R-103 --yes -m "from 100 on they are technical" | tail -3
        "archived"
        the commits, and documents that were made of them, speak of what it was then:
        R-003 still leads to the record
      !
      ! 4 references, 0 mentions in texts, 5 files
      ! committed OID  risk R-003: rename to R-103
      $ git log -1 --format=%B
      risk R-003: rename to R-103

      from 100 on they are technical

      Record: R-103
      Registry: risks
      Renamed: R-003 -> R-103
      Record: A-006
      Record: LES-002
      Record: MTG-2021-06-10-SC
      Record: MTG-2021-09-16-WP

      $ git show --format= --unified=0 -- project-data/risks.yaml | tail -n +6
      -- id: R-003
      +- id: R-103
      +  former_ids: [R-003]
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook show R-003 | head -4
      risk R-103  Too few interviews in a country
      Closed  project-data/risks.yaml

      former ids: R-003
      ! R-003 is R-103 now
      $ grantbook set R-003 notes="Looked at again"
      R-103 notes: set to Looked at again
      ! R-003 is R-103 now
      ! committed OID  risk R-103: set notes
      $ grantbook log R-003
      2023-11-20  Hanne Lindemaar  changed  OID
        notes: set to Looked at again
      2023-11-20  Hanne Lindemaar  renamed, formerly R-003  OID
        “from 100 on they are technical”
      2023-11-20  Hanne Lindemaar  added  OID
      ! R-003 is R-103 now
      $ grantbook log R-003.notes
      2023-11-20  Hanne Lindemaar  changed  OID
        notes: set to Looked at again
      ! R-003 is R-103 now
      $ grantbook blame R-103 | head -6
      id              2023-11-20  Hanne Lindemaar  OID
        “from 100 on they are technical”
      former_ids      2023-11-20  Hanne Lindemaar  OID
        “from 100 on they are technical”
      title           2023-11-20  Hanne Lindemaar  OID
      description     2023-11-20  Hanne Lindemaar  OID
      $ grantbook diff HEAD~2..HEAD --registry risks
      risks
        changed  R-103 Too few interviews in a country  renamed, formerly R-003
          id: R-003 → R-103
          former_ids: set to R-003
          notes: set to Looked at again
      ! 1 record changed
      $ grantbook show R-103 --at HEAD~2 | head -2
      risk R-003  Too few interviews in a country
      Closed  project-data/risks.yaml
      ! R-103 was R-003 then
      $ grantbook log risks --limit 3
      2023-11-20  Hanne Lindemaar  OID
        R-103 changed
          notes: set to Looked at again
      2023-11-20  Hanne Lindemaar  OID
        “from 100 on they are technical”
        R-003 renamed, now R-103
        R-103 renamed, formerly R-003
      $ grantbook audit verify
      ! rules changed in OID: .gitattributes, project-data/known-findings.yaml,
      ! project-data/project.yaml, 87 more
      ! 3 commits, 1 by hand, 3 unsigned, 0 anchors: nothing to find
    `,
    );
  });

  test('a file per record gets its name; texts that name it are changed but where a rule or a sign-off holds them', async () => {
    const book = exampleBook();
    replace(book, 'project-data/milestones.yaml', [
      'extended, see D1.2.',
      'extended, see D1.2 (`show D1.2`).',
    ]);
    expect((await runLine(book, 'grantbook save -m "A reason in full"')).status).toBe(0);
    await expectTranscript(
      book,
      `
      $ grantbook rename D1.2 D1.9 | grep -A2 "“\\|→ project-data\\|left as it is"
      project-data/deliverables/D1.2.yaml → project-data/deliverables/D1.9.yaml
           3  D1.2 id: D1.2 → D1.9
              D1.9 former_ids: D1.2
      --
          21  D6.1 sections[0].text: “To be taken from D1.2 → D1.9.”

      project-data/dissemination.yaml
      --
         127  MS6 delay_reason: “…work extended, see D1.2 → D1.9 (\`show D1.2\`).”

      project-data/news.yaml
      --
         194  QC-011 scope: “D1.2 → D1.9 before approval”
         195  QC-011 deliverable: D1.2 → D1.9

      --
          83  R-002 state_of_play[0].comment: “D1.2 → D1.9 was submitted six m…”

      project-data/sign-offs/SO-013.yaml
      --
      left as it is
        project-data/actions.yaml: A-012 text: "text" does not change while A-012 is
        "done"
      !
      ! 28 references, 4 mentions in texts, 24 files
      ! to do it: grantbook rename D1.2 D1.9 --yes -m "why"
      $ grantbook rename D1.2 D1.9 --yes -m "as the amendment numbers it" | tail -2
        the commits, and documents that were made of them, speak of what it was then:
        D1.2 still leads to the record
      !
      ! 28 references, 4 mentions in texts, 24 files
      ! committed OID  deliverable D1.2: rename to D1.9
      $ git show --format= --name-status --find-renames=40 -- project-data/deliverables
      R099	project-data/deliverables/D1.2.yaml	project-data/deliverables/D1.9.yaml
      M	project-data/deliverables/D6.1.yaml
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook audit verify
      ! rules changed in OID: .gitattributes, project-data/known-findings.yaml,
      ! project-data/project.yaml, 87 more
      ! 3 commits, 1 by hand, 3 unsigned, 0 anchors: nothing to find
      $ grantbook render deliverable D1.2 --dry-run
      build/B-WISE_D1.9_State-of-the-art_V1.0.md  written
      build/B-WISE_D1.9_State-of-the-art_V1.0.docx  written
      ! D1.2 is D1.9 now
    `,
    );
    expect(lastCommit(book).lines.filter((line) => !line.includes('D1.2') && !line.includes('D1.9'))).toEqual(
      [],
    );
  });

  test('a file that is named after it gets its name too, but not where a digest or a rule holds it', async () => {
    const book = exampleBook();
    write(book, { 'evidence/reviews/RV-003_form.docx': 'x', 'evidence/RV-003.pdf': 'y' });
    await runLine(book, 'grantbook set RV-003 form=evidence/reviews/RV-003_form.docx');
    await runLine(
      book,
      'grantbook add document Signed path=evidence/RV-003.pdf type=other access=partners owner=P-003 sha256=a1fce4363854ff888cff4b8e7875d600c2682390412a8cf79b37d0b11148b0fa',
    );
    await expectTranscript(
      book,
      `
      $ grantbook rename RV-003 RV-103 --yes | tail -9
              RV-103 former_ids: RV-003

      evidence/reviews/RV-003_form.docx → evidence/reviews/RV-103_form.docx

      left as it is
        evidence/RV-003.pdf: the name of the file: DOC-002 names it with its digest:
        it stays what it was
        the commits, and documents that were made of them, speak of what it was then:
        RV-003 still leads to the record
      !
      ! 0 references, 0 mentions in texts, 1 file
      ! committed OID  review RV-003: rename to RV-103
      $ git show --format= --name-status HEAD -- evidence
      R100	evidence/reviews/RV-003_form.docx	evidence/reviews/RV-103_form.docx
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook audit verify | tail -1
      ! rules changed in OID: .gitattributes, project-data/known-findings.yaml,
      ! project-data/project.yaml, 87 more
      ! 4 commits, 1 by hand, 4 unsigned, 0 anchors: nothing to find
    `,
    );
  });

  test('and back: every byte is as it was, but for the ids that it had', async () => {
    const book = exampleBook();
    const before = read(book, RISKS);
    await runLine(book, 'grantbook rename R-003 R-103 --yes');
    await runLine(book, 'grantbook rename R-103 R-003 --yes');
    expect(read(book, RISKS).replace('  former_ids: [R-003, R-103]\n', '')).toBe(before);
    expect(git(book, 'diff', '--stat', 'HEAD~2', '--', 'project-data').trim().split('\n')).toHaveLength(2);
    await expectTranscript(
      book,
      `
      $ grantbook log R-103
      2023-11-20  Hanne Lindemaar  renamed, formerly R-103  OID
      2023-11-20  Hanne Lindemaar  renamed, formerly R-003  OID
      2023-11-20  Hanne Lindemaar  added  OID
      ! R-103 is R-003 now
      $ grantbook validate
      ! N records in N registries: nothing to mend
    `,
    );
  });

  test('for programs', async () => {
    const book = exampleBook();
    const { stdout, status } = await runLine(book, 'grantbook rename R-003 R-103 --json');
    const told = JSON.parse(stdout) as Record<string, unknown>;
    expect(status).toBe(0);
    expect(told).toMatchObject({
      from: 'R-003',
      to: 'R-103',
      registry: 'risks',
      done: false,
      former_kept: true,
    });
    expect(told.changes).toContainEqual({
      file: 'project-data/actions.yaml',
      line: 68,
      kind: 'reference',
      what: 'A-006 about[1]',
    });
  });
});

describe('refused, and everything stays as it was', () => {
  test('with the reason', async () => {
    const book = exampleBook();
    await runLine(book, 'grantbook rename R-003 R-103 --yes');
    await runLine(book, 'grantbook remove A-030');
    const before = snapshot(book);
    await expectTranscript(
      book,
      `
      $ grantbook rename R-005 R-005
      ! error: "R-005" is its id already
      ! hint: give another: grantbook rename R-005 NEW
      [2]
      $ grantbook rename R-005 R-004
      ! error: "R-004" is taken already
      ! hint: see: grantbook show R-004
      [2]
      $ grantbook rename R-005 R-003
      ! error: "R-003" was the id of risk R-103 before
      ! hint: an id that was given leads to its record for ever: see grantbook show R-103
      [2]
      $ grantbook rename A-029 A-030
      ! error: "A-030" was the id of a record before
      ! hint: the next free one: grantbook rename A-029 A-032
      [2]
      $ grantbook rename R-005 R-5
      ! error: "R-5" is not an id of a risk
      ! hint: its form is ^R-[0-9]{3}$
      [2]
      $ grantbook rename R-005 A-900
      ! error: "A-900" is an id of actions, not of risks
      ! hint: ids of risks have the form ^R-[0-9]{3}$
      [2]
      $ grantbook rename ENSIE EASPD
      ! error: the ids of partners are a closed set: "ENSIE" stays what it is
      ! hint: where a partner is called something else now, change its name: grantbook set ENSIE legal_name=…
      [2]
      $ grantbook rename project other
      ! error: "project" is no record of many: its name is that of its registry
      [2]
      $ grantbook rename R-999 R-104
      ! error: no record has the id "R-999"
      ! hint: see the ids with: grantbook list risks
      [2]
      $ grantbook rename D1.2 D2.9 | tail -1
      project-data/deliverables/D2.9.yaml:11:5 error ids/disagrees the id "D2.9" says "2", the field "wp" says "WP1"; hint: correct "wp", or give the record an id that fits it
      !
      ! 28 references, 4 mentions in texts, 24 files
      ! refused: nothing was changed
      $ grantbook rename R-005 R-OO5
      ! error: "R-OO5" is not an id of a risk
      ! hint: its form is ^R-[0-9]{3}$
      [2]
    `,
    );
    expect(snapshot(book)).toEqual(before);
  });

  test('where edits of the same files are not saved', async () => {
    const book = exampleBook();
    replace(book, RISKS, ['- id: R-005\n', '- id: R-005 # mine\n']);
    await expectTranscript(
      book,
      `
      $ grantbook rename R-004 R-104 --yes
      ! error: "project-data/risks.yaml" has edits that are not saved
      ! hint: save them first: grantbook save; or look at them: grantbook diff
      [3]
      $ grantbook save -m "A note"
      ! committed OID  save project-data/risks.yaml
      $ grantbook rename R-005 R-105 --yes
      risk R-005 → R-105 Languages

      project-data/meetings/MTG-2021-09-16-WP.yaml
          76  MTG-2021-09-16-WP risks_discussed[1]: R-005 → R-105

      project-data/progress-reports/PR-1-ALL.yaml
         267  PR-1-ALL top_risks[1].risk: R-005 → R-105

      project-data/progress-reports/PR-2.1-ALL.yaml
         117  PR-2.1-ALL top_risks[3].risk: R-005 → R-105

      project-data/risks.yaml
         162  R-005 id: R-005 → R-105
              R-105 former_ids: R-005

      left as it is
        the commits, and documents that were made of them, speak of what it was then:
        R-005 still leads to the record
      !
      ! 3 references, 0 mentions in texts, 4 files
      ! committed OID  risk R-005: rename to R-105
      $ git show --format= --unified=0 -- project-data/risks.yaml | tail -n +6
      -- id: R-005 # mine
      +- id: R-105 # mine
      +  former_ids: [R-005]
    `,
    );
  });

  test('where something that may refer to it cannot be read, or the schema has no place for former ids', async () => {
    const book = exampleBook();
    const schema = 'schemas/risks.schema.json';
    replace(book, schema, ['    "former_ids": { "$ref": "common.schema.json#/$defs/former_ids" },\n', '']);
    git(book, 'commit', '-qam', 'As books were before');
    await expectTranscript(
      book,
      `
      $ grantbook rename R-005 R-105
      ! error: schemas/risks.schema.json has no place for the ids that a risk had before
      ! hint: add to its properties: "former_ids": { "$ref": "common.schema.json#/$defs/former_ids" }
      [2]
    `,
    );
    const other = exampleBook();
    write(other, { 'project-data/actions.yaml': `${read(other, 'project-data/actions.yaml')}oops: [\n` });
    git(other, 'commit', '-qam', 'Broken');
    await expectTranscript(
      other,
      `
      $ grantbook rename R-005 R-106
      project-data/actions.yaml:343:7 error references/cannot-tell it cannot be told whether this refers to R-005: the bracket "[" is not closed; hint: close it with "]"; further lines of it must be indented further than its field
      ! refused: nothing was changed
      [1]
    `,
    );
  });
});

describe('what was signed off stays signed off', () => {
  test('a reviewed record, and the people and records that it names, get other ids', async () => {
    const book = exampleBook();
    await expectTranscript(
      book,
      `
      $ grantbook list sign-offs --columns id,of,standing
      id      of                 standing
      SO-001  MTG-2021-01-26-KO  current
      SO-002  D10.1              current
      SO-003  D1.1               current
      SO-004  D9.1               current
      SO-005  D8.2               current
      SO-006  D8.1               current
      SO-007  MTG-2021-10-15-GA  current
      SO-008  D1.4               current
      SO-009  D7.1               current
      SO-010  D1.3               current
      SO-011  D2.1               current
      SO-012  D2.2               current
      SO-013  D1.2               current
      SO-014  D1.2               current
      SO-015  D2.3               current
      SO-016  D10.2              current
      SO-017  D3.1               current
      SO-018  PR-2.1-ADV         current
      SO-019  PR-2.1-ENSIE       current
      SO-020  D9.2               current
      SO-021  D4.1               current
      $ grantbook rename D5.1 D5.9 --yes -m "as the amendment has it" | grep -A20 "left as"
      left as it is
        the commits, and documents that were made of them, speak of what it was then:
        D5.1 still leads to the record
      !
      ! 2 references, 0 mentions in texts, 3 files
      ! committed OID  deliverable D5.1: rename to D5.9
      $ grantbook rename D1.3 D1.8 --yes | tail -4

      left as it is
        the commits, and documents that were made of them, speak of what it was then:
        D1.3 still leads to the record
      !
      ! 23 references, 1 mention in texts, 22 files
      ! committed OID  deliverable D1.3: rename to D1.8
      $ grantbook rename T1.2 T1.9 --yes | tail -4
        project-data/sign-offs/SO-014.yaml: SO-014 linked[0].of: "linked" of SO-014
        does not change: it is fixed once it is there
        the commits, and documents that were made of them, speak of what it was then:
        T1.2 still leads to the record
      !
      ! 3 references, 0 mentions in texts, 3 files
      ! committed OID  task T1.2: rename to T1.9
      $ grantbook rename P-013 P-113 --yes | tail -4
        project-data/selections/SEL-001.yaml: SEL-001 minutes: "minutes" does not
        change while SEL-001 is "closed"
        the commits, and documents that were made of them, speak of what it was then:
        P-013 still leads to the record
      !
      ! 38 references, 0 mentions in texts, 25 files
      ! committed OID  person P-013: rename to P-113
      $ grantbook rename P-003 P-103 --yes | grep "error"
      project-data/effort/TS-2.1-003.yaml:6:9 error ids/disagrees the id "TS-2.1-003" says "003", the field "person" says "P-103"; hint: correct "person", or give the record an id that fits it
      !
      ! 178 references, 0 mentions in texts, 87 files
      ! refused: nothing was changed
      $ grantbook list sign-offs --columns id,of,standing
      id      of                 standing
      SO-001  MTG-2021-01-26-KO  current
      SO-002  D10.1              current
      SO-003  D1.1               current
      SO-004  D9.1               current
      SO-005  D8.2               current
      SO-006  D8.1               current
      SO-007  MTG-2021-10-15-GA  current
      SO-008  D1.4               current
      SO-009  D7.1               current
      SO-010  D1.8               current
      SO-011  D2.1               current
      SO-012  D2.2               current
      SO-013  D1.2               current
      SO-014  D1.2               current
      SO-015  D2.3               current
      SO-016  D10.2              current
      SO-017  D3.1               current
      SO-018  PR-2.1-ADV         current
      SO-019  PR-2.1-ENSIE       current
      SO-020  D9.2               current
      SO-021  D4.1               current
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook audit verify
      ! rules changed in OID: .gitattributes, project-data/known-findings.yaml,
      ! project-data/project.yaml, 87 more
      ! 5 commits, 1 by hand, 5 unsigned, 0 anchors: nothing to find
    `,
    );
  });
});

describe('what a message says of an id', () => {
  test('is held against what the commit does', async () => {
    const book = exampleBook();
    git(book, 'commit', '-q', '--allow-empty', '-m', 'x\n\nRenamed: R-001 -> R-101\nRenamed: whatever');
    replace(book, RISKS, ['- id: R-016\n', '- id: R-116\n  former_ids: [R-016]\n']);
    git(book, 'commit', '-qam', 'x\n\nRecord: R-116');
    await expectTranscript(
      book,
      `
      $ grantbook audit verify
      commit OID 2023-11-20 Hanne Lindemaar: x
        error audit/untrue-renaming it says that R-001 became R-101, and that is not
        what it does
        error audit/untrue-renaming it says "Renamed: whatever", which is no change of
        an id
      commit OID 2023-11-20 Hanne Lindemaar: x
        error references/former-id project-data/meetings/MTG-2023-10-12-GA.yaml:160
        "R-016" is R-116 now
        warning audit/unsaid-renaming project-data/risks.yaml R-016 became R-116, and
        its message does not say so
      ! rules changed in OID: .gitattributes, project-data/known-findings.yaml,
      ! project-data/project.yaml, 87 more
      ! 3 commits, 1 by hand, 3 unsigned, 0 anchors: 3 errors, 1 warning
      [1]
    `,
    );
  });
});
