import { beforeAll, describe, expect, test } from 'vitest';
import { copyOf, exampleBook, expectTranscript, git, read, replace, runLine, write } from './sandbox.ts';

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

const D32 = 'project-data/deliverables/D3.2.yaml';
const TASKS = 'project-data/tasks.yaml';
const ORIANE = 'as oriane.vasselin@example.org';

describe('who signs off what', () => {
  test('somebody who did not write it, in their own name: one record, one commit', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ grantbook review R-002
      R-002 Deliverables come late
      review: unreviewed

      what counts: category, contingency, description, impact, likelihood, mitigation,
      strategy, title
      written by: P-001 Hanne Lindemaar (ENSIE)
      fingerprint:
      v1:sha256:5692691d2e77021388b4e91747ff2ff9a29027de29ae1420837e72d5fdfd96b9
      ! to sign off exactly this: grantbook review R-002 --accept --content 5692691d2e77
      $ grantbook review R-002 --accept -m "seen"
      project-data/sign-offs/SO-022.yaml:3:11 error reviews/own-content P-001 wrote some of what R-002 says: nobody signs off what they wrote; hint: ask somebody who did not write it to run: grantbook review R-002 --accept
      ! refused: nothing was changed
      [1]
      $ as clemence.aubrevoie@example.org grantbook review R-002 --accept
      SO-022 added (sign-off)
      ! committed OID  risk R-002: sign off
      $ as nobody@example.org grantbook review R-002 --accept
      ! error: only people of the book sign off, and git says that you are Hanne Lindemaar <nobody@example.org>
      ! hint: give yourself the address that the people registry has: git config user.email …
      [2]
      $ as oriane.vasselin@example.org grantbook review R-002 --accept --content 0000000000
      ! error: what it says now is not "OID"
      ! hint: look again at what it says: run grantbook review without --accept
      [2]
      $ as oriane.vasselin@example.org grantbook review R-002 --accept -m "the scores were discussed"
      SO-023 added (sign-off)
      ! committed OID  risk R-002: sign off
      $ git log -1 --format=%B
      risk R-002: sign off

      the scores were discussed

      Record: SO-023
      Registry: sign-offs
      Signed-Off: R-002
      Fingerprint: v1:sha256:5692691d2e77021388b4e91747ff2ff9a29027de29ae1420837e72d5fdfd96b9

      $ cat project-data/sign-offs/SO-022.yaml
      id: SO-022
      of: R-002
      reviewer: P-020
      signed_on: 2023-11-20
      status: given
      fingerprint: v1:sha256:5692691d2e77021388b4e91747ff2ff9a29027de29ae1420837e72d5fdfd96b9
      fields:
        - category
        - contingency
        - description
        - impact
        - likelihood
        - mitigation
        - strategy
        - title
      authors: [P-001]
      $ as oriane.vasselin@example.org grantbook review R-002 --accept
      ! you signed off just this on 2023-11-20: SO-023
      $ grantbook review P-001
      ! error: nothing in P-001 counts for reviews: schemas/people.schema.json marks no field
      ! hint: mark the fields that do with "x-review": true
      [2]
      $ grantbook review R-002 R-003
      ! error: there is a word too many for grantbook review
      ! hint: write: grantbook review ID; a text with spaces needs quotes; more: grantbook review --help
      [2]
      $ grantbook review R-002 --content 123
      ! error: --content says what is signed off
      ! hint: give it together with --accept
      [2]
      `,
    );
  });

  test('who wrote some of it since it was signed off before does not; who wrote nothing since does', async () => {
    const book = copyOf(clean);
    await runLine(book, `${ORIANE} grantbook review R-002 --accept -m first`);
    await runLine(book, `${ORIANE} grantbook set R-002 contingency="A reserve of ten days." -m "asked for"`);
    await expectTranscript(
      book,
      `
      $ grantbook review R-002
      R-002 Deliverables come late
      review: stale

      SO-022  2023-11-20  P-003 Oriane Vasselin (ENSIE)  stale
        “first”
        v1:sha256:5692691d2e77021388b4e91747ff2ff9a29027de29ae1420837e72d5fdfd96b9
        R-002 since then:
          contingency: set to A reserve of ten days.
            2023-11-20 Hanne Lindemaar OID “asked for”

      what counts: category, contingency, description, impact, likelihood, mitigation,
      strategy, title
      written by: P-003 Oriane Vasselin (ENSIE)
      fingerprint:
      v1:sha256:acee200d92c648da01b2ce5a8f4ac17590de5a001aa091a47dc7417ad4d98233
      ! to sign off exactly this: grantbook review R-002 --accept --content acee200d92c6
      $ as oriane.vasselin@example.org grantbook review R-002 --accept
      project-data/sign-offs/SO-023.yaml:3:11 error reviews/own-content P-003 wrote some of what R-002 says: nobody signs off what they wrote; hint: ask somebody who did not write it to run: grantbook review R-002 --accept
      ! refused: nothing was changed
      [1]
      $ grantbook review R-002 --accept -m "a reserve is there"
      SO-023 added (sign-off)
      ! committed OID  risk R-002: sign off
      $ grantbook list risks --where review=current --columns id,review
      id     review
      R-002  current
      `,
    );
  });
});

describe('what changed since', () => {
  test('field by field, in the record and in what it refers to, by whom; edits that are not saved as well', async () => {
    const book = copyOf(clean);
    await runLine(book, `${ORIANE} grantbook review D3.2 --accept -m "complete"`);
    await runLine(book, 'grantbook set T3.2 description="Curricula in ten countries." -m "as agreed"');
    const changed = git(book, 'rev-parse', 'HEAD').trim();
    await expectTranscript(
      book,
      `
      $ grantbook review D3.2
      D3.2 Three training curricula for enablers, supporters and workers with support
      needs
      review: suspect

      SO-022  2023-11-20  P-003 Oriane Vasselin (ENSIE)  suspect
        “complete”
        v1:sha256:1d0b3234f718693abe84331ef2a61cdcf8ab9c967d2c41d56b008e6e70f152bf
        T3.2 since then:
          description: One curriculum each for enablers, supporters and workers with
          support needs, 150 to 200 hours. → Curricula in ten countries.
            2023-11-20 Hanne Lindemaar OID “as agreed”

      what counts: abstract, acceptance_criteria, dissemination, sections, tasks,
      title
      with what these say: T3.2
      written by: P-001 Hanne Lindemaar (ENSIE)
      fingerprint:
      v1:sha256:1d0b3234f718693abe84331ef2a61cdcf8ab9c967d2c41d56b008e6e70f152bf
      ! to sign off exactly this: grantbook review D3.2 --accept --content 1d0b3234f718
      `,
    );
    replace(book, D32, ['\ntitle: ', '\ntitle: All ']);
    await expectTranscript(
      book,
      `
      $ grantbook review D3.2
      D3.2 All Three training curricula for enablers, supporters and workers with
      support needs
      review: stale

      SO-022  2023-11-20  P-003 Oriane Vasselin (ENSIE)  stale
        “complete”
        v1:sha256:1d0b3234f718693abe84331ef2a61cdcf8ab9c967d2c41d56b008e6e70f152bf
        D3.2 since then:
          title: Three training curricula… → All Three training curricula…
            not committed yet
        T3.2 since then:
          description: One curriculum each for enablers, supporters and workers with
          support needs, 150 to 200 hours. → Curricula in ten countries.
            2023-11-20 Hanne Lindemaar OID “as agreed”

      what counts: abstract, acceptance_criteria, dissemination, sections, tasks,
      title
      with what these say: T3.2
      written by: edits that are not saved yet
      fingerprint:
      v1:sha256:eb3ac5ac02862f0505564aee9b69a60cbd48d4b9948fea2f08fd7be7d6dd3333
      ! to sign off exactly this: grantbook review D3.2 --accept --content eb3ac5ac0286
      $ as oriane.vasselin@example.org grantbook review D3.2 --accept
      ! error: D3.2, or what it refers to, has edits that are not saved: they would be signed off before anybody can see them
      ! hint: save them first: grantbook save
      [2]
      $ grantbook status | sed -n '/reviewed again/,/^$/p'
      to be reviewed again (2)
      id          title                                         review   signed off by
      D3.2        All Three training curricula for enablers, …  stale    P-003 (ENSIE)
      PR-2.1-ADV  ADV, January to June 2023                     suspect  P-010 (SCF)

      $ grantbook review D3.2 --json | grep -A 99 '"since"' | head -60
            "since": [
              {
                "id": "D3.2",
                "gone": false,
                "changes": [
                  {
                    "field": "title",
                    "before": "Three training curricula for enablers, supporters and workers with support needs",
                    "after": "All Three training curricula for enablers, supporters and workers with support needs"
                  }
                ]
              },
              {
                "id": "T3.2",
                "gone": false,
                "changes": [
                  {
                    "field": "description",
                    "before": "One curriculum each for enablers, supporters and workers with support needs, 150 to 200 hours.",
                    "after": "Curricula in ten countries.",
                    "author": "Hanne Lindemaar",
                    "date": "2023-11-20",
                    "commit": "${changed}",
                    "reason": "as agreed"
                  }
                ]
              }
            ]
          }
        ]
      }
      `,
    );
  });

  test('what two branches changed is signed off as their merge joined it', async () => {
    const book = copyOf(clean);
    git(book, 'switch', '--quiet', '-c', 'other');
    await runLine(book, 'grantbook set D5.1 sections[1].text="Five criteria." -m one');
    git(book, 'switch', '--quiet', 'main');
    await runLine(book, 'as livia.montresano@example.org grantbook set D5.1 title="Framework" -m two');
    git(book, 'merge', '--quiet', '--no-edit', 'other');
    await runLine(book, `${ORIANE} grantbook review D5.1 --accept -m joined`);
    await runLine(book, 'grantbook set D5.1 title="A framework" -m three');
    const answer = await runLine(book, 'grantbook review D5.1 --json');
    expect(JSON.parse(answer.stdout)).toMatchObject({
      review: 'stale',
      authors: ['P-001'],
      sign_offs: [{ since: [{ id: 'D5.1', changes: [{ field: 'title', reason: 'three' }] }] }],
    });
    expect(read(book, 'project-data/sign-offs/SO-022.yaml')).toContain('authors: [P-001, P-006]');
  });
});

describe('sign-offs that are written by hand', () => {
  test('are held to what the record says and to what the commits say of its authors', async () => {
    const book = copyOf(clean);
    await runLine(book, `${ORIANE} grantbook review R-002 --accept --no-commit`);
    const path = 'project-data/sign-offs/SO-022.yaml';
    const right = read(book, path);
    write(book, { [path]: right.replace('authors: [P-001]', 'authors: [P-009]') });
    await expectTranscript(
      book,
      `
      $ as oriane.vasselin@example.org grantbook save -m "signed off by hand"
      project-data/sign-offs/SO-022.yaml:16:10 error reviews/wrong-authors what R-002 says was written by P-001, as the commits say; hint: let it be worked out: remove project-data/sign-offs/SO-022.yaml, and run grantbook review R-002 --accept
      ! refused: nothing was changed
      [1]
      `,
    );
    write(book, { [path]: right.replace('P-003', 'P-001').replace('authors: [P-001]', 'authors: [P-009]') });
    await expectTranscript(
      book,
      `
      $ grantbook validate
      project-data/sign-offs/SO-022.yaml:3:11 error reviews/own-content P-001 wrote some of what R-002 says: nobody signs off what they wrote; hint: ask somebody who did not write it to run: grantbook review R-002 --accept
      ! N records in N registries: 1 error, 0 warnings
      [1]
      `,
    );
    write(book, { [path]: right });
    await expectTranscript(
      book,
      `
      $ grantbook save -m "for Oriane"
      project-data/sign-offs/SO-022.yaml:3:11 error reviews/other-hand P-003 signs off in their own name, and this is the commit of P-001; hint: ask P-003 to run: grantbook review R-002 --accept
      ! refused: nothing was changed
      [1]
      $ as oriane.vasselin@example.org grantbook save -m "signed off by hand"
      SO-022 added (sign-off)
      ! committed OID  save SO-022
      $ grantbook validate --at HEAD
      ! N records in N registries: nothing to mend
      $ grantbook validate --since HEAD~1
      ! N records in N registries: nothing to mend
      `,
    );
  });

  test('of several records pass where each has a commit of its own', async () => {
    const book = copyOf(clean);
    for (const id of ['R-002', 'R-003']) await runLine(book, `${ORIANE} grantbook review ${id} --accept`);
    await expectTranscript(
      book,
      `
      $ grantbook validate --since HEAD~2
      ! N records in N registries: nothing to mend
      `,
    );
    git(book, 'reset', '--quiet', '--soft', 'HEAD~2');
    git(book, 'commit', '--quiet', '-m', 'both at once');
    await expectTranscript(
      book,
      `
      $ grantbook validate --at HEAD
      project-data/sign-offs/SO-023.yaml:2:5 error reviews/several-at-once the same change signs off R-002 and R-003: each record is reviewed by itself; hint: sign off one record with each commit: grantbook review ID --accept
      ! N records in N registries: 1 error, 0 warnings
      [1]
      `,
    );
  });
});

describe('approved content', () => {
  test('nothing is approved that nobody signed off, nor in another version than was signed off', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ grantbook move SO-021 withdraw withdrawal_reason="not read to the end" | head -1
      SO-021 status: given → withdrawn
      ! committed OID  sign-off SO-021: withdraw
      $ grantbook move D4.1 approve version=1.0
      project-data/deliverables/D4.1.yaml:6:9 error lifecycle/needs-record deliverable D4.1 is "approved" and has no sign-off that is "given"; hint: somebody who did not write it runs: grantbook review D4.1 --accept
      ! refused: nothing was changed
      [1]
      $ as katarina.mlinarec@example.org grantbook review D4.1 --accept -m "read to the end" | head -1
      SO-022 added (sign-off)
      ! committed OID  deliverable D4.1: sign off
      $ grantbook move D4.1 approve version=1.0 -m "all comments are answered" | head -1
      D4.1 status: approval → approved
      ! committed OID  deliverable D4.1: approve
      `,
    );
  });

  test('a document says whether it is what was signed off, and the command says so too', async () => {
    const book = copyOf(clean);
    replace(book, TASKS, ['title: Preliminary analysis', 'title: A preliminary analysis']);
    await expectTranscript(
      book,
      `
      $ grantbook render deliverable D1.2 --format md
      build/B-WISE_D1.2_State-of-the-art_V1.0.md  written
      $ sed -n '/Approved content/,/^# Keywords/p' build/B-WISE_D1.2_State-of-the-art_V1.0.md
      # Approved content

      | Signed off by                  | Date              | Fingerprint     | What is printed here                            |
      | ------------------------------ | ----------------- | --------------- | ----------------------------------------------- |
      | Dario Frassinelli (IdeeInRete) | 22 September 2022 | v1 7389242dacb1 | is what was signed off, but changed since: T1.2 |
      | Hanne Lindemaar (ENSIE)        | 23 September 2022 | v1 7389242dacb1 | is what was signed off, but changed since: T1.2 |

      # Keywords
      `,
    );
    replace(book, 'project-data/deliverables/D1.2.yaml', ['asks three questions', 'asks four questions']);
    await expectTranscript(
      book,
      `
      $ grantbook render deliverable D1.2 --format md
      build/B-WISE_D1.2_State-of-the-art_V1.0.md  written
      ! warning: D1.2 was changed since it was signed off; see: grantbook review D1.2
      $ sed -n '/Approved content/,/^# Keywords/p' build/B-WISE_D1.2_State-of-the-art_V1.0.md
      # Approved content

      | Signed off by                  | Date              | Fingerprint     | What is printed here                                  |
      | ------------------------------ | ----------------- | --------------- | ----------------------------------------------------- |
      | Dario Frassinelli (IdeeInRete) | 22 September 2022 | v1 7389242dacb1 | **was changed since, and is not what was signed off** |
      | Hanne Lindemaar (ENSIE)        | 23 September 2022 | v1 7389242dacb1 | **was changed since, and is not what was signed off** |

      > **Nobody has signed off what is printed here:** D1.2 was changed after it was signed off.

      # Keywords
      `,
    );
  });
});

test('the noun of peer reviews is still a command', async () => {
  const book = copyOf(clean);
  await expectTranscript(
    book,
    `
    $ grantbook review start RV-039 --dry-run | head -1
    project-data/reviews/RV-039.yaml:7:9 error lifecycle/not-allowed review RV-039 cannot take the step "start" from "in_progress"; hint: from "in_progress": grantbook move RV-039 return (to returned) · grantbook move RV-039 decline (to declined)
    ! refused: nothing was changed
    $ grantbook help review start | head -1
    Usage: grantbook review STEP ID [FIELD=VALUE...]
    $ grantbook help review | head -3
    Usage: grantbook review [options] <id>

    show what changed since a record was signed off, and by whom; or sign it off
    `,
  );
});
