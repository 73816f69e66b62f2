import { expect, test } from 'vitest';
import { copyOf, exampleBook, expectTranscript, git, lastCommit, replace } from '../cli/sandbox.ts';

const clean = exampleBook();

/** Acts as somebody of the example book. */
function as(book: string, name: string, email: string): void {
  git(book, 'config', 'user.name', name);
  git(book, 'config', 'user.email', `${email}@example.org`);
}

test('an activity from its plan to the evidence', { timeout: 180_000 }, async () => {
  const book = copyOf(clean);
  as(book, 'Cosmin Dellatorri', 'cosmin.dellatorri');
  await expectTranscript(
    book,
    `
    $ grantbook add activity "Stand at the fair of tools" kind=dissemination type=event partner=EASPD planned_on=2023-11-20 date=2023-11-30 audience=employers,wises
    DISS-024 added (activity)
    ! committed OID  activity DISS-024: add
    $ grantbook activity deliver DISS-024
    project-data/dissemination.yaml:754:7 error lifecycle/required-field activity DISS-024 is "delivered" and has no "emblem"; hint: grantbook set DISS-024 emblem=…
    project-data/dissemination.yaml:754:7 error lifecycle/required-field activity DISS-024 is "delivered" and has no "evidence"; hint: grantbook set DISS-024 evidence=…
    project-data/dissemination.yaml:754:7 error lifecycle/required-field activity DISS-024 is "delivered" and has no "reach"; hint: grantbook set DISS-024 reach=…
    project-data/dissemination.yaml:763:16 error dates/order "2023-11-20" is before "2023-11-30" (date); hint: correct one of the two
    ! refused: nothing was changed
    [1]
    $ grantbook --today 2023-12-20 activity deliver DISS-024 reach=80 emblem=true evidence='[{"what": "Photograph of the stand", "kept_at": "EASPD"}]'
    project-data/dissemination.yaml:768:16 error time/too-late "2023-12-20" is 6 days too late for "recorded_on": at most 14 days after 2023-11-30 (date) is 2023-12-14; hint: dissemination.record_days is 14 in project.yaml: by 2023-12-14; or say why: late_reason: …
    ! refused: nothing was changed
    [1]
    $ grantbook --today 2023-12-04 activity deliver DISS-024 reach=80 emblem=false evidence='[{"what": "Photograph of the stand", "kept_at": "EASPD"}]'
    project-data/dissemination.yaml:754:7 error schema/required "emblem_reason" is missing; hint: add a line "emblem_reason: …"
    ! refused: nothing was changed
    [1]
    $ grantbook --today 2023-12-04 activity deliver DISS-024 reach=80 emblem=true evidence='[{"what": "Photograph of the stand", "kept_at": "EASPD"}]' -m "counted at the stand"
    DISS-024 status: planned → delivered
    DISS-024 reach: set to 80
    DISS-024 evidence: set to what: Photograph of the stand; kept_at: EASPD
    DISS-024 emblem: set to true
    DISS-024 recorded_on: set to 2023-12-04
    ! committed OID  activity DISS-024: deliver
    $ grantbook show project --today 2023-12-04 | grep share
      communication share: 50
      dissemination share: 44.4
      exploitation share: 5.6
    $ grantbook --today 2023-12-20 validate | grep -o "dissemination.yaml.*DISS-020[^;]*"
    dissemination.yaml:693:9 warning time/overdue activity DISS-020 was due on 2023-12-12, 8 days ago; hint: see what is next: grantbook show DISS-020
    ! N records in N registries: 0 errors, 28 warnings
    `,
  );
  expect(lastCommit(book).files).toEqual(['project-data/dissemination.yaml']);
  replace(book, 'project-data/dissemination.yaml', ['reach: 126', 'reach: 1260']);
  await expectTranscript(
    book,
    `
    $ grantbook validate
    project-data/dissemination.yaml:451:16 error lifecycle/frozen-by activity DISS-012 does not change: reporting-period RP1 was "accepted" before; hint: undo it: git diff HEAD -- project-data/dissemination.yaml
    ! N records in N registries: 1 error, 0 warnings
    [1]
    `,
  );
});

