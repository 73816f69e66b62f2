import { describe, expect, test } from 'vitest';
import { exampleBook, expectTranscript, git, lastCommit } from '../cli/sandbox.ts';

describe('a risk goes from its proposal to the issue it becomes', () => {
  const book = exampleBook();

  test('anyone proposes it, its owner assesses it, the board approves the response', async () => {
    await expectTranscript(
      book,
      `
    $ as ilze.rudzlapa@example.org grantbook add risk "The hall is closed" description="As the hall is being repaired, the final event has no place." origin=unforeseen category=external wps=WP8 likelihood=2 impact=4 owner=P-005 identified_by=P-022 identified_on=2023-11-20 -m "heard at the town hall"
    R-020 added (risk)
    ! committed OID  risk R-020: add
    $ grantbook risk assess R-020
    R-020 status: proposed → assessing
    ! committed OID  risk R-020: assess
    $ grantbook risk request-approval R-020 strategy=reduce
    project-data/risks.yaml:561:7 error risks/no-mitigation the level of R-020 is 8, yellow, and nothing is done about it; hint: grantbook set R-020 'mitigation+={"action":"…","responsible":"P-…","due":"…"}'
    ! refused: nothing was changed
    [1]
    $ grantbook risk request-approval R-020 strategy=reduce 'mitigation=[{"action":"Reserve a second hall","responsible":"P-005","due":"2024-01-31"}]'
    R-020 status: assessing → waiting_approval
    R-020 strategy: set to reduce
    R-020 mitigation: set to action: Reserve a second hall; responsible: P-005; due: 2024-01-31
    R-020 assessed_on: set to 2023-11-20
    ! committed OID  risk R-020: request approval
    $ as ilze.rudzlapa@example.org grantbook risk approve R-020
    project-data/risks.yaml:569:11 error lifecycle/not-your-role the step "approve" is for the coordinator or board_member: P-022 is not coordinator or board_member; hint: ask P-001, P-004, P-006, P-008, P-010, P-011 or one of 3 others
    ! refused: nothing was changed
    [1]
    $ grantbook risk approve R-020 -m "agreed at the steering committee"
    R-020 status: waiting_approval → approved
    R-020 approved_on: set to 2023-11-20
    R-020 reviewed_on: set to 2023-11-20
    ! committed OID  risk R-020: approve
    `,
    );
  });

  test('once it is red the steering committee sees it', async () => {
    await expectTranscript(
      book,
      `
    $ grantbook set R-020 likelihood=5
    project-data/risks.yaml:561:7 error risks/not-escalated the level of R-020 is 20, red, and it is not escalated; hint: tell SC, then: grantbook set R-020 escalated=true
    ! refused: nothing was changed
    [1]
    $ grantbook set R-020 likelihood=5 escalated=true
    R-020 likelihood: 2 → 5
    R-020 escalated: set to true
    ! committed OID  risk R-020: set likelihood, escalated
    $ grantbook validate
    project-data/risks.yaml:576:14 warning risks/not-on-agenda R-020 is red, and not among the risks of MTG-2024-02-01-SC, the next meeting of SC; hint: grantbook set MTG-2024-02-01-SC risks_discussed+=R-020
    ! N records in N registries: 0 errors, 1 warning
    $ grantbook set MTG-2024-02-01-SC risks_discussed+=R-020
    MTG-2024-02-01-SC risks_discussed: added R-020
    ! committed OID  meeting MTG-2024-02-01-SC: set risks_discussed
    $ grantbook risk top --since HEAD~1
       id     title                                      level  band    owner  trend
    1  R-006  Curricula are not ready when the pilots …  20     red     P-010  same
    2  R-020  The hall is closed                         20     red     P-005  same
    3  R-002  Deliverables come late                     12     yellow  P-003  same
    4  R-007  The learners of a pilot drop out           12     yellow  P-025  same
    5  R-012  Certifying bodies do not answer            12     yellow  P-016  same

    changed since HEAD~1 (0)
    $ grantbook risk matrix --ids
    likelihood  impact 1  impact 2      impact 3        impact 4        impact 5
    5           - yellow  - yellow      - yellow        R-020 red       - red
    4           - yellow  R-009 yellow  R-002 R-012 y…  - yellow        R-006 red
    3           - yellow  R-015 yellow  R-005 R-010 R…  R-007 yellow    - yellow
    2           - green   R-014 yellow  R-016 yellow    R-004 R-011 R…  R-008 yellow
    1           - green   - green       - yellow        - yellow        - yellow

    green 0 · yellow 15 · red 2
    `,
    );
  });

  test('it comes true, and is an issue in the same commit', async () => {
    await expectTranscript(
      book,
      `
    $ grantbook --today 2024-02-05 risk materialise R-020 -m "the hall stays closed until autumn"
    I-007 added (issue)
    R-020 status: approved → materialised
    ! committed OID  risk R-020: materialise
    $ grantbook --today 2024-02-05 show I-007
    issue I-007  The hall is closed
    Open  project-data/issues.yaml

    title: The hall is closed
    description: As the hall is being repaired, the final event has no place.
    category: external
    wps: WP8 (Dissemination and exploitation)
    status: open
    urgency: 4
    impact: 4
    size: 4
    risk: R-020 (The hall is closed)
    identified by: P-001 (Hanne Lindemaar, ENSIE)
    identified on: 2024-02-05
    logged on: 2024-02-05
    owner: P-005 (Cosmin Dellatorri, EASPD)
    assigned on: 2024-02-05

    worked out
      priority: 16
      age days: 0

    next steps
      grantbook move I-007 assign
          → open (by the coordinator, project officer or wp leader, or whoever is
          named in owner)
      grantbook move I-007 escalate
          → open (by the coordinator, project officer or wp leader, or whoever is
          named in owner)
      grantbook move I-007 postpone
          → postponed (by the coordinator, board member or wp leader)
      grantbook move I-007 resolve
          → resolved (by the coordinator or project officer, or whoever is named in
          owner or partner of its owner)
    $ git show --format=%B --no-patch
    risk R-020: materialise

    the hall stays closed until autumn

    Record: R-020
    Registry: risks
    Transition: approved -> materialised
    Record: I-007
    Registry: issues

    `,
    );
    expect(lastCommit(book).files).toEqual(['project-data/issues.yaml', 'project-data/risks.yaml']);
    expect(git(book, 'status', '--porcelain')).toBe('');
  });
});

