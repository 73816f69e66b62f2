import { describe, test } from 'vitest';
import { exampleBook, expectTranscript } from '../cli/sandbox.ts';

describe('progress reporting', () => {
  test('a period from the call to the lock', async () => {
    const book = exampleBook();
    await expectTranscript(
      book,
      `
      $ as oriane.vasselin@example.org grantbook set RP2.2 asked_partners=SCF,ONCE asked_work_packages=WP3 -m "an example with two partners"
      RP2.2 asked_partners: set to SCF, ONCE
      RP2.2 asked_work_packages: set to WP3
      ! committed OID  reporting-period RP2.2: set asked_partners, asked_work_packages
      $ as oriane.vasselin@example.org grantbook --today 2023-12-15 report open RP2.2
      PR-2.2-ALL added (progress-report)
      PR-2.2-ONCE added (progress-report)
      PR-2.2-SCF added (progress-report)
      PR-2.2-WP3 added (progress-report)
      RP2.2 status: open → collecting
      RP2.2 called_on: set to 2023-12-15
      ! committed OID  reporting-period RP2.2: open
      $ cat project-data/progress-reports/PR-2.2-SCF.yaml
      id: PR-2.2-SCF
      title: SCF, July to December 2023
      period: RP2.2
      level: partner
      partner: SCF
      responsible: P-010
      status: expected
      tasks:
        - task: T3.2
          percent_complete: 90
        - task: T3.4
          percent_complete: 45
      outlook:
        - deliverable: D3.2
          outlook: late
        - deliverable: D3.4
          outlook: on_track
      effort:
        - wp: WP3
          planned_pm: 6.67
          used_pm: 0
        - wp: WP4
          planned_pm: 3.43
          used_pm: 0
      $ as oriane.vasselin@example.org grantbook --today 2023-12-15 report open RP2.2
      ! nothing to change: it says so already
      `,
    );
    await expectTranscript(
      book,
      `
      $ as sabina.toldoverri@example.org grantbook add timesheet title="P-010, July to December 2023" period=RP2.2 person=P-010 partner=SCF 'lines=[{"month":"M31","wp":"WP3","task":"T3.2","category":"researcher","amount":17,"unit":"days"},{"month":"M33","wp":"WP3","task":"T3.2","category":"researcher","amount":18,"unit":"days"}]'
      TS-2.2-010 added (timesheet)
      ! committed OID  timesheet TS-2.2-010: add
      $ as sabina.toldoverri@example.org grantbook --today 2024-01-05 timesheet submit TS-2.2-010
      TS-2.2-010 status: draft → submitted
      TS-2.2-010 signed_by: set to P-010
      TS-2.2-010 signed_on: set to 2024-01-05
      ! committed OID  timesheet TS-2.2-010: submit
      $ as sabina.toldoverri@example.org grantbook --today 2024-01-05 timesheet validate TS-2.2-010
      project-data/effort/TS-2.2-010.yaml:19:9 error lifecycle/not-your-role the step "validate" is for the coordinator or financial: P-010 is not coordinator or financial; hint: ask P-001, P-002, P-008, P-011, P-012, P-013 or one of 30 others
      project-data/effort/TS-2.2-010.yaml:19:9 error lifecycle/own-work the step "validate" is not for those named in "person": P-010 is one of them; hint: ask somebody else to run: grantbook move TS-2.2-010 validate
      project-data/effort/TS-2.2-010.yaml:22:15 error roles/not-independent "P-010" stands in "person" as well; hint: name somebody else: grantbook set TS-2.2-010 validated_by=…
      ! refused: nothing was changed
      [1]
      $ as bastien.corvelle@example.org grantbook --today 2024-01-08 timesheet validate TS-2.2-010
      TS-2.2-010 status: submitted → validated
      TS-2.2-010 validated_by: set to P-002
      ! committed OID  timesheet TS-2.2-010: validate
      $ as sabina.toldoverri@example.org grantbook --today 2024-01-08 progress-report start PR-2.2-SCF
      PR-2.2-SCF status: expected → draft
      ! committed OID  progress-report PR-2.2-SCF: start
      $ as sabina.toldoverri@example.org grantbook --today 2024-01-08 report refresh PR-2.2-SCF
      PR-2.2-SCF effort[0].used_pm: 0 → 1.94
      PR-2.2-SCF rag: set to time: red; cost: red; scope: green; risk: red
      ! committed OID  progress-report PR-2.2-SCF: refresh
      $ as sabina.toldoverri@example.org grantbook --today 2024-01-09 progress-report submit PR-2.2-SCF
      project-data/progress-reports/PR-2.2-SCF.yaml:11:3 error reporting/task-not-covered PR-2.2-SCF says nothing of T3.2, T3.4, active in RP2.2; hint: write a summary of each: grantbook set PR-2.2-SCF 'tasks+={"task":"T3.2","summary":"…"}', or grantbook edit PR-2.2-SCF
      project-data/progress-reports/PR-2.2-SCF.yaml:23:14 error reporting/no-deviation SCF in WP3 used 1.94 of 6.67 person-months (-71 %), and PR-2.2-SCF has no deviation that says why; hint: grantbook set PR-2.2-SCF 'deviations+={"what":"…","reason":"…","corrective":"…"}'
      ! refused: nothing was changed
      [1]
      $ as sabina.toldoverri@example.org grantbook --today 2024-01-09 set PR-2.2-SCF tasks[0].summary="The section in easy language was rewritten." tasks[1].summary="Units one to four are online." outlook[0].forecast=2024-01-20 outlook[1].forecast=2024-01-31 'deviations=[{"what":"D3.2 and D3.4 come late","reason":"The reviewer asked for a section in easy language","corrective":"A writer was found by ONCE"}]' -m "report of SCF"
      PR-2.2-SCF tasks[0].summary: set to The section in easy language was rewritten.
      PR-2.2-SCF tasks[1].summary: set to Units one to four are online.
      PR-2.2-SCF outlook[0].forecast: set to 2024-01-20
      PR-2.2-SCF outlook[1].forecast: set to 2024-01-31
      PR-2.2-SCF deviations: set to what: D3.2 and D3.4 come late; reason: The reviewer asked for a secti…
      ! committed OID  progress-report PR-2.2-SCF: set tasks[0].summary, tasks[1].summary, outlook[0].forecast, outlook[1].forecast, deviations
      $ as sabina.toldoverri@example.org grantbook --today 2024-01-09 report refresh PR-2.2-SCF
      ! nothing to change: it says so already
      $ as sabina.toldoverri@example.org grantbook --today 2024-01-09 progress-report submit PR-2.2-SCF
      PR-2.2-SCF status: draft → submitted
      PR-2.2-SCF submitted_on: set to 2024-01-09
      PR-2.2-SCF submitted_by: set to P-010
      ! committed OID  progress-report PR-2.2-SCF: submit
      $ grantbook --today 2024-01-16 report missing RP2.2
      report       state     due         days    waits for      reminder
      PR-2.2-ONCE  expected  2024-01-10  6 late  P-026 (ONCE)   escalate
      PR-2.2-WP3   expected  2024-01-17  in 1    P-010 (SCF)
      PR-2.2-ALL   expected  2024-01-24  in 8    P-003 (ENSIE)
      [1]
      $ as sabina.toldoverri@example.org grantbook --today 2024-01-16 progress-report check PR-2.2-SCF
      project-data/progress-reports/PR-2.2-SCF.yaml:7:9 error lifecycle/own-work the step "check" is not for those named in "submitted_by": P-010 is one of them; hint: ask somebody else to run: grantbook move PR-2.2-SCF check
      project-data/progress-reports/PR-2.2-SCF.yaml:11:13 error roles/not-independent "P-010" stands in "submitted_by" as well; hint: name somebody else: grantbook set PR-2.2-SCF checked_by=…
      ! refused: nothing was changed
      [1]
      $ as gerlinde.hofstattner@example.org grantbook --today 2024-01-16 progress-report check PR-2.2-SCF
      PR-2.2-SCF status: submitted → checked
      PR-2.2-SCF checked_on: set to 2024-01-16
      PR-2.2-SCF checked_by: set to P-016
      ! committed OID  progress-report PR-2.2-SCF: check
      $ as hanne.lindemaar@example.org grantbook --today 2024-01-16 progress-report return PR-2.2-SCF
      project-data/progress-reports/PR-2.2-SCF.yaml:1:5 error lifecycle/required-field progress-report PR-2.2-SCF is "returned" and has no "return_reason"; hint: grantbook set PR-2.2-SCF return_reason=…
      ! refused: nothing was changed
      [1]
      $ as hanne.lindemaar@example.org grantbook --today 2024-01-17 progress-report accept PR-2.2-SCF
      PR-2.2-SCF status: checked → accepted
      PR-2.2-SCF accepted_on: set to 2024-01-17
      ! committed OID  progress-report PR-2.2-SCF: accept
      `,
    );
    await expectTranscript(
      book,
      `
      $ as sabina.toldoverri@example.org grantbook --today 2024-01-17 report consolidate RP2.2 WP3
      project-data/progress-reports/PR-2.2-ONCE.yaml:7:9 error reporting/not-in PR-2.2-ONCE is "expected": what it says cannot be consolidated yet; hint: from "expected": grantbook move PR-2.2-ONCE start (to draft) · grantbook move PR-2.2-ONCE declare_missing (to missing)
      ! refused: nothing was changed
      [1]
      $ as hanne.lindemaar@example.org grantbook --today 2024-01-17 progress-report declare_missing PR-2.2-ONCE missing_reason="no answer to three reminders; taken to the steering committee"
      PR-2.2-ONCE status: expected → missing
      PR-2.2-ONCE missing_reason: set to no answer to three reminders; taken to the steering committee
      ! committed OID  progress-report PR-2.2-ONCE: declare missing
      $ as sabina.toldoverri@example.org grantbook --today 2024-01-17 report consolidate RP2.2 WP3
      PR-2.2-WP3 status: expected → draft
      PR-2.2-WP3 tasks[0].summary: set to SCF: The section in easy language was rewritten.
      PR-2.2-WP3 tasks[2].summary: set to SCF: Units one to four are online.
      PR-2.2-WP3 outlook[0].forecast: set to 2024-01-20
      PR-2.2-WP3 outlook[2].forecast: set to 2024-01-31
      PR-2.2-WP3 effort[0].used_pm: 0 → 1.94
      PR-2.2-WP3 deviations: set to what: D3.2 and D3.4 come late; reason: The reviewer asked for a secti…
      PR-2.2-WP3 rag: set to time: red; cost: red; scope: green; risk: red
      ! committed OID  progress-report PR-2.2-WP3: consolidate
      $ cat project-data/progress-reports/PR-2.2-WP3.yaml
      id: PR-2.2-WP3
      title: WP3, July to December 2023
      period: RP2.2
      level: wp
      wp: WP3
      responsible: P-010
      status: draft
      tasks:
        - task: T3.2
          percent_complete: 90
          summary: "SCF: The section in easy language was rewritten."
        - task: T3.3
          percent_complete: 70
        - task: T3.4
          percent_complete: 45
          summary: "SCF: Units one to four are online."
      outlook:
        - deliverable: D3.2
          outlook: late
          forecast: 2024-01-20
        - deliverable: D3.3
          outlook: on_track
        - deliverable: D3.4
          outlook: on_track
          forecast: 2024-01-31
      effort:
        - partner: SCF
          planned_pm: 6.67
          used_pm: 1.94
        - partner: JKU
          planned_pm: 2.67
          used_pm: 0
        - partner: UNIZG
          planned_pm: 2
          used_pm: 0
        - partner: ONCE
          planned_pm: 2.33
          used_pm: 0
        - partner: ADV
          planned_pm: 2.33
          used_pm: 0
        - partner: SWR
          planned_pm: 2
          used_pm: 0
      deviations:
        - what: D3.2 and D3.4 come late
          reason: The reviewer asked for a section in easy language
          corrective: A writer was found by ONCE
          reported_in: PR-2.2-SCF
      rag:
        time: red
        cost: red
        scope: green
        risk: red
      $ as sabina.toldoverri@example.org grantbook --today 2024-01-17 set PR-2.2-WP3 tasks[1].summary="Four of five sheets of the kit are written." 'deviations+={"what":"Five partners have sent no timesheets","reason":"They were not asked in this example","corrective":"They send them in January"}'
      PR-2.2-WP3 tasks[1].summary: set to Four of five sheets of the kit are written.
      PR-2.2-WP3 deviations[1]: added what: Five partners have sent no timesheets; reason: They were not as…
      ! committed OID  progress-report PR-2.2-WP3: set tasks[1].summary, deviations
      $ as sabina.toldoverri@example.org grantbook --today 2024-01-17 progress-report submit PR-2.2-WP3
      PR-2.2-WP3 status: draft → submitted
      PR-2.2-WP3 submitted_on: set to 2024-01-17
      PR-2.2-WP3 submitted_by: set to P-010
      ! committed OID  progress-report PR-2.2-WP3: submit
      $ as oriane.vasselin@example.org grantbook --today 2024-01-18 report consolidate RP2.2
      project-data/progress-reports/PR-2.2-WP3.yaml:7:9 error reporting/not-in PR-2.2-WP3 is "submitted": what it says cannot be consolidated yet; hint: from "submitted": grantbook move PR-2.2-WP3 check (to checked) · grantbook move PR-2.2-WP3 accept (to accepted) · grantbook move PR-2.2-WP3 return (to returned)
      ! refused: nothing was changed
      [1]
      $ as hanne.lindemaar@example.org grantbook --today 2024-01-19 progress-report accept PR-2.2-WP3
      PR-2.2-WP3 status: submitted → accepted
      PR-2.2-WP3 accepted_on: set to 2024-01-19
      ! committed OID  progress-report PR-2.2-WP3: accept
      $ as oriane.vasselin@example.org grantbook --today 2024-01-22 report consolidate RP2.2
      PR-2.2-ALL status: expected → draft
      PR-2.2-ALL outlook: set to deliverable: D3.2; outlook: late; forecast: 2024-01-20, deliverable: …
      PR-2.2-ALL effort: set to wp: WP3; partner: SCF; planned_pm: 6.67; used_pm: 1.94, wp: WP4; part…
      PR-2.2-ALL deviations: set to what: D3.2 and D3.4 come late; reason: The reviewer asked for a secti…
      PR-2.2-ALL rag: set to time: red; cost: red; scope: green; risk: red
      PR-2.2-ALL work_packages: set to wp: WP3; percent_complete: 68; planned_pm: 18; used_pm: 1.94; rag: red
      PR-2.2-ALL milestones: set to milestone: MS10; status: postponed; forecast: 2023-12-31
      PR-2.2-ALL late_items: set to record: D3.2; due: 2023-10-31, record: D3.3; due: 2023-12-31, record:…
      PR-2.2-ALL top_risks: set to risk: R-006; level: 20, risk: R-002; level: 12, risk: R-007; level: 1…
      ! committed OID  progress-report PR-2.2-ALL: consolidate
      $ as oriane.vasselin@example.org grantbook --today 2024-01-22 progress-report submit PR-2.2-ALL
      PR-2.2-ALL status: draft → submitted
      PR-2.2-ALL submitted_on: set to 2024-01-22
      PR-2.2-ALL submitted_by: set to P-003
      ! committed OID  progress-report PR-2.2-ALL: submit
      `,
    );
    await expectTranscript(
      book,
      `
      $ as oriane.vasselin@example.org grantbook --today 2024-01-24 report ready RP2.2
      project-data/progress-reports/PR-2.2-ALL.yaml:6:9 error lifecycle/open-record progress-report PR-2.2-ALL is "submitted", not "accepted" or "missing"; hint: grantbook move PR-2.2-ALL accept
      project-data/reporting-periods.yaml:70:7 error schema/required "discussed_at" is missing; hint: add a line "discussed_at: …"
      project-data/reporting-periods.yaml:80:11 error lifecycle/needs-record reporting-period RP2.2 is "locked" and has no progress-report that is "accepted"; hint: grantbook move PR-2.2-ALL accept
      [1]
      $ as hanne.lindemaar@example.org grantbook --today 2024-01-24 progress-report accept PR-2.2-ALL
      PR-2.2-ALL status: submitted → accepted
      PR-2.2-ALL accepted_on: set to 2024-01-24
      ! committed OID  progress-report PR-2.2-ALL: accept
      $ as oriane.vasselin@example.org grantbook --today 2024-01-24 reporting-period lock RP2.2 discussed_at=MTG-2024-02-01-SC
      project-data/effort/TS-2.2-010.yaml:19:9 error lifecycle/not-your-role the step "close" is for the coordinator: P-003 is not coordinator; hint: ask P-001
      project-data/reporting-periods.yaml:80:11 error lifecycle/not-your-role the step "lock" is for the coordinator: P-003 is not coordinator; hint: ask P-001
      ! refused: nothing was changed
      [1]
      $ as hanne.lindemaar@example.org grantbook --today 2024-02-02 reporting-period lock RP2.2 discussed_at=MTG-2024-02-01-SC
      project-data/reporting-periods.yaml:83:14 error time/too-late "2024-02-02" is 3 days too late for "locked_on": at most 30 days after 2023-12-31 (ends_on) is 2024-01-30; hint: reporting.steps.internal.lock_days is 30 in project.yaml: by 2024-01-30; or say why: late_reason: …
      ! refused: nothing was changed
      [1]
      $ as hanne.lindemaar@example.org grantbook --today 2024-02-02 reporting-period lock RP2.2 discussed_at=MTG-2024-02-01-SC late_reason="the committee met on 1 February"
      TS-2.2-010 status: validated → closed
      RP2.2 status: collecting → locked
      RP2.2 discussed_at: set to MTG-2024-02-01-SC
      RP2.2 locked_on: set to 2024-02-02
      RP2.2 late_reason: set to the committee met on 1 February
      ! committed OID  reporting-period RP2.2: lock
      $ as sabina.toldoverri@example.org grantbook --today 2024-02-05 set PR-2.2-SCF spent=9000
      project-data/progress-reports/PR-2.2-SCF.yaml:3:9 error lifecycle/frozen-by progress-report PR-2.2-SCF does not change: reporting-period RP2.2 was "locked" before; hint: undo it: git diff HEAD -- project-data/progress-reports/PR-2.2-SCF.yaml
      project-data/progress-reports/PR-2.2-SCF.yaml:34:8 error lifecycle/frozen "spent" does not change while PR-2.2-SCF is "accepted"; hint: from "accepted": grantbook move PR-2.2-SCF return (to returned)
      ! refused: nothing was changed
      [1]
      $ as sabina.toldoverri@example.org grantbook --today 2024-02-05 timesheet return TS-2.2-010 return_reason="a day is missing"
      project-data/effort/TS-2.2-010.yaml:19:9 error lifecycle/not-allowed timesheet TS-2.2-010 cannot take the step "return" from "closed"; hint: "closed" is a last state: no step leads on
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2024-02-05 report missing RP2.2
      report       state    due         days     waits for     reminder
      PR-2.2-ONCE  missing  2024-01-10  26 late  P-026 (ONCE)
      [1]
      $ grantbook log PR-2.2-SCF | head -12
      2023-11-20  Hanne Lindemaar  changed: checked → accepted  OID
        accepted_on: set to 2024-01-17
      2023-11-20  Hanne Lindemaar  changed: submitted → checked  OID
        checked_on: set to 2024-01-16
        checked_by: set to P-016
      2023-11-20  Hanne Lindemaar  changed: draft → submitted  OID
        submitted_on: set to 2024-01-09
        submitted_by: set to P-010
      2023-11-20  Hanne Lindemaar  changed  OID
        “report of SCF”
        tasks[0].summary: set to The section in easy language was rewritten.
        tasks[1].summary: set to Units one to four are online.
      `,
    );
  }, 600_000);

  test('what the final report still needs', async () => {
    await expectTranscript(
      exampleBook(),
      `
      $ grantbook report ready RP2.1
      ! RP2.1 is "locked" already
      $ grantbook --today 2025-01-20 report ready RP2 | grep -E 'AC-007|D3.4 was|R-006|quality|RP2.3 |no report' | sed 's/:[0-9]*:[0-9]*//'
      project-data/audit-checklist.yaml error lifecycle/open-record audit-item AC-007 is "missing", not "complete"; hint: grantbook move AC-007 complete
      project-data/deliverables/D3.4.yaml error reporting/no-justification D3.4 was due on 2023-12-31, in RP2, and is not submitted, without a reason; hint: the report to the funder asks why: grantbook set D3.4 late_justification="…"
      project-data/reporting-periods.yaml error schema/required "quality_read_on" is missing; hint: add a line "quality_read_on: …"
      project-data/reporting-periods.yaml error reporting/no-report RP2 is "locked" and has no report of ENSIE, EASPD, EURICSE, IdeeInRete, SCF, ArbeitPlus, JKU, Lichtwerk, RES, NASO, UNIZG, ACT, FEI, EvZin, LSUA, DeOmslag, SWR, RISE, ADV, SENT, ONCE, WP3, WP4, WP5, WP6, WP7, WP8, WP9, WP10; hint: add them, filled in as far as known: grantbook report open RP2
      project-data/reporting-periods.yaml error lifecycle/open-record reporting-period RP2.3 is "open", not "locked"; hint: grantbook move RP2.3 collect
      project-data/risks.yaml error reporting/no-state-of-play R-006 was open in RP2 and has no state of play for it; hint: grantbook set R-006 'state_of_play+={"period":"RP2","applied_mitigation":true,"materialised":false,"comment":"…","date":"2024-12-31"}'
      $ grantbook report ready RP2.1 --json
      ! RP2.1 is "locked" already
      $ grantbook report ready D1.1
      ! error: "D1.1" is a deliverable, not a reporting period
      ! hint: see: grantbook list reporting-periods
      [2]
      $ grantbook report consolidate RP2.2
      ! error: there is no report PR-2.2-ALL yet
      ! hint: call for the reports first: grantbook report open RP2.2
      [2]
      $ grantbook report missing RP2.1
      ! every report is in
      $ grantbook move RP2.2 collect
      project-data/reporting-periods.yaml:78:11 error reporting/no-report RP2.2 is "collecting" and has no report of ENSIE, EASPD, EURICSE, IdeeInRete, SCF, ArbeitPlus, JKU, Lichtwerk, RES, NASO, UNIZG, ACT, FEI, EvZin, LSUA, DeOmslag, SWR, RISE, ADV, SENT, ONCE, WP3, WP4, WP5, WP6, WP7, WP8, WP9, WP10; hint: add them, filled in as far as known: grantbook report open RP2.2
      ! refused: nothing was changed
      [1]
      $ grantbook move RP2.1 collect
      project-data/reporting-periods.yaml:60:11 error lifecycle/not-allowed reporting-period RP2.1 cannot take the step "collect" from "locked"; hint: from "locked": grantbook move RP2.1 unlock (to collecting) · grantbook move RP2.1 submit (to submitted)
      ! refused: nothing was changed
      [1]
      $ grantbook report open RP2.1
      project-data/reporting-periods.yaml:60:11 error lifecycle/not-allowed reports are called for while a period is "open" or "collecting"; RP2.1 is "locked"; hint: from "locked": grantbook move RP2.1 unlock (to collecting) · grantbook move RP2.1 submit (to submitted)
      ! refused: nothing was changed
      [1]
      $ grantbook report refresh PR-2.1-SCF
      project-data/progress-reports/PR-2.1-SCF.yaml:9:9 error lifecycle/not-allowed PR-2.1-SCF is "accepted": its figures stay as they were sent; hint: from "accepted": grantbook move PR-2.1-SCF return (to returned)
      ! refused: nothing was changed
      [1]
      `,
    );
  }, 600_000);

  test('a report as a document, the same on every run', async () => {
    await expectTranscript(
      exampleBook(),
      `
      $ grantbook render progress-report PR-2.1-ALL && grantbook render progress-report PR-2.1-ALL --check
      build/B-WISE_PR-2.1-ALL_Progress_report.md  written
      build/B-WISE_PR-2.1-ALL_Progress_report.docx  written
      build/B-WISE_PR-2.1-ALL_Progress_report.md  up to date
      build/B-WISE_PR-2.1-ALL_Progress_report.docx  up to date
      $ grantbook render progress-report PR-2.1-SCF --format md && sed -n '/^# 1/,/^# 2/p' build/B-WISE_PR-2.1-SCF_Progress_report.md
      build/B-WISE_PR-2.1-SCF_Progress_report.md  written
      # 1 Tasks

      ## 1.1 T3.1 Occupational profiles and learning outcomes (100 %)

      The learning outcomes of the three profiles were agreed with JKU and UNIZG in two rounds and written down in the form of ESCO.

      **Results:** D3.1 submitted on 28 April, accepted on 16 June

      ## 1.2 T3.2 Three curricula with three core modules (55 %)

      The core modules are drafted; the curriculum for enablers is complete in a first version, that for supporters in part.

      **Problems:** The curriculum in easy language needs a writer whom none of the partners has.

      **What is done about it:** ONCE looks for one among its members.

      ## 1.3 T3.4 Online course (5 %)

      The platform was chosen and the first two units were outlined.

      # 2 Deliverables to come
      `,
    );
  }, 600_000);

  test('a checklist for a new partner, with owners and days', async () => {
    await expectTranscript(
      exampleBook(),
      `
      $ grantbook checklist open onboarding
      ! error: who or what is the checklist for?
      ! hint: grantbook checklist open onboarding PARTNER
      [2]
      $ grantbook checklist open onbording SENT
      ! error: there is no checklist of the kind "onbording"
      ! hint: did you mean "onboarding"?
      [2]
      $ grantbook --today 2023-11-20 checklist open onboarding SENT -m "SENT joins"
      CL-009 added (checklist)
      ! committed OID  checklist CL-009: open
      $ grantbook show CL-009 --format yaml | sed -n '1,12p'
      id: CL-009
      title: "Onboarding: SENT"
      kind: onboarding
      partner: SENT
      owner: P-001
      begins_on: 2021-01-01
      due: 2021-01-15
      items:
        - text: Add the technical and the financial contact, and a deputy
          owner: P-003
          due: 2021-01-04
        - text: Add them to the mailing lists
      $ grantbook checklist complete CL-009
      project-data/checklists.yaml:218:7 error checklists/open-item CL-009 is done, and "Add the technical and the financial contact, and a deputy" is not; hint: grantbook set CL-009 items[0].done_on=…, or take it off the list
      project-data/checklists.yaml:221:7 error checklists/open-item CL-009 is done, and "Add them to the mailing lists" is not; hint: grantbook set CL-009 items[1].done_on=…, or take it off the list
      project-data/checklists.yaml:224:7 error checklists/open-item CL-009 is done, and "Give them their roles in the people registry" is not; hint: grantbook set CL-009 items[2].done_on=…, or take it off the list
      project-data/checklists.yaml:227:7 error checklists/open-item CL-009 is done, and "Read the handbook" is not; hint: grantbook set CL-009 items[3].done_on=…, or take it off the list
      project-data/checklists.yaml:230:7 error checklists/open-item CL-009 is done, and "Train them in the tools" is not; hint: grantbook set CL-009 items[4].done_on=…, or take it off the list
      project-data/checklists.yaml:234:12 error time/too-late "2023-11-20" is 1039 days too late for "done_on": at most 14 days after 2021-01-01 (begins_on) is 2021-01-15; hint: checklists.kinds.onboarding.within_days is 14 in project.yaml: by 2021-01-15; or say why: late_reason: …
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2024-01-02 checklist open quality_report
      CL-010 added (checklist)
      ! committed OID  checklist CL-010: open
      `,
    );
  }, 600_000);
});
