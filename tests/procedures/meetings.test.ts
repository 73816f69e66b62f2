import { describe, expect, test, vi } from 'vitest';
import { exampleBook, expectTranscript, git, replace } from '../cli/sandbox.ts';

/** Each command is a process of its own. */
vi.setConfig({ testTimeout: 300_000 });

describe('a meeting, from the first step to the last', () => {
  test('it is convened, held, contested and accepted; its decisions bind, its action is done', async () => {
    const book = exampleBook();
    await expectTranscript(
      book,
      `
      $ grantbook --today 2024-01-10 add action "Compare two printers" owner=P-028 due=2024-01-25 origin=DEC-012 -q
      A-032 added (action)
      $ grantbook --today 2024-01-15 meeting agenda MTG-2024-02-01-SC
      MTG-2024-02-01-SC agenda[2].risks: set to R-006
      MTG-2024-02-01-SC agenda[3]: added n: 4; title: Open actions; presenter: P-001; decision_required: false…
      MTG-2024-02-01-SC agenda[4]: added n: 5; title: Next meeting; presenter: P-001; decision_required: false
      ! committed OID  meeting MTG-2024-02-01-SC: fill the agenda
      $ grantbook --today 2024-01-17 meeting sent MTG-2024-02-01-SC notice n1@example.org --at 10:05 --to ENSIE
      project-data/meetings/MTG-2024-02-01-SC.yaml:55:5 error sends/not-to-all the notice did not go to all who get it: EASPD, EURICSE, IdeeInRete, SCF, NASO, ADV, JKU, RISE; hint: send it to them too and record it; without that, silence is no consent
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2024-01-17 meeting sent MTG-2024-02-01-SC notice n1@example.org --at 10:05
      MTG-2024-02-01-SC status: planned → convened
      MTG-2024-02-01-SC notice_sent_on: set to 2024-01-17
      MTG-2024-02-01-SC sends: set to what: notice; at: 2024-01-17T10:05:00+01:00; by: P-001; to: ENSIE, EA…
      ! committed OID  meeting MTG-2024-02-01-SC: convene
      $ grantbook --today 2024-01-25 meeting sent MTG-2024-02-01-SC agenda a1@example.org --at 09:30
      MTG-2024-02-01-SC status: convened → agenda_sent
      MTG-2024-02-01-SC sends[1]: added what: agenda; at: 2024-01-25T09:30:00+01:00; by: P-001; to: ENSIE, EA…
      MTG-2024-02-01-SC agenda_sent_on: set to 2024-01-25
      ! committed OID  meeting MTG-2024-02-01-SC: send agenda
      $ grantbook --today 2024-02-01 meeting minutes MTG-2024-02-01-SC --excused JKU --proxy RISE=ADV
      MTG-2024-02-01-SC agenda[2].minutes: set to - R-006, Curricula are not ready when the pilots begin: red (20)
      MTG-2024-02-01-SC agenda[3].minutes: set to - A-032, Compare two printers (SCF, due 2024-01-25): open
      MTG-2024-02-01-SC attendance: set to partner: ENSIE; person: P-001; mode: remote, partner: EASPD; person: …
      ! committed OID  meeting MTG-2024-02-01-SC: set attendance, agenda[2].minutes, agenda[3].minutes, risks_discussed
      $ grantbook --today 2024-02-01 meeting hold MTG-2024-02-01-SC
      MTG-2024-02-01-SC status: agenda_sent → held
      ! committed OID  meeting MTG-2024-02-01-SC: hold
      `,
    );
    await expectTranscript(
      book,
      `
      $ grantbook --today 2024-02-01 set MTG-2024-02-01-SC 'votes+={"item":2,"decision":"DEC-017","for":9,"against":0,"abstain":0}'
      project-data/meetings/MTG-2024-02-01-SC.yaml:95:10 error votes/too-many "9 for, 0 against, 0 abstain" are 9 votes; 8 members with a vote were present or represented; hint: correct the votes, or the attendance: a member has one vote, a proxy counts once, a partner in default has none
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2024-02-01 set MTG-2024-02-01-SC 'votes+={"item":2,"decision":"DEC-017","for":8,"against":0,"abstain":0}' -q
      MTG-2024-02-01-SC votes: set to item: 2; decision: DEC-017; for: 8; against: 0; abstain: 0
      $ grantbook --today 2024-02-01 set MTG-2024-02-01-SC 'agenda[0].noted_actions+={"text":"Send the tutors the calendar of the pilots","owner":"P-025","due":"2024-02-20"}' -q
      MTG-2024-02-01-SC agenda[0].noted_actions: set to text: Send the tutors the calendar of the pilots; owner: P-025; due: …
      $ grantbook --today 2024-02-01 set MTG-2024-02-01-SC 'agenda[1].noted_decisions+={"title":"Numbers are kept by the site","text":"The list of numbers stays at the site.","category":"governance","owner":"P-011","date_of_application":"2024-03-01"}' -q
      MTG-2024-02-01-SC agenda[1].noted_decisions: set to title: Numbers are kept by the site; text: The list of numbers stays …
      $ grantbook --today 2024-02-05 meeting sent MTG-2024-02-01-SC minutes m1@example.org --at 15:20
      project-data/decisions.yaml:362:7 error lifecycle/required-field decision DEC-017 is "taken" and has no "date"; hint: grantbook set DEC-017 date=…
      project-data/meetings/MTG-2024-02-01-SC.yaml:26:5 error meetings/not-taken the actions noted under "Start of the pilots" are not in the actions registry; hint: grantbook meeting take MTG-2024-02-01-SC
      project-data/meetings/MTG-2024-02-01-SC.yaml:37:5 error meetings/not-taken the decisions noted under "Forms without names" are not in the decisions registry; hint: grantbook meeting take MTG-2024-02-01-SC
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2024-02-05 meeting take MTG-2024-02-01-SC
      A-033 added (action)
      DEC-017 status: proposed → taken
      DEC-017 date: set to 2024-02-01
      DEC-017 votes: set to for: 8; against: 0; abstain: 0
      DEC-019 added (decision)
      MTG-2024-02-01-SC agenda[0].noted_actions: cleared (was text: Send the tutors the calendar of the pilots; owner: P-025; due: …)
      MTG-2024-02-01-SC agenda[0].actions: set to A-033
      MTG-2024-02-01-SC agenda[1].decisions: added DEC-019
      MTG-2024-02-01-SC agenda[1].noted_decisions: cleared (was title: Numbers are kept by the site; text: The list of numbers stays …)
      ! committed OID  meeting MTG-2024-02-01-SC: take decisions and actions
      $ git log -1 --format=%B
      meeting MTG-2024-02-01-SC: take decisions and actions

      Record: MTG-2024-02-01-SC
      Registry: meetings
      Record: A-033
      Registry: actions
      Record: DEC-019
      Registry: decisions
      Record: DEC-017
      Registry: decisions
      Transition: DEC-017 proposed -> taken

      $ grantbook --today 2024-02-05 meeting take MTG-2024-02-01-SC
      ! error: nothing is noted in MTG-2024-02-01-SC that is not in its registry
      ! hint: note them under their agenda items first (noted_decisions, noted_actions): grantbook edit MTG-2024-02-01-SC
      [2]
      $ as oriane.vasselin@example.org grantbook --today 2024-02-05 meeting sent MTG-2024-02-01-SC minutes m1@example.org --at 15:20
      DEC-019 status: proposed → taken
      MTG-2024-02-01-SC status: held → minutes_draft_sent
      MTG-2024-02-01-SC sends[2]: added what: minutes; at: 2024-02-05T15:20:00+01:00; by: P-003; to: ENSIE, E…
      MTG-2024-02-01-SC minutes_sent_on: set to 2024-02-05
      ! committed OID  meeting MTG-2024-02-01-SC: send minutes
      `,
    );
    await expectTranscript(
      book,
      `
      $ as ioana.crangasu@example.org grantbook --today 2024-02-09 meeting contest-minutes MTG-2024-02-01-SC 'minutes_objections=[{"partner":"ADV","date":"2024-02-09","text":"Item 1: the calendar is for Romania only."}]' -q
      MTG-2024-02-01-SC status: minutes_draft_sent → minutes_contested
      MTG-2024-02-01-SC minutes_objections: set to partner: ADV; date: 2024-02-09; text: Item 1: the calendar is for Rom…
      $ grantbook --today 2024-02-12 meeting accept-minutes MTG-2024-02-01-SC
      project-data/meetings/MTG-2024-02-01-SC.yaml:5:9 error lifecycle/not-allowed meeting MTG-2024-02-01-SC cannot take the step "accept_minutes" from "minutes_contested"; hint: from "minutes_contested": grantbook move MTG-2024-02-01-SC resend_minutes (to minutes_draft_sent)
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2024-02-12 set MTG-2024-02-01-SC 'minutes_objections[0].answer=The item now says so.' minutes_objections[0].outcome=corrected minutes_objections[0].resolved_on=2024-02-12 -q
      MTG-2024-02-01-SC minutes_objections[0].answer: set to The item now says so.
      MTG-2024-02-01-SC minutes_objections[0].outcome: set to corrected
      MTG-2024-02-01-SC minutes_objections[0].resolved_on: set to 2024-02-12
      $ grantbook --today 2024-02-12 meeting sent MTG-2024-02-01-SC minutes m2@example.org --at 09:10
      MTG-2024-02-01-SC status: minutes_contested → minutes_draft_sent
      MTG-2024-02-01-SC sends[3]: added what: minutes; at: 2024-02-12T09:10:00+01:00; by: P-001; to: ENSIE, E…
      MTG-2024-02-01-SC minutes_resent_on: set to 2024-02-12
      ! committed OID  meeting MTG-2024-02-01-SC: resend minutes
      $ grantbook --today 2024-02-12 set DEC-017 date_of_application=2024-02-27 -q
      DEC-017 date_of_application: set to 2024-02-27
      $ grantbook --today 2024-02-20 meeting accept-minutes MTG-2024-02-01-SC
      project-data/meetings/MTG-2024-02-01-SC.yaml:89:22 error time/too-early "2024-02-20" is 7 days too early for "minutes_accepted_on": at least 15 days after 2024-02-12 (minutes_resent_on) is 2024-02-27; hint: meetings.bodies.SC.objection_days is 15 in project.yaml: not before 2024-02-27; or say why: minutes_accepted_at: …
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2024-02-27 meeting accept-minutes MTG-2024-02-01-SC
      DEC-017 status: taken → binding
      DEC-017 binding_on: set to 2024-02-27
      DEC-019 status: taken → binding
      DEC-019 binding_on: set to 2024-02-27
      MTG-2024-02-01-SC status: minutes_draft_sent → minutes_accepted
      MTG-2024-02-01-SC minutes_accepted_on: set to 2024-02-27
      ! committed OID  meeting MTG-2024-02-01-SC: accept minutes
      $ grantbook --today 2024-02-28 meeting sent MTG-2024-02-01-SC accepted-minutes m3@example.org --at 10:00
      MTG-2024-02-01-SC sends[4]: added what: accepted_minutes; at: 2024-02-28T10:00:00+01:00; by: P-001; to:…
      MTG-2024-02-01-SC accepted_sent_on: set to 2024-02-28
      ! committed OID  meeting MTG-2024-02-01-SC: accepted minutes sent
      $ grantbook --today 2024-02-28 meeting archive MTG-2024-02-01-SC
      MTG-2024-02-01-SC status: minutes_accepted → archived
      ! committed OID  meeting MTG-2024-02-01-SC: archive
      $ grantbook --today 2024-02-28 action finish A-033 evidence="Mail of 19 February" -q
      A-033 status: open → done
      A-033 done_on: set to 2024-02-28
      A-033 evidence: set to Mail of 19 February
      $ grantbook --today 2024-03-01 decision apply DEC-017 -q
      DEC-017 status: binding → applied
      DEC-017 applied_on: set to 2024-03-01
      $ grantbook --today 2024-03-01 set DEC-019 text="The list may leave the site."
      project-data/decisions.yaml:397:9 error lifecycle/frozen "text" does not change while DEC-019 is "binding"; hint: from "binding": grantbook move DEC-019 apply (to applied) · grantbook move DEC-019 supersede (to superseded)
      ! refused: nothing was changed
      [1]
      $ grantbook validate
      project-data/risks.yaml:222:14 warning risks/not-on-agenda R-006 is red, and no meeting of SC is planned; hint: grantbook add meeting body=SC …
      ! N records in N registries: 0 errors, 1 warning
      $ git log --format=%s -- project-data/meetings/MTG-2024-02-01-SC.yaml
      meeting MTG-2024-02-01-SC: archive
      meeting MTG-2024-02-01-SC: accepted minutes sent
      meeting MTG-2024-02-01-SC: accept minutes
      meeting MTG-2024-02-01-SC: resend minutes
      meeting MTG-2024-02-01-SC: set minutes_objections[0].answer, minutes_ob…
      meeting MTG-2024-02-01-SC: contest minutes
      meeting MTG-2024-02-01-SC: send minutes
      meeting MTG-2024-02-01-SC: take decisions and actions
      meeting MTG-2024-02-01-SC: set agenda[1].noted_decisions
      meeting MTG-2024-02-01-SC: set agenda[0].noted_actions
      meeting MTG-2024-02-01-SC: set votes
      meeting MTG-2024-02-01-SC: hold
      meeting MTG-2024-02-01-SC: set attendance, agenda[2].minutes, agenda[3]…
      meeting MTG-2024-02-01-SC: send agenda
      meeting MTG-2024-02-01-SC: convene
      meeting MTG-2024-02-01-SC: fill the agenda
      init: make the book
      `,
    );
    expect(git(book, 'status', '--porcelain')).toBe('');
  });
});