test('what protects the register: foreseen risks stay, reviews come back, nothing closes without a reason', async () => {
  await expectTranscript(
    exampleBook(),
    `
    $ grantbook set R-004 title="Two partners leave"
    project-data/risks.yaml:126:10 error records/fixed "title" of R-004 does not change: it is fixed where "origin" is "foreseen"; hint: undo it: git diff HEAD -- project-data/risks.yaml
    ! refused: nothing was changed
    [1]
    $ grantbook risk approve R-017
    project-data/risks.yaml:510:11 error lifecycle/not-allowed risk R-017 cannot take the step "approve" from "proposed"; hint: from "proposed": grantbook move R-017 assess (to assessing)
    ! refused: nothing was changed
    [1]
    $ grantbook risk close R-014
    project-data/risks.yaml:430:7 error lifecycle/required-field risk R-014 is "closed" and has no "closing_reason"; hint: grantbook set R-014 closing_reason=…
    ! refused: nothing was changed
    [1]
    $ grantbook risk close R-014 closing_reason="The provider installs updates every month." -m "steering committee"
    R-014 status: approved → closed
    R-014 closing_reason: set to The provider installs updates every month.
    R-014 closed_on: set to 2023-11-20
    ! committed OID  risk R-014: close
    $ grantbook validate --today 2024-03-01 --format json | grep -o 'risks/[a-z-]*' | sort | uniq -c
          1 risks/approval-late
         12 risks/mitigation-overdue
         11 risks/review-overdue
    $ grantbook --today 2024-03-01 risk review R-012
    R-012 reviewed_on: 2023-10-12 → 2024-03-01
    ! committed OID  risk R-012: review
    $ grantbook validate --today 2024-03-01 --format json | grep -o 'risks/review-[a-z-]*' | sort | uniq -c
         10 risks/review-overdue
    `,
  );
});

test('what a risk says of a reported period is not taken out', async () => {
  await expectTranscript(
    exampleBook(),
    `
    $ grantbook set R-002 'state_of_play=[]'
    project-data/risks.yaml:79:18 error reporting/no-state-of-play R-002 was open in RP1 and has no state of play for it; hint: grantbook set R-002 'state_of_play+={"period":"RP1","applied_mitigation":true,"materialised":false,"comment":"…","date":"2022-12-31"}'
    ! refused: nothing was changed
    [1]
    `,
  );
});
