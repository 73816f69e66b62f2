import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../src/base/digest.ts';
import {
  copyOf,
  exampleBook,
  expectTranscript,
  git,
  lastCommit,
  read,
  replace,
  runLine,
} from '../cli/sandbox.ts';

const clean = exampleBook();

/** Acts as a person of the example book. */
function as(book: string, name: string, email: string): void {
  git(book, 'config', 'user.name', name);
  git(book, 'config', 'user.email', email);
}

const coordinator = (book: string) => as(book, 'Hanne Lindemaar', 'hanne.lindemaar@example.org');

test('a deliverable from its schedule to the funder', { timeout: 180_000 }, async () => {
  const book = copyOf(clean);
  coordinator(book);
  await expectTranscript(
    book,
    `
    $ grantbook deliverable outline D5.2 editor=P-018 'sections=[{"title": "Paths in four countries", "partner": "UNIZG"}]' -m "opened 60 days before" | tail -1
    D5.2 sections: set to title: Paths in four countries; partner: UNIZG
    ! committed OID  deliverable D5.2: outline
    $ grantbook deliverable draft D5.2 authors+=P-018 authors+=P-040 version=0.1 sections[0].text="Four paths were found." -m "first draft" | tail -1
    D5.2 authors: set to P-018, P-040
    ! committed OID  deliverable D5.2: draft
    $ grantbook deliverable review D5.2 reviewers+=P-012 reviewers+=P-016 review_round=1 version=0.2 -m "to the reviewers" | grep -c added
    2
    ! committed OID  deliverable D5.2: review
    $ grantbook list reviews --where deliverable=D5.2 --columns id,reviewer,round,due_on,status
    id      reviewer  round  due_on      status
    RV-041  P-012     1      2024-10-16  requested
    RV-042  P-016     1      2024-10-16  requested
    $ git log -1 --format=%B
    deliverable D5.2: review

    to the reviewers

    Record: D5.2
    Registry: deliverables
    Transition: draft -> internal_review
    Record: RV-041
    Registry: reviews
    Record: RV-042
    Registry: reviews

    $ grantbook deliverable request_approval D5.2 approver=P-001 abstract="Four paths." | grep -o "[a-z]*/[a-z-]* .*D5.2[^;]*"
    lifecycle/open-record deliverable D5.2 is "approval" while not every review of it is "closed" or "declined": RV-041, RV-042 (see project-data/reviews/RV-041.yaml:5:9) (see project-data/reviews/RV-042.yaml:5:9)
    lifecycle/needs-record deliverable D5.2 is "approval" and has no review of "P-012" that is "closed"
    lifecycle/needs-record deliverable D5.2 is "approval" and has no review of "P-016" that is "closed"
    ! refused: nothing was changed
    `,
  );
  as(book, 'Špela Zorkovnik', 'spela.zorkovnik@example.org');
  await expectTranscript(
    book,
    `
    $ grantbook review return RV-041 verdict=minor_revision 'comments=[{"n": 1, "severity": "must", "text": "Say who pays."}]' | tail -2
    RV-041 verdict: set to minor_revision
    RV-041 comments: set to n: 1; severity: must; text: Say who pays.
    ! committed OID  review RV-041: return
    `,
  );
  coordinator(book);
  await expectTranscript(
    book,
    `
    $ grantbook review return RV-042 verdict=accept | tail -1
    RV-042 verdict: set to accept
    ! committed OID  review RV-042: return
    $ grantbook deliverable revise D5.2 -m "both reviews are in" | tail -1
    D5.2 status: internal_review → in_revision
    ! committed OID  deliverable D5.2: revise
    $ grantbook review answer RV-041
    project-data/reviews/RV-041.yaml:12:5 error reviews/open-comment comment 1 (must) of RV-041 has no answer; hint: grantbook set RV-041 comments[0].response=accepted comments[0].response_text="…"
    ! refused: nothing was changed
    [1]
    $ grantbook review answer RV-041 comments[0].response=accepted comments[0].response_text="A paragraph was added." | tail -1
    RV-041 answered_on: set to 2023-11-20
    ! committed OID  review RV-041: answer
    $ grantbook review close RV-041 comments[0].resolved=true | tail -1
    RV-041 comments[0].resolved: set to true
    ! committed OID  review RV-041: close
    $ grantbook review close RV-042 | tail -1
    RV-042 status: returned → closed
    ! committed OID  review RV-042: close
    $ grantbook deliverable request_approval D5.2 approver=P-001 abstract="Four paths." version=0.3 | tail -1
    D5.2 abstract: set to Four paths.
    ! committed OID  deliverable D5.2: request approval
    $ grantbook deliverable approve D5.2 version=1.0
    project-data/deliverables/D5.2.yaml:6:9 error lifecycle/needs-record deliverable D5.2 is "approved" and has no quality-check that is "closed"; hint: grantbook add quality-check deliverable=D5.2 …
    project-data/deliverables/D5.2.yaml:6:9 error lifecycle/needs-record deliverable D5.2 is "approved" and has no sign-off that is "given"; hint: somebody who did not write it runs: grantbook review D5.2 --accept
    ! refused: nothing was changed
    [1]
    $ grantbook add quality-check "D5.2 before approval" deliverable=D5.2 checked_by=P-003 | tail -1
    QC-018 added (quality-check)
    ! committed OID  quality-check QC-018: add
    $ grantbook quality-check close QC-018 'criteria=[{"name": "Cover and registry agree", "met": true}]' | tail -1
    QC-018 criteria: set to name: Cover and registry agree; met: true
    ! committed OID  quality-check QC-018: close
    $ as oriane.vasselin@example.org grantbook review D5.2 --accept -m "read to the end" | tail -1
    SO-022 added (sign-off)
    ! committed OID  deliverable D5.2: sign off
    $ grantbook deliverable approve D5.2 version=1.0 -m "checked and answered" | tail -2
    D5.2 version: 0.3 → 1.0
    D5.2 approved_on: set to 2023-11-20
    ! committed OID  deliverable D5.2: approve
    $ grantbook deliverable submit D5.2
    project-data/deliverables/D5.2.yaml:3:5 error lifecycle/required-field deliverable D5.2 is "submitted" and has no "receipt"; hint: grantbook set D5.2 receipt=…
    project-data/deliverables/D5.2.yaml:3:5 error lifecycle/required-field the step "submit" needs "document", and D5.2 has none; hint: grantbook move D5.2 submit document=…
    ! refused: nothing was changed
    [1]
    $ grantbook render deliverable D5.2 --format docx -o evidence
    evidence/B-WISE_D5.2_Recognition_V1.0.docx  written
    $ grantbook deliverable submit D5.2 document=evidence/B-WISE_D5.2_Recognition_V1.0.docx receipt.reference=portal-77 receipt.received_on=2023-11-20 | tail -1
    D5.2 receipt: set to reference: portal-77; received_on: 2023-11-20
    ! committed OID  deliverable D5.2: submit
    $ git show --stat --format= HEAD | grep -c "evidence/"
    1
    $ grantbook deliverable accept D5.2 links+='{"url": "https://example.org/b-wise/D5.2"}' | tail -1
    D5.2 links: set to url: https://example.org/b-wise/D5.2
    ! committed OID  deliverable D5.2: accept
    $ grantbook log D5.2 --limit 3 | grep -v "^  "
    2023-11-20  Hanne Lindemaar  changed: submitted → accepted  OID
    2023-11-20  Hanne Lindemaar  changed: approved → submitted  OID
    2023-11-20  Hanne Lindemaar  changed: approval → approved  OID
    $ grantbook validate
    ! N records in N registries: nothing to mend
    `,
  );
  expect(lastCommit(book).files).toEqual(['project-data/deliverables/D5.2.yaml']);
});