test('a publication: notice to all, an objection, its settlement, and what is printed', {
  timeout: 180_000,
}, async () => {
  const book = copyOf(clean);
  as(book, 'Tullio Barsanelli', 'tullio.barsanelli');
  await expectTranscript(
    book,
    `
    $ grantbook publication notify PUB-003 notice_sent_to=ENSIE,EASPD
    project-data/publications.yaml:161:19 error publications/not-all-told the notice of 2023-11-20 did not go to IdeeInRete, SCF, ArbeitPlus, Lichtwerk, RES, NASO, UNIZG, ACT, FEI, EvZin, LSUA, DeOmslag, SWR, RISE, ADV, SENT, ONCE; hint: send it, then: grantbook set PUB-003 notice_sent_to+=IdeeInRete
    ! refused: nothing was changed
    [1]
    $ grantbook --today 2024-04-02 publication notify PUB-003 notice_sent_to="$(grantbook list partners --where role!=associated --format ids | paste -sd,)"
    project-data/publications.yaml:160:19 error time/too-late "2024-04-02" is 2 days too late for "notice_sent_on": at least 45 days before 2024-05-15 (date) is 2024-03-31; hint: publications.notice_days is 45 in project.yaml: by 2024-03-31; or say why: notice_waived: …
    ! refused: nothing was changed
    [1]
    $ grantbook publication notify PUB-003 notice_sent_to="$(grantbook list partners --where role!=associated --format ids | paste -sd,)" -m "by mail to all partners"
    PUB-003 status: planned → notice_sent
    PUB-003 notice_sent_on: set to 2023-11-20
    PUB-003 notice_sent_to: set to ACT, ADV, ArbeitPlus, DeOmslag, EASPD, ENSIE, EURICSE, EvZin, FEI, Id…
    ! committed OID  publication PUB-003: notify
    $ grantbook publication publish PUB-003
    project-data/publications.yaml:146:11 error lifecycle/not-allowed publication PUB-003 cannot take the step "publish" from "notice_sent"; hint: from "notice_sent": grantbook move PUB-003 object (to objected) · grantbook move PUB-003 permit (to permitted) · grantbook move PUB-003 withdraw (to withdrawn)
    ! refused: nothing was changed
    [1]
    $ grantbook publication permit PUB-003
    project-data/publications.yaml:183:17 error time/too-early "2023-11-20" is 30 days too early for "permitted_on": at least 30 days after 2023-11-20 (notice_sent_on) is 2023-12-20; hint: publications.objection_days is 30 in project.yaml: not before 2023-12-20; or say why: notice_waived: …
    ! refused: nothing was changed
    [1]
    $ grantbook --today 2023-12-05 publication object PUB-003 objections='[{"partner": "ONCE", "received_on": "2023-12-04", "ground": "Figures of one country", "request": "Leave out the table", "delay_until": "2024-06-30"}]'
    project-data/publications.yaml:188:20 error time/too-late "2024-06-30" is 119 days too late for "objections[0].delay_until": at most 90 days after 2023-12-04 (received_on) is 2024-03-03; hint: publications.delay_days is 90 in project.yaml: by 2024-03-03
    ! refused: nothing was changed
    [1]
    $ grantbook --today 2023-12-05 publication object PUB-003 objections='[{"partner": "ONCE", "received_on": "2023-12-04", "ground": "Figures of one country", "request": "Leave out the table"}]' | tail -1
    PUB-003 objections: set to partner: ONCE; received_on: 2023-12-04; ground: Figures of one countr…
    ! committed OID  publication PUB-003: object
    $ grantbook --today 2023-12-12 publication resolve PUB-003
    project-data/publications.yaml:184:16 error publications/objection-open the objection of ONCE is not settled; hint: record how: grantbook set PUB-003 "objections[0].resolved_on=…" "objections[0].resolution=…"
    ! refused: nothing was changed
    [1]
    $ grantbook --today 2023-12-12 publication resolve PUB-003 objections[0].resolved_on=2023-12-12 objections[0].resolution="The table was left out." | tail -2
    PUB-003 objections[0].resolved_on: set to 2023-12-12
    PUB-003 objections[0].resolution: set to The table was left out.
    ! committed OID  publication PUB-003: resolve
    $ grantbook --today 2024-05-15 publication publish PUB-003 acknowledgement="With the support of the Union."
    project-data/publications.yaml:160:20 error publications/acknowledgement the acknowledgement does not name the grant "621509-EPP-1-2020-1-BE-EPPKA2-SSA-B"; hint: give it as it is printed; where it is missing there, ask for a correction
    ! refused: nothing was changed
    [1]
    $ grantbook --today 2024-05-15 publication publish PUB-003 acknowledgement="Co-funded by the Union, grant 621509-EPP-1-2020-1-BE-EPPKA2-SSA-B." doi=10.1234/wise.2024.5 | tail -2
    PUB-003 doi: set to 10.1234/wise.2024.5
    PUB-003 acknowledgement: set to Co-funded by the Union, grant 621509-EPP-1-2020-1-BE-EPPKA2-SSA-B.
    ! committed OID  publication PUB-003: publish
    $ git log --format=%s -4
    publication PUB-003: publish
    publication PUB-003: resolve
    publication PUB-003: object
    publication PUB-003: notify
    `,
  );
});

