import { describe, expect, test } from 'vitest';
import { exampleBook, expectTranscript, git, lastCommit, replace } from '../cli/sandbox.ts';

describe('a change goes from its submission to the records it changes', () => {
  const book = exampleBook();

  test('nothing moves before it is approved by the body that decides', async () => {
    await expectTranscript(
      book,
      `
    $ grantbook set D5.2 due_month=M47 due=2024-11-30 -m "we need a month"
    project-data/deliverables/D5.2.yaml:14:12 error change/needs-reference due_month of D5.2 changes from "M46" to "M47" without a record in "change" that says so; hint: name one that is "implemented" in the same commit and lists D5.2 in "affects", with type schedule or GA_amendment or PO_notice: change=…; see: grantbook list changes
    project-data/deliverables/D5.2.yaml:15:6 error change/needs-reference due of D5.2 changes from "2024-10-31" to "2024-11-30" without a record in "change" that says so; hint: name one that is "implemented" in the same commit and lists D5.2 in "affects", with type schedule or GA_amendment or PO_notice: change=…; see: grantbook list changes
    ! refused: nothing was changed
    [1]
    $ as gerlinde.hofstattner@example.org grantbook add change "One more month for D5.2" description="The recommendations wait for the certifying bodies." type=schedule affects=D5.2 requested_by=P-016 requested_on=2023-11-20 size=1 priority=3
    CH-009 added (change)
    ! committed OID  change CH-009: add
    $ grantbook change assess CH-009
    CH-009 status: submitted → assessing
    ! committed OID  change CH-009: assess
    $ grantbook change request-approval CH-009 assessment="No other work waits for it."
    CH-009 status: assessing → waiting_approval
    CH-009 assessed_on: set to 2023-11-20
    CH-009 assessment: set to No other work waits for it.
    ! committed OID  change CH-009: request approval
    $ grantbook change approve CH-009 target_date=2024-02-29
    project-data/changes.yaml:160:9 error changes/needs-decision CH-009 is "approved" without a decision; on "schedule" "SC" or "GA" decides; hint: name its decision: grantbook list decisions --where "body=SC", then: decision=DEC-…
    ! refused: nothing was changed
    [1]
    $ grantbook change approve CH-009 target_date=2024-02-29 decision=DEC-011 -m "steering committee"
    CH-009 status: waiting_approval → approved
    CH-009 decision: set to DEC-011
    CH-009 decided_on: set to 2023-11-20
    CH-009 target_date: set to 2024-02-29
    ! committed OID  change CH-009: approve
    $ grantbook set D5.2 due_month=M47 due=2024-11-30 change=CH-009
    project-data/deliverables/D5.2.yaml:14:12 error change/needs-reference due_month of D5.2 changes from "M46" to "M47" without a record in "change" that says so; hint: CH-009 has to be "implemented" first: grantbook move CH-009 implement
    project-data/deliverables/D5.2.yaml:15:6 error change/needs-reference due of D5.2 changes from "2024-10-31" to "2024-11-30" without a record in "change" that says so; hint: CH-009 has to be "implemented" first: grantbook move CH-009 implement
    ! refused: nothing was changed
    [1]
    `,
    );
  });

  test('it is implemented in one commit with the deliverable, and carries nothing later', async () => {
    await expectTranscript(
      book,
      `
    $ grantbook change implement CH-009 D5.2.due_month=M47 D5.2.due=2024-11-30 --dry-run
    CH-009 status: approved → implemented
    CH-009 implemented_on: set to 2023-11-20
    D5.2 due_month: M46 → M47
    D5.2 due: 2024-10-31 → 2024-11-30
    D5.2 change: set to CH-009
    ! nothing was written (--dry-run); the commit would say:
    !
    !     change CH-009: implement
    !
    !     Record: CH-009
    !     Registry: changes
    !     Transition: approved -> implemented
    !     Record: D5.2
    !     Registry: deliverables
    $ grantbook change implement CH-009 D5.2.due_month=M47 D5.2.due=2024-11-30 -m "as agreed"
    CH-009 status: approved → implemented
    CH-009 implemented_on: set to 2023-11-20
    D5.2 due_month: M46 → M47
    D5.2 due: 2024-10-31 → 2024-11-30
    D5.2 change: set to CH-009
    ! committed OID  change CH-009: implement
    $ grantbook set D5.2 due_month=M48 due=2024-12-31
    project-data/deliverables/D5.2.yaml:14:12 error change/needs-reference due_month of D5.2 changes from "M47" to "M48" without a record in "change" that says so; hint: name one that is "implemented" in the same commit and lists D5.2 in "affects", with type schedule or GA_amendment or PO_notice: change=…; see: grantbook list changes
    project-data/deliverables/D5.2.yaml:15:6 error change/needs-reference due of D5.2 changes from "2024-11-30" to "2024-12-31" without a record in "change" that says so; hint: name one that is "implemented" in the same commit and lists D5.2 in "affects", with type schedule or GA_amendment or PO_notice: change=…; see: grantbook list changes
    ! refused: nothing was changed
    [1]
    $ grantbook show CH-009
    change CH-009  One more month for D5.2
    Implemented  project-data/changes.yaml

    title: One more month for D5.2
    description: The recommendations wait for the certifying bodies.
    type: schedule
    affects: D5.2 (Paths to recognition)
    status: implemented
    requested by: P-016 (Gerlinde Hofstattner, JKU)
    requested on: 2023-11-20
    size: 1
    priority: 3
    assessed on: 2023-11-20
    assessment: No other work waits for it.
    decision: DEC-011 (News every three months)
    decided on: 2023-11-20
    target date: 2024-02-29
    implemented on: 2023-11-20

    worked out
      review: unreviewed

    referred to by
      changed: D5.2
    $ grantbook log D5.2
    2023-11-20  Hanne Lindemaar  changed  OID
      “as agreed”
      due_month: M46 → M47
      due: 2024-10-31 → 2024-11-30
      change: set to CH-009
    2023-11-20  Hanne Lindemaar  added  OID
    `,
    );
    expect(git(book, 'status', '--porcelain')).toBe('');
  });
});