test('the lights of deliverables, and how long their reviews took', { timeout: 60_000 }, async () => {
  await expectTranscript(
    clean,
    `
    $ grantbook list deliverables --today 2023-11-20 --columns id,light,late_steps,next_step,review_days --where "status=draft"
    id     light  late_steps  next_step        review_days
    D3.4   green  0           internal_review
    D5.1   green  0           internal_review
    D10.3  green  0           internal_review
    $ grantbook list deliverables --today 2023-11-20 --columns id,light,days_to_due,review_days --where "light=red"
    id    light  days_to_due  review_days
    D3.2  red    -20          14
    D8.3  red    -143         9
    `,
  );
});

test('a review that has not come back is late, and its reviewer is told of', {
  timeout: 60_000,
}, async () => {
  await expectTranscript(
    clean,
    `
    $ grantbook status --today 2023-12-01 --partner DeOmslag | head -6
    B-WISE  2023-12-01  M36 of M48

    late (1)
    id      what  due         days    for
    RV-040  D3.3  2023-11-27  4 late  P-013 (DeOmslag)

    `,
  );
});

test('what a rejected deliverable takes up again keeps its version above 1.0', {
  timeout: 60_000,
}, async () => {
  const book = copyOf(clean);
  coordinator(book);
  await expectTranscript(
    book,
    `
    $ grantbook deliverable rework D8.3 -m "evidence and a table by country" | tail -1
    D8.3 status: rejected → in_revision
    ! committed OID  deliverable D8.3: rework
    $ grantbook set D8.3 version=1.1 | tail -1
    D8.3 version: 1.0 → 1.1
    ! committed OID  deliverable D8.3: set version
    $ grantbook set D8.3 version=1.3
    project-data/deliverables/D8.3.yaml:7:10 error deliverables/version-step version "1.1" is followed by 1.2, or 2.0 at approval; not by "1.3"; hint: grantbook set D8.3 version=1.2
    ! refused: nothing was changed
    [1]
    `,
  );
});