describe('what the procedure protects', () => {
  test('only who may accepts; silence counts from the day the message went out', async () => {
    const book = exampleBook();
    await expectTranscript(
      book,
      `
      $ as spela.zorkovnik@example.org grantbook --today 2023-12-09 meeting accept-minutes MTG-2023-11-16-WP
      project-data/decisions.yaml:348:7 error lifecycle/required-field decision DEC-016 is "binding" and has no "date_of_application"; hint: grantbook set DEC-016 date_of_application=…
      project-data/decisions.yaml:353:11 error lifecycle/not-your-role the step "bind" is for the coordinator or board_member or project_officer or those named in "meeting.chair" or "meeting.minute_taker" or "written_procedure.chair": P-012 is not one of them; hint: ask P-001, P-004, P-006, P-008, P-010, P-011 or one of 5 others
      project-data/meetings/MTG-2023-11-16-WP.yaml:5:9 error lifecycle/not-your-role the step "accept_minutes" is for the coordinator or board_member or those named in "chair": P-012 is not one of them; hint: ask P-001, P-004, P-006, P-008, P-010, P-011 or one of 3 others
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2023-12-08 meeting accept-minutes MTG-2023-11-16-WP
      project-data/decisions.yaml:348:7 error lifecycle/required-field decision DEC-016 is "binding" and has no "date_of_application"; hint: grantbook set DEC-016 date_of_application=…
      project-data/meetings/MTG-2023-11-16-WP.yaml:73:22 error time/too-early "2023-12-08" is 1 day too early for "minutes_accepted_on": at least 15 days after 2023-11-24 (minutes_sent_on) is 2023-12-09; hint: meetings.bodies.WP.objection_days is 15 in project.yaml: not before 2023-12-09; or say why: minutes_accepted_at: …
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2023-12-09 meeting sent MTG-2023-11-16-WP minutes again@example.org --at 2023-12-12T10:00:00+01:00
      project-data/meetings/MTG-2023-11-16-WP.yaml:120:9 error sends/impossible-time "2023-12-12T10:00:00+01:00" is later than 2023-12-09, the day it is recorded; hint: write when the message was sent, as the mail program shows it
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2023-12-09 meeting sent MTG-2023-11-16-WP minutes again@example.org --at 2023-11-15T10:00:00+01:00
      project-data/meetings/MTG-2023-11-16-WP.yaml:120:9 error sends/impossible-time "2023-11-15T10:00:00+01:00" is before the meeting, which ended on 2023-11-16; hint: write when the message was sent, as the mail program shows it
      project-data/meetings/MTG-2023-11-16-WP.yaml:120:9 error sends/recorded-late "2023-11-15T10:00:00+01:00" is recorded on 2023-12-09 only, 24 days later; hint: meetings.record_days is 7 in project.yaml; say why in late_reason: …
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2023-12-09 set DEC-016 date_of_application=2023-12-09 -q
      DEC-016 date_of_application: set to 2023-12-09
      $ grantbook --today 2023-12-09 meeting accept-minutes MTG-2023-11-16-WP
      DEC-016 status: taken → binding
      DEC-016 binding_on: set to 2023-12-09
      MTG-2023-11-16-WP status: minutes_draft_sent → minutes_accepted
      MTG-2023-11-16-WP minutes_accepted_on: set to 2023-12-09
      ! committed OID  meeting MTG-2023-11-16-WP: accept minutes
      `,
    );
  });

  test('a hand edit is held to the same rules: minutes that were accepted, a record of a sending, a decision', async () => {
    const book = exampleBook();
    replace(book, 'project-data/meetings/MTG-2023-11-16-WP.yaml', [
      'at: "2023-11-24T15:20:00+01:00"',
      'at: "2023-11-24T08:00:00+01:00"',
    ]);
    replace(book, 'project-data/meetings/MTG-2023-10-12-GA.yaml', [
      'partners translate the forms (DEC-013)',
      'partners translate it (DEC-013)',
    ]);
    replace(book, 'project-data/decisions.yaml', [
      'A pilot is held in each of',
      'A pilot may be held in some of',
    ]);
    await expectTranscript(
      book,
      `
      $ grantbook --today 2023-12-01 save -m "small corrections"
      project-data/decisions.yaml:258:9 error lifecycle/frozen "text" does not change while DEC-012 is "binding"; hint: from "binding": grantbook move DEC-012 apply (to applied) · grantbook move DEC-012 supersede (to superseded)
      project-data/meetings/MTG-2023-10-12-GA.yaml:21:3 error lifecycle/frozen "agenda" does not change while MTG-2023-10-12-GA is "minutes_accepted"; hint: from "minutes_accepted": grantbook move MTG-2023-10-12-GA archive (to archived)
      project-data/meetings/MTG-2023-11-16-WP.yaml:104:5 error sends/changed the sending of "2023-11-24T15:20:00+01:00" (20231124-1520.minutes.MTG-2023-11-16-WP@example.org) is not as it was recorded; hint: restore it; what was sent again, or to others, is an entry of its own
      ! refused: nothing was changed
      [1]
      `,
    );
  });

  test('without a quorum nothing is decided; the minutes say so', async () => {
    const book = exampleBook();
    await expectTranscript(
      book,
      `
      $ grantbook --today 2024-01-17 meeting sent MTG-2024-02-01-SC notice n1@example.org --at 10:05 -q > /dev/null
      $ grantbook --today 2024-01-25 meeting agenda MTG-2024-02-01-SC -q > /dev/null
      $ grantbook --today 2024-01-25 meeting sent MTG-2024-02-01-SC agenda a1@example.org --at 09:30 -q > /dev/null
      $ grantbook --today 2024-02-01 meeting minutes MTG-2024-02-01-SC --absent SCF,NASO,ADV,RISE -q > /dev/null
      $ grantbook --today 2024-02-01 meeting hold MTG-2024-02-01-SC -q
      MTG-2024-02-01-SC status: agenda_sent → held
      $ grantbook --today 2024-02-01 show MTG-2024-02-01-SC | grep -A1 "quorum:"
        quorum: 5 of 9, 6 needed
        missing: SCF, NASO, ADV, RISE
      $ grantbook --today 2024-02-01 set MTG-2024-02-01-SC 'votes+={"item":2,"decision":"DEC-017","for":5,"against":0,"abstain":0}' -q
      MTG-2024-02-01-SC votes: set to item: 2; decision: DEC-017; for: 5; against: 0; abstain: 0
      $ grantbook --today 2024-02-02 meeting take MTG-2024-02-01-SC
      project-data/meetings/MTG-2024-02-01-SC.yaml:32:9 error meetings/no-quorum "DEC-017" was decided without a quorum: 5 of 9 members were there, 6 are needed; hint: missing: SCF, NASO, ADV, RISE; hold the meeting again, or decide in writing: grantbook add written-procedure
      ! refused: nothing was changed
      [1]
      `,
    );
  });

  test('a decision without a meeting: the text, ten days, each answer, the outcome as the answers make it', async () => {
    const book = exampleBook();
    await expectTranscript(
      book,
      `
      $ grantbook --today 2023-12-01 set WRP-002 respond_by=2023-12-09 -q
      WRP-002 respond_by: set to 2023-12-09
      $ grantbook --today 2023-12-01 written-procedure sent WRP-002 proposal p1@example.org --at 09:00
      project-data/written-procedures.yaml:167:15 error time/too-early "2023-12-09" is 2 days too early for "respond_by": at least 10 days after 2023-12-01 (sent_on) is 2023-12-11; hint: written_procedure.response_days is 10 in project.yaml: not before 2023-12-11
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2023-12-01 set WRP-002 respond_by=2023-12-11 -q
      WRP-002 respond_by: 2023-12-09 → 2023-12-11
      $ grantbook --today 2023-12-01 written-procedure sent WRP-002 proposal p1@example.org --at 09:00
      DEC-019 added (decision)
      WRP-002 status: draft → open
      WRP-002 sent_on: set to 2023-12-01
      WRP-002 sends: set to what: proposal; at: 2023-12-01T09:00:00+01:00; by: P-001; to: ENSIE, …
      ! committed OID  written-procedure WRP-002: open
      $ for p in ENSIE EASPD SCF ADV; do grantbook --today 2023-12-05 written-procedure answer WRP-002 $p for -q > /dev/null; done
      $ grantbook --today 2023-12-05 written-procedure answer WRP-002 SCF against
      project-data/written-procedures.yaml:192:16 error votes/twice "SCF" has answered already; hint: a member has one vote: keep the answer that counts
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2023-12-05 written-procedure answer WRP-002 FEI for
      project-data/written-procedures.yaml:192:16 error votes/not-a-voter "FEI" has no vote in SC; hint: members with a vote: ENSIE, EASPD, EURICSE, IdeeInRete, SCF, NASO, ADV, JKU, RISE
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2023-12-11 written-procedure sent WRP-002 outcome p2@example.org --at 18:00
      project-data/written-procedures.yaml:197:20 error votes/closed-early "2023-12-11": members could answer until 2023-12-11, and some had not: EURICSE, IdeeInRete, NASO, JKU, RISE; hint: wait for the last day, or for the last answer
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2023-12-11 written-procedure answer WRP-002 NASO for --channel letter -q
      WRP-002 ballots[4]: added partner: NASO; vote: for; answered_on: 2023-12-11; channel: letter
      $ grantbook --today 2023-12-12 show WRP-002 | grep -A2 "worked out"
      worked out
        result: 5 of 9 members in favour, 5 needed
        missing: EURICSE, IdeeInRete, JKU, RISE
      $ grantbook --today 2023-12-12 written-procedure sent WRP-002 outcome p2@example.org --at 10:00
      DEC-019 status: proposed → taken
      DEC-019 date: set to 2023-12-12
      DEC-019 votes: set to for: 5; against: 0; abstain: 0; no_vote: 4
      WRP-002 status: open → agreed
      WRP-002 sends[1]: added what: outcome; at: 2023-12-12T10:00:00+01:00; by: P-001; to: ENSIE, E…
      WRP-002 outcome_sent_on: set to 2023-12-12
      ! committed OID  written-procedure WRP-002: agree
      $ grantbook --today 2023-12-20 decision bind DEC-019 date_of_application=2024-01-01
      project-data/decisions.yaml:401:15 error time/too-early "2023-12-20" is 7 days too early for "binding_on": at least 15 days after 2023-12-12 (written_procedure.outcome_sent_on) is 2023-12-27; hint: written_procedure.veto_days is 15 in project.yaml: not before 2023-12-27
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2023-12-27 decision bind DEC-019 date_of_application=2024-01-01
      DEC-019 status: taken → binding
      DEC-019 binding_on: set to 2023-12-27
      DEC-019 date_of_application: set to 2024-01-01
      ! committed OID  decision DEC-019: bind
      `,
    );
  });

  test('wrong requests say what to do', async () => {
    await expectTranscript(
      exampleBook(),
      `
      $ grantbook meeting agenda D1.1
      ! error: "D1.1" is a deliverable, not a meeting
      ! hint: see: grantbook list meetings
      [2]
      $ grantbook meeting agenda MTG-2023-10-12-GA
      ! error: the agenda of MTG-2023-10-12-GA is not filled any more: the meeting is "minutes_accepted"
      ! hint: an item that comes later is added by hand, with added_on: grantbook edit MTG-2023-10-12-GA
      [2]
      $ grantbook meeting minutes MTG-2024-02-01-SC
      ! error: the minutes of MTG-2024-02-01-SC are not begun while it is "planned"
      ! hint: they are filled once the agenda is sent, until they are sent themselves
      [2]
      $ grantbook meeting take MTG-2024-02-01-SC
      ! error: decisions and actions of MTG-2024-02-01-SC are not taken while it is "planned"
      ! hint: grantbook move MTG-2024-02-01-SC hold, once it was held
      [2]
      $ grantbook meeting sent MTG-2024-02-01-SC notice n1@example.org
      ! error: when was it sent?
      ! hint: for example: --at 10:05
      [2]
      $ grantbook meeting sent MTG-2024-02-01-SC menu n1@example.org --at 10:05
      ! error: "menu" is not sent for a meeting
      ! hint: one of: notice, agenda, minutes, accepted_minutes
      [2]
      $ grantbook meeting sent MTG-2024-10-17-EV notice n1@example.org --at 10:05
      ! error: to whom was it sent? EV has no fixed members
      ! hint: name the partners: --to ENSIE,EASPD
      [2]
      $ as nobody@example.org grantbook meeting sent MTG-2024-02-01-SC notice n1@example.org --at 10:05
      ! error: who sent it?
      ! hint: you are not in the people registry: --by P-001
      [2]
      $ grantbook written-procedure answer WRP-001 SCF for
      ! error: WRP-001 takes no answers: it is "agreed"
      ! hint: see its steps: grantbook show WRP-001
      [2]
      `,
    );
  });
});