test('a due date that is moved by hand is refused when it is saved', async () => {
  const book = exampleBook();
  replace(book, 'project-data/deliverables/D5.2.yaml', [
    'due_month: M46\ndue: 2024-10-31',
    'due_month: M47\ndue: 2024-11-30',
  ]);
  await expectTranscript(
    book,
    `
    $ grantbook validate
    project-data/deliverables/D5.2.yaml:14:12 error change/needs-reference due_month of D5.2 changes from "M46" to "M47" without a record in "change" that says so; hint: name one that is "implemented" in the same commit and lists D5.2 in "affects", with type schedule or GA_amendment or PO_notice: change=…; see: grantbook list changes
    project-data/deliverables/D5.2.yaml:15:6 error change/needs-reference due of D5.2 changes from "2024-10-31" to "2024-11-30" without a record in "change" that says so; hint: name one that is "implemented" in the same commit and lists D5.2 in "affects", with type schedule or GA_amendment or PO_notice: change=…; see: grantbook list changes
    ! N records in N registries: 2 errors, 0 warnings
    [1]
    $ grantbook save -m "a month more"
    project-data/deliverables/D5.2.yaml:14:12 error change/needs-reference due_month of D5.2 changes from "M46" to "M47" without a record in "change" that says so; hint: name one that is "implemented" in the same commit and lists D5.2 in "affects", with type schedule or GA_amendment or PO_notice: change=…; see: grantbook list changes
    project-data/deliverables/D5.2.yaml:15:6 error change/needs-reference due of D5.2 changes from "2024-10-31" to "2024-11-30" without a record in "change" that says so; hint: name one that is "implemented" in the same commit and lists D5.2 in "affects", with type schedule or GA_amendment or PO_notice: change=…; see: grantbook list changes
    ! refused: nothing was changed
    [1]
    $ grantbook explain change/needs-reference
    change/needs-reference (error)

    Rule
      A guarded field changes on the basis of a record that says so

    Why
      A due date that moves without a decision or change behind it is found out by
      the funder.

    What to do
      Name the change or decision in the field that the message gives; it must be
      far enough and list this record.

    Policy
      It always counts: no policy switches it off, and it cannot be accepted.
    `,
  );
});