test('advisers, results, events, stakeholders and news: what is due, and what is refused', {
  timeout: 180_000,
}, async () => {
  const book = copyOf(clean);
  as(book, 'Hanne Lindemaar', 'hanne.lindemaar');
  await expectTranscript(
    book,
    `
    $ grantbook set AB-003 documents='[{"document": "D6.1", "sent_on": "2023-11-20"}]'
    project-data/advisory-board.yaml:87:17 error advisory/before-nda D6.1 (SEN) went to AB-003 on 2023-11-20, without a signed agreement; hint: record the agreement first: grantbook move AB-003 sign nda_signed_on=…
    ! refused: nothing was changed
    [1]
    $ grantbook adviser sign AB-003
    project-data/advisory-board.yaml:81:7 error lifecycle/required-field adviser AB-003 is "nda_signed" and has no "person"; hint: grantbook set AB-003 person=…
    ! refused: nothing was changed
    [1]
    $ grantbook --today 2023-12-20 adviser sign AB-003 person=P-032
    project-data/advisory-board.yaml:87:18 error time/too-late "2023-12-20" is 18 days too late for "nda_signed_on": at most 30 days after 2023-11-02 (nominated_on) is 2023-12-02; hint: advisory_board.nda_days is 30 in project.yaml: by 2023-12-02; or say why: nda_late_reason: …
    ! refused: nothing was changed
    [1]
    $ grantbook status --today 2023-12-10 | grep AB-003
    AB-003             Have the agreemen…  2023-12-02  8 late
    $ grantbook result open RES-004 licence=CC-BY-4.0
    project-data/results.yaml:116:7 error lifecycle/required-field result RES-004 is "open" and has no "access"; hint: grantbook set RES-004 access=…
    ! refused: nothing was changed
    [1]
    $ grantbook result open RES-004 licence=CC-BY-4.0 access=public | tail -1
    RES-004 licence: set to CC-BY-4.0
    ! committed OID  result RES-004: open
    $ grantbook event hold EVT-007 participants=64 list_signed=false
    project-data/events.yaml:314:7 error lifecycle/required-field event EVT-007 is "held" and has no "evidence"; hint: grantbook set EVT-007 evidence=…
    project-data/events.yaml:314:7 error schema/required "attendance_reason" is missing; hint: add a line "attendance_reason: …"
    ! refused: nothing was changed
    [1]
    $ grantbook news-item publish NEWS-010
    project-data/news.yaml:210:7 error lifecycle/required-field news-item NEWS-010 is "published" and has no "url"; hint: grantbook set NEWS-010 url=…
    ! refused: nothing was changed
    [1]
    $ grantbook status --today 2024-03-20 | grep STK-0
    STK-002            Cedefop             2023-12-15  96 late   P-006 (EURICSE)
    STK-003            EMES, internation…  2023-12-20  91 late   P-007 (EURICSE)
    STK-010            A self-advocacy g…  2024-01-11  69 late   P-012 (SENT)
    STK-009            An association of…  2024-01-30  50 late   P-022 (LSUA)
    STK-006            European Forum of…  2024-02-01  48 late   P-010 (SCF)
    STK-001            European Commissi…  2024-02-29  20 late   P-001 (ENSIE)
    STK-004            Euclid Network      2024-03-01  19 late   P-003 (ENSIE)
    STK-005            European Platform…  2024-03-15  5 late    P-004 (EASPD)
    STK-007  A ministry of labour                 2024-03-20  today  P-024 (RISE)
    $ grantbook pilot begin PIL-006 learners=17 -m "first day"
    PIL-006 status: planned → running
    PIL-006 learners: set to 17
    ! committed OID  pilot PIL-006: begin
    $ grantbook set PIL-006 ethics=ETH-005
    project-data/pilots.yaml:203:12 error references/wrong-state "ETH-005" is "open"; here it has to be "in_place" or "verified"; hint: take it there, or name another: grantbook move ETH-005 put_in_place
    ! refused: nothing was changed
    [1]
    $ grantbook risk close R-006 closing_reason="The curricula are ready."
    project-data/risks.yaml:210:11 error lessons/missing risk R-006 is closed, its impact was 5, and no lesson refers to it; hint: first: grantbook add lesson "…" origin=R-006 what_happened=… recommendation=…
    ! refused: nothing was changed
    [1]
    `,
  );
});