test('a composite deliverable: who owes which part, refused until all are in, put together', {
  timeout: 120_000,
}, async () => {
  const book = copyOf(clean);
  coordinator(book);
  await expectTranscript(
    book,
    `
    $ grantbook deliverable parts D7.2
    part    title                    owed by  due         state
    CF-014  Round table in Bulgaria  NASO     2024-06-30  Draft
    CF-015  Round table in Croatia   UNIZG    2024-06-30  Planned
    CF-016  Round table in Slovenia  SENT     2024-06-30  Planned
    ! 0 of 3 parts are in
    $ grantbook deliverable assemble D7.2
    project-data/country-fiches/CF-014.yaml:10:9 error deliverables/part-open CF-014 is "Draft": NASO owes it; hint: see its steps: grantbook show CF-014
    project-data/country-fiches/CF-015.yaml:9:9 error deliverables/part-open CF-015 is "Planned": UNIZG owes it; hint: see its steps: grantbook show CF-015
    project-data/country-fiches/CF-016.yaml:9:9 error deliverables/part-open CF-016 is "Planned": SENT owes it; hint: see its steps: grantbook show CF-016
    ! refused: nothing was changed
    [1]
    $ for id in CF-015 CF-016; do grantbook -q country-fiche draft $id author=P-018 text="Held."; done
    CF-015 status: planned → draft
    CF-015 author: set to P-018
    CF-015 text: set to Held.
    CF-016 status: planned → draft
    CF-016 author: set to P-018
    CF-016 text: set to Held.
    $ for id in CF-014 CF-015 CF-016; do grantbook -q country-fiche review $id reviewer=P-003; grantbook -q country-fiche finalise $id; done
    CF-014 status: draft → in_review
    CF-014 reviewer: set to P-003
    CF-014 status: in_review → finalised
    CF-014 finalised_on: set to 2023-11-20
    CF-015 status: draft → in_review
    CF-015 reviewer: set to P-003
    CF-015 status: in_review → finalised
    CF-015 finalised_on: set to 2023-11-20
    CF-016 status: draft → in_review
    CF-016 reviewer: set to P-003
    CF-016 status: in_review → finalised
    CF-016 finalised_on: set to 2023-11-20
    $ grantbook deliverable assemble D7.2 -m "all parts are in"
    D7.2 sections: set to title: Round table in Bulgaria; partner: NASO; text: The round table …
    ! committed OID  deliverable D7.2: set sections
    $ grantbook show D7.2 --json | grep '"title"'
        "title": "Report on the national round tables",
            "title": "Round table in Bulgaria",
            "title": "Round table in Croatia",
            "title": "Round table in Slovenia",
    `,
  );
});