test('what is only asked for changes nothing: rejected, merged, for the wrong body', async () => {
  await expectTranscript(
    exampleBook(),
    `
    $ grantbook change reject CH-006
    project-data/changes.yaml:110:7 error lifecycle/required-field change CH-006 is "rejected" and has no "decision_reason"; hint: grantbook set CH-006 decision_reason=…
    ! refused: nothing was changed
    [1]
    $ grantbook change merge CH-006 merged_into=CH-004
    project-data/changes.yaml:84:16 error references/wrong-state "CH-006" is "merged"; here it has to be "submitted", "assessing", "waiting_approval", "approved", "rejected", "postponed" or "implemented"; hint: take it there, or name another: see: grantbook show CH-006
    project-data/changes.yaml:125:16 error references/wrong-state "CH-004" is "merged"; here it has to be "submitted", "assessing", "waiting_approval", "approved", "rejected", "postponed" or "implemented"; hint: take it there, or name another: see: grantbook show CH-004
    ! refused: nothing was changed
    [1]
    $ grantbook change implement CH-007 WP8.lead=EASPD
    project-data/changes.yaml:133:11 error lifecycle/not-allowed change CH-007 cannot take the step "implement" from "submitted"; hint: from "submitted": grantbook move CH-007 assess (to assessing)
    ! refused: nothing was changed
    [1]
    $ grantbook change approve CH-006 decision=DEC-017
    project-data/changes.yaml:124:13 error references/wrong-state "DEC-017" is "proposed"; here it has to be "taken", "binding" or "applied"; hint: take it there, or name another: grantbook move DEC-017 take
    ! refused: nothing was changed
    [1]
    $ grantbook change reject CH-006 decision_reason="The pilots cannot wait." -m "steering committee"
    CH-006 status: waiting_approval → rejected
    CH-006 decided_on: set to 2023-11-20
    CH-006 decision_reason: set to The pilots cannot wait.
    ! committed OID  change CH-006: reject
    $ grantbook show CH-006
    change CH-006  New dates for D3.2 and its milestone
    Rejected  project-data/changes.yaml

    title: New dates for D3.2 and its milestone
    description:
      The fourth section of the curricula is written anew with readers of the target
      group.
    type: schedule
    affects:
      D3.2 (Three training curricula for enablers, supporters and workers with
      support needs), MS10 (Curricula ready for the pilots)
    status: rejected
    requested by: P-010 (Sabina Toldoverri, SCF)
    requested on: 2023-11-06
    size: 2
    priority: 5
    assessed on: 2023-11-16
    assessment:
      The pilots begin with the core modules as planned; D4.2 keeps its date.
    decided on: 2023-11-20
    decision reason: The pilots cannot wait.
    target date: 2024-02-29
    illustrative: true

    worked out
      review: unreviewed

    referred to by
      merged_changes: CH-004
    `,
  );
});

test('an issue is logged, assigned, escalated and solved', async () => {
  const book = exampleBook();
  await expectTranscript(
    book,
    `
    $ grantbook add issue "The caterer withdrew" description="The workshop in spring has no caterer." category=external urgency=3 impact=2 size=1 identified_on=2023-11-17 logged_on=2023-11-20
    project-data/issues.yaml:148:14 error time/too-late "2023-11-20" is 1 day too late for "logged_on": at most 2 days after 2023-11-17 (identified_on) is 2023-11-19; hint: issues.log_days is 2 in project.yaml: by 2023-11-19; or say why: log_late_reason: …
    ! refused: nothing was changed
    [1]
    $ grantbook add issue "The caterer withdrew" description="The workshop in spring has no caterer." category=external urgency=3 impact=2 size=1 identified_on=2023-11-18 logged_on=2023-11-20
    I-007 added (issue)
    ! committed OID  issue I-007: add
    $ grantbook issue assign I-007 owner=P-005 target_date=2023-11-30 action="Ask two others."
    I-007 owner: set to P-005
    I-007 assigned_on: set to 2023-11-20
    I-007 action: set to Ask two others.
    I-007 target_date: set to 2023-11-30
    ! committed OID  issue I-007: assign
    $ grantbook validate --today 2023-12-08 --format json | grep -o '"message":"[^"]*I-007[^"]*'
    "message":"I-007 was to be solved by 2023-11-30; by now \\
    "message":"issue I-007 was due on 2023-11-30, 8 days ago
    $ grantbook --today 2023-12-08 issue escalate I-007 escalated_to=coordinator
    I-007 escalated_to: set to coordinator
    I-007 escalated_on: set to 2023-12-08
    ! committed OID  issue I-007: escalate
    $ grantbook issue postpone I-007
    project-data/issues.yaml:139:7 error lifecycle/required-field issue I-007 is "postponed" and has no "postpone_reason"; hint: grantbook set I-007 postpone_reason=…
    ! refused: nothing was changed
    [1]
    $ grantbook --today 2023-12-11 issue resolve I-007 resolution="A second caterer was found."
    I-007 status: open → resolved
    I-007 resolution: set to A second caterer was found.
    I-007 resolved_on: set to 2023-12-11
    ! committed OID  issue I-007: resolve
    $ grantbook --today 2023-12-12 issue close I-007
    I-007 status: resolved → closed
    I-007 closed_on: set to 2023-12-12
    ! committed OID  issue I-007: close
    $ grantbook list issues --columns id,priority,status,escalated_to --where "id=I-007"
    id     priority  status  escalated_to
    I-007  6         closed  coordinator
    `,
  );
});