describe('the document that was submitted', () => {
  const FILE = 'evidence/D4.1.docx';
  let submitted: string;

  beforeAll(async () => {
    submitted = copyOf(clean);
    coordinator(submitted);
    writeFileSync(join(submitted, FILE), 'the handbook as it was sent');
    await runLine(
      submitted,
      'grantbook add quality-check "D4.1 before approval" deliverable=D4.1 checked_by=P-003',
    );
    await runLine(
      submitted,
      `grantbook quality-check close QC-018 'criteria=[{"name": "Cover and registry agree", "met": true}]'`,
    );
    const approved = await runLine(submitted, 'grantbook move D4.1 approve version=1.0');
    const sent = await runLine(
      submitted,
      `grantbook move D4.1 submit document=${FILE} receipt.reference=portal-1 receipt.received_on=2023-11-20`,
    );
    expect([approved.status, sent.status, sent.stdout]).toEqual([
      0,
      0,
      expect.stringContaining('document_sha256'),
    ]);
  }, 60_000);

  test('is committed with the record that names it, and neither it nor its digest changes', async () => {
    const book = copyOf(submitted);
    expect(lastCommit(book).files).toEqual([FILE, 'project-data/deliverables/D4.1.yaml']);
    writeFileSync(join(book, FILE), 'the handbook, mended');
    const digest = sha256(new TextEncoder().encode('the handbook, mended'));
    await expectTranscript(
      book,
      `
      $ grantbook validate -q | grep -o "D4.1.yaml:[0-9:]* error [a-z/-]*"
      D4.1.yaml:LINE error files/changed
      $ sed -i "s/^document_sha256: .*/document_sha256: ${digest}/" project-data/deliverables/D4.1.yaml
      $ grantbook validate -q | grep -o "D4.1.yaml:[0-9:]* error [a-z/-]*"
      D4.1.yaml:LINE error lifecycle/frozen
      $ git checkout -q -- project-data; grantbook set D4.1 document_sha256=${digest} | grep -o "error [a-z/-]*"
      error files/changed
      error lifecycle/frozen
      ! refused: nothing was changed
      ! edits that are not saved do not count (evidence/D4.1.docx); save them first: grantbook save
      `.replaceAll('LINE', lineOf(book, 'document_sha256:')),
    );
  });

  test('nothing that stands in it changes afterwards, by hand or by command', async () => {
    const book = copyOf(submitted);
    replace(book, 'project-data/deliverables/D4.1.yaml', [
      'title: Handbook for the pilots',
      'title: Handbook of pilots',
    ]);
    await expectTranscript(
      book,
      `
      $ grantbook validate -q | grep -o "error lifecycle[a-z/-]* .*"
      error lifecycle/frozen "title" does not change while D4.1 is "submitted"; hint: from "submitted": grantbook move D4.1 accept (to accepted) · grantbook move D4.1 reject (to rejected)
      $ git checkout -q -- . ; grantbook set D4.1 moderator=P-003 | grep -o "error [a-z/-]*"
      error lifecycle/frozen
      ! refused: nothing was changed
      `,
    );
  });

  test('is not written over by render, which says how a new version begins', async () => {
    const book = copyOf(submitted);
    replace(book, 'templates/deliverable.md.hbs', [
      /^output: .*$/m.exec(read(book, 'templates/deliverable.md.hbs'))?.[0] ?? '',
      "output: '{{record.id}}'",
    ]);
    await expectTranscript(
      book,
      `
      $ grantbook render deliverable D4.1 --format docx -o evidence | grep -o "D4.1.yaml:[0-9:]* .*"
      D4.1.yaml:LINE error documents/frozen "evidence/D4.1.docx" is the document of D4.1 and stays as it was; it is not written over; hint: a changed document is a new version, under another name; that begins with: grantbook move D4.1 accept (to accepted) · grantbook move D4.1 reject (to rejected)
      ! no document was written
      $ cat ${FILE}
      the handbook as it was sent
      $ grantbook render deliverable D4.1 --format docx -o evidence --check
      evidence/D4.1.docx  frozen with D4.1
      ! D4.1 was submitted with evidence/D4.1.docx; what is made now is not that document
      $ echo more >> ${FILE}; grantbook render deliverable D4.1 --format docx -o evidence --check -q
      evidence/D4.1.docx  no longer what D4.1 says: grantbook validate
      [1]
      `.replaceAll('LINE', lineOf(book, 'document_sha256:')),
    );
  });
});

/** Where a field of D4.1 has its value, as line:column. */
function lineOf(book: string, field: string): string {
  const lines = read(book, 'project-data/deliverables/D4.1.yaml').split('\n');
  const at = lines.findIndex((line) => line.startsWith(field));
  return `${at + 1}:${field.length + 2}`;
}