test('a breach: formal notice, days to remedy, declaration by the general assembly', async () => {
  await expectTranscript(
    exampleBook(),
    `
    $ grantbook set SWR 'breaches+={"what":"No report for two periods.","notice_on":"2023-11-20"}' -m "formal notice sent"
    SWR breaches: set to what: No report for two periods.; notice_on: 2023-11-20
    ! committed OID  partner SWR: set breaches
    $ grantbook partner declare-default SWR status_reason="No report for two periods." status_decision=DEC-014 'breaches[0].declared_on=2023-12-10'
    project-data/partners.yaml:397:20 error time/too-early "2023-12-10" is 10 days too early for "breaches[0].declared_on": at least 30 days after 2023-11-20 (notice_on) is 2023-12-20; hint: partnership.remedy_days is 30 in project.yaml: not before 2023-12-20
    ! refused: nothing was changed
    [1]
    $ grantbook validate --today 2023-12-21 --format json | grep -o '"message":"SWR[^"]*'
    "message":"SWR had until 2023-12-20 to put its breach right (partnership.remedy_days is 30)
    $ grantbook --today 2023-12-21 partner declare-default SWR status_reason="No report for two periods." status_decision=DEC-011 'breaches[0].declared_on=2023-12-21'
    project-data/meetings/MTG-2023-10-12-GA.yaml:142:10 error votes/too-many "19 for, 0 against, 1 abstain" are 20 votes; 19 members with a vote were present or represented; hint: correct the votes, or the attendance: a member has one vote, a proxy counts once, a partner in default has none
    project-data/meetings/MTG-2023-10-12-GA.yaml:147:10 error votes/too-many "14 for, 3 against, 3 abstain" are 20 votes; 19 members with a vote were present or represented; hint: correct the votes, or the attendance: a member has one vote, a proxy counts once, a partner in default has none
    project-data/meetings/MTG-2023-10-12-GA.yaml:152:10 error votes/too-many "19 for, 0 against, 1 abstain" are 20 votes; 19 members with a vote were present or represented; hint: correct the votes, or the attendance: a member has one vote, a proxy counts once, a partner in default has none
    project-data/partners.yaml:382:20 error partners/wrong-body "DEC-011" is a decision of SC; on partners GA decides; hint: name a decision of GA: grantbook list decisions --where "body=GA"
    ! refused: nothing was changed
    [1]
    $ grantbook --today 2023-12-21 partner declare-default SWR status_reason="No report for two periods." status_decision=DEC-014 'breaches[0].declared_on=2023-12-21'
    SWR status: active → defaulting
    SWR breaches[0].declared_on: set to 2023-12-21
    SWR status_decision: set to DEC-014
    SWR status_reason: set to No report for two periods.
    ! committed OID  partner SWR: declare default
    `,
  );
});

test('a partner leaves: what it holds is handed over first', async () => {
  const book = exampleBook();
  await expectTranscript(
    book,
    `
    $ grantbook partner announce-withdrawal ONCE status_reason="Its funding ends."
    ONCE status: active → withdrawing
    ONCE withdrawal_notice_on: set to 2023-11-20
    ONCE status_reason: set to Its funding ends.
    ! committed OID  partner ONCE: announce withdrawal
    $ grantbook partner withdraw ONCE status_decision=DEC-014
    project-data/actions.yaml:231:10 error partners/orphan "P-026" is of ONCE, which has withdrawn, and action A-021 still counts on it; hint: name somebody else: grantbook set A-021 owner=…; all of it: grantbook partner leaves ONCE
    project-data/deliverables/D3.2.yaml:22:5 error partners/orphan "P-026" is of ONCE, which has withdrawn, and deliverable D3.2 still counts on it; hint: name somebody else: grantbook set D3.2 authors[2]=…; all of it: grantbook partner leaves ONCE
    project-data/deliverables/D3.3.yaml:12:7 error references/wrong-state "ONCE" is "withdrawn"; here it has to be "active", "withdrawing" or "defaulting"; hint: take it there, or name another: see: grantbook show ONCE
    project-data/deliverables/D3.3.yaml:18:9 error partners/orphan "P-026" is of ONCE, which has withdrawn, and deliverable D3.3 still counts on it; hint: name somebody else: grantbook set D3.3 editor=…; all of it: grantbook partner leaves ONCE
    project-data/deliverables/D3.3.yaml:20:5 error partners/orphan "P-026" is of ONCE, which has withdrawn, and deliverable D3.3 still counts on it; hint: name somebody else: grantbook set D3.3 authors[0]=…; all of it: grantbook partner leaves ONCE
    project-data/mailing-lists.yaml:33:7 error partners/orphan "P-026" is of ONCE, which has withdrawn, and mailing-list ML-001 still counts on it; hint: name somebody else: grantbook set ML-001 members[20]=…; all of it: grantbook partner leaves ONCE
    project-data/mailing-lists.yaml:84:7 error partners/orphan "P-026" is of ONCE, which has withdrawn, and mailing-list ML-003 still counts on it; hint: name somebody else: grantbook set ML-003 members[20]=…; all of it: grantbook partner leaves ONCE
    project-data/mailing-lists.yaml:129:7 error partners/orphan "P-027" is of ONCE, which has withdrawn, and mailing-list ML-005 still counts on it; hint: name somebody else: grantbook set ML-005 members[20]=…; all of it: grantbook partner leaves ONCE
    project-data/risks.yaml:182:20 error partners/orphan "P-026" is of ONCE, which has withdrawn, and risk R-005 still counts on it; hint: name somebody else: grantbook set R-005 mitigation[1].responsible=…; all of it: grantbook partner leaves ONCE
    project-data/risks.yaml:218:20 error partners/orphan "P-026" is of ONCE, which has withdrawn, and risk R-006 still counts on it; hint: name somebody else: grantbook set R-006 mitigation[1].responsible=…; all of it: grantbook partner leaves ONCE
    project-data/risks.yaml:414:10 error partners/orphan "P-026" is of ONCE, which has withdrawn, and risk R-013 still counts on it; hint: name somebody else: grantbook set R-013 owner=…; all of it: grantbook partner leaves ONCE
    project-data/risks.yaml:418:20 error partners/orphan "P-026" is of ONCE, which has withdrawn, and risk R-013 still counts on it; hint: name somebody else: grantbook set R-013 mitigation[0].responsible=…; all of it: grantbook partner leaves ONCE
    project-data/tasks.yaml:354:9 error references/wrong-state "ONCE" is "withdrawn"; here it has to be "active", "withdrawing" or "defaulting"; hint: take it there, or name another: see: grantbook show ONCE
    project-data/tasks.yaml:355:16 error partners/orphan "P-026" is of ONCE, which has withdrawn, and task T3.3 still counts on it; hint: name somebody else: grantbook set T3.3 assigned_to=…; all of it: grantbook partner leaves ONCE
    ! refused: nothing was changed
    [1]
    $ grantbook partner leaves ONCE
    ONCE holds (14)

    action A-021: owner P-026  Rewrite the fourth section of D3.2 in easy language
      grantbook set A-021 owner=…

    deliverable D3.3: lead ONCE  Kits for tutors
      grantbook set D3.3 lead=…

    deliverable D3.3: editor P-026  Kits for tutors
      grantbook set D3.3 editor=…

    deliverable D3.2: authors[2] P-026  Three training curricula for enablers, supporters and workers with support needs
      grantbook set D3.2 authors-=P-026 authors+=…

    deliverable D3.3: authors[0] P-026  Kits for tutors
      grantbook set D3.3 authors-=P-026 authors+=…

    mailing-list ML-001: members[20] P-026  Coordination
      grantbook set ML-001 members-=P-026 members+=…

    mailing-list ML-003: members[20] P-026  General assembly
      grantbook set ML-003 members-=P-026 members+=…

    mailing-list ML-005: members[20] P-027  Finances
      grantbook set ML-005 members-=P-027 members+=…

    risk R-013: owner P-026  The online course cannot be used with a screen reader
      grantbook set R-013 owner=…

    risk R-005: mitigation[1].responsible P-026  Languages
      grantbook set R-005 mitigation[1].responsible=…

    risk R-006: mitigation[1].responsible P-026  Curricula are not ready when the pilots begin
      grantbook set R-006 mitigation[1].responsible=…

    risk R-013: mitigation[0].responsible P-026  The online course cannot be used with a screen reader
      grantbook set R-013 mitigation[0].responsible=…

    task T3.3: lead ONCE  Kits for tutors
      grantbook set T3.3 lead=…

    task T3.3: assigned_to P-026  Kits for tutors
      grantbook set T3.3 assigned_to=…
    $ grantbook partner leaves R-001
    ! error: "R-001" is a risk, not a partner
    ! hint: see: grantbook list partners
    [2]
    `,
  );
  expect(lastCommit(book).files).toEqual(['project-data/partners.yaml']);
});
