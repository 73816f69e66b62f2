import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectTranscript, newFolder, runLine } from '../cli/sandbox.ts';

const INIT =
  'grantbook init care --acronym CARE4 --title "Skills for care" --grant 101234567 --start 2023-01-01 --months 12 --coordinator ACME --country AT';

describe('the report to the funder', () => {
  test('of a small project: set up, called for, written, made ready, locked, submitted, accepted', async () => {
    const folder = newFolder();
    expect((await runLine(folder, INIT)).status).toBe(0);
    const book = join(folder, 'care');
    await expectTranscript(
      book,
      `
      $ grantbook --today 2023-01-10 checklist open set_up
      CL-001 added (checklist)
      ! committed OID  checklist CL-001: open
      $ grantbook add person "Ben Binder" partner=ACME email=ben@example.org roles=project_officer,wp_leader,financial active_from=2023-01-01 consent_gdpr=true
      P-002 added (person)
      ! committed OID  person P-002: add
      $ grantbook set ACME technical_contact=P-002 financial_contact=P-001
      ACME technical_contact: P-001 → P-002
      ! committed OID  partner ACME: set technical_contact, financial_contact
      $ grantbook set project reporting_profile=custom 'reporting.chapters=[{"number":"1","title":"Work done"},{"number":"2","title":"Costs"}]' -m "the chapters that the funder asks for" | grep -c "reporting_profile"
      1
      ! committed OID  project project: set reporting_profile, reporting.chapters
      $ grantbook add work-package "Management" id=WP1 lead=ACME leader=P-002 type=management start_month=M1 end_month=M12 'participants=[{"partner":"ACME","planned_pm":6}]'
      WP1 added (work-package)
      ! committed OID  work-package WP1: add
      $ grantbook add task "Coordination" wp=WP1 lead=ACME start_month=M1 end_month=M12 assigned_to=P-002
      T1.1 added (task)
      ! committed OID  task T1.1: add
      $ grantbook move T1.1 start
      T1.1 status: not_started → in_progress
      ! committed OID  task T1.1: start
      $ grantbook add deliverable "Management plan" wp=WP1 lead=ACME due_month=M3 due=2023-03-31 type=R dissemination=SEN
      D1.1 added (deliverable)
      ! committed OID  deliverable D1.1: add
      $ grantbook add audit-item "Timesheets, signed" required_for=RP1 owner=P-002
      AC-001 added (audit-item)
      ! committed OID  audit-item AC-001: add
      $ as ben@example.org grantbook --today 2023-12-01 report open RP1
      CL-002 added (checklist)
      PR-1-ACME added (progress-report)
      PR-1-ALL added (progress-report)
      PR-1-WP1 added (progress-report)
      RP1 status: open → collecting
      RP1 called_on: set to 2023-12-01
      ! committed OID  reporting-period RP1: open
      $ cat project-data/progress-reports/PR-1-WP1.yaml
      id: PR-1-WP1
      title: WP1, Final report
      period: RP1
      level: wp
      wp: WP1
      responsible: P-002
      status: expected
      tasks:
        - task: T1.1
          percent_complete: 0
      outlook:
        - deliverable: D1.1
          outlook: late
      effort:
        - partner: ACME
          planned_pm: 6
          used_pm: 0
      sections:
        - number: "1"
          title: Work done
        - number: "2"
          title: Costs
      $ grantbook --today 2024-01-10 report missing RP1
      report     state     due         days   waits for     reminder
      PR-1-ACME  expected  2024-01-21  in 11  P-002 (ACME)  3 of 3
      PR-1-WP1   expected  2024-01-30  in 20  P-002 (ACME)
      PR-1-ALL   expected  2024-02-09  in 30  P-001 (ACME)
      [1]
      `,
    );
    await expectTranscript(
      book,
      `
      $ as ben@example.org grantbook --today 2024-01-10 report ready RP1
      project-data/audit-checklist.yaml:6:11 error lifecycle/open-record audit-item AC-001 is "missing", not "complete"; hint: grantbook move AC-001 complete
      project-data/deliverables/D1.1.yaml:1:5 error reporting/no-justification D1.1 was due on 2023-03-31, in RP1, and is not submitted, without a reason; hint: the report to the funder asks why: grantbook set D1.1 late_justification="…"
      project-data/progress-reports/PR-1-ACME.yaml:7:9 error lifecycle/open-record progress-report PR-1-ACME is "expected", not "accepted" or "missing"; hint: grantbook move PR-1-ACME start
      project-data/progress-reports/PR-1-ALL.yaml:6:9 error lifecycle/open-record progress-report PR-1-ALL is "expected", not "accepted" or "missing"; hint: grantbook move PR-1-ALL start
      project-data/progress-reports/PR-1-WP1.yaml:7:9 error lifecycle/open-record progress-report PR-1-WP1 is "expected", not "accepted" or "missing"; hint: grantbook move PR-1-WP1 start
      project-data/reporting-periods.yaml:2:7 error schema/required "quality_read_on" is missing; hint: add a line "quality_read_on: …"
      project-data/reporting-periods.yaml:9:11 error lifecycle/needs-record reporting-period RP1 is "locked" and has no progress-report that is "accepted"; hint: grantbook move PR-1-ALL start
      project-data/reporting-periods.yaml:9:11 error reporting/open-dissemination no dissemination activity is delivered, and RP1 is the last report; hint: see: grantbook list dissemination
      [1]
      `,
    );
    await expectTranscript(
      book,
      `
      $ as ben@example.org grantbook set D1.1 late_justification="the coordinator was on leave" -m "for the report"
      D1.1 late_justification: set to the coordinator was on leave
      ! committed OID  deliverable D1.1: set late_justification
      $ as ben@example.org grantbook move AC-001 complete evidence="Timesheets/2023.zip"
      AC-001 status: missing → complete
      AC-001 evidence: set to Timesheets/2023.zip
      ! committed OID  audit-item AC-001: complete
      $ as ben@example.org grantbook --today 2024-01-15 progress-report start PR-1-ACME
      PR-1-ACME status: expected → draft
      ! committed OID  progress-report PR-1-ACME: start
      $ as ben@example.org grantbook --today 2024-01-15 set PR-1-ACME tasks[0].summary="Six meetings were prepared and followed up." 'deviations=[{"what":"No timesheets were kept","reason":"Staff is paid by another grant"},{"what":"D1.1 is late","reason":"The coordinator was on leave"}]' outlook[0].forecast=2024-02-15
      PR-1-ACME tasks[0].summary: set to Six meetings were prepared and followed up.
      PR-1-ACME outlook[0].forecast: set to 2024-02-15
      PR-1-ACME deviations: set to what: No timesheets were kept; reason: Staff is paid by another grant…
      ! committed OID  progress-report PR-1-ACME: set tasks[0].summary, deviations, outlook[0].forecast
      $ as ben@example.org grantbook --today 2024-01-15 report refresh PR-1-ACME
      PR-1-ACME rag: set to time: red; cost: red; scope: green; risk: green
      ! committed OID  progress-report PR-1-ACME: refresh
      $ as ben@example.org grantbook --today 2024-01-16 progress-report submit PR-1-ACME
      PR-1-ACME status: draft → submitted
      PR-1-ACME submitted_on: set to 2024-01-16
      PR-1-ACME submitted_by: set to P-002
      ! committed OID  progress-report PR-1-ACME: submit
      $ grantbook --today 2024-01-17 progress-report accept PR-1-ACME
      project-data/progress-reports/PR-1-ACME.yaml:1:5 error schema/required "checked_by" is missing; hint: add a line "checked_by: …"
      project-data/progress-reports/PR-1-ACME.yaml:1:5 error schema/required "checked_on" is missing; hint: add a line "checked_on: …"
      ! refused: nothing was changed
      [1]
      $ grantbook set P-001 roles+=wp_leader -m "she checks reports"
      P-001 roles: added wp_leader
      ! committed OID  person P-001: set roles
      $ grantbook --today 2024-01-17 progress-report check PR-1-ACME
      PR-1-ACME status: submitted → checked
      PR-1-ACME checked_on: set to 2024-01-17
      PR-1-ACME checked_by: set to P-001
      ! committed OID  progress-report PR-1-ACME: check
      $ grantbook --today 2024-01-17 progress-report accept PR-1-ACME
      PR-1-ACME status: checked → accepted
      PR-1-ACME accepted_on: set to 2024-01-17
      ! committed OID  progress-report PR-1-ACME: accept
      $ as ben@example.org grantbook --today 2024-01-18 report consolidate RP1 WP1
      PR-1-WP1 status: expected → draft
      PR-1-WP1 tasks[0].summary: set to ACME: Six meetings were prepared and followed up.
      PR-1-WP1 outlook[0].forecast: set to 2024-02-15
      PR-1-WP1 deviations: set to what: No timesheets were kept; reason: Staff is paid by another grant…
      PR-1-WP1 rag: set to time: red; cost: red; scope: green; risk: green
      ! committed OID  progress-report PR-1-WP1: consolidate
      $ as ben@example.org grantbook --today 2024-01-18 set PR-1-WP1 sections[0].text="All meetings were held."
      PR-1-WP1 sections[0].text: set to All meetings were held.
      ! committed OID  progress-report PR-1-WP1: set sections[0].text
      $ as ben@example.org grantbook --today 2024-01-18 progress-report submit PR-1-WP1
      PR-1-WP1 status: draft → submitted
      PR-1-WP1 submitted_on: set to 2024-01-18
      PR-1-WP1 submitted_by: set to P-002
      ! committed OID  progress-report PR-1-WP1: submit
      $ grantbook --today 2024-01-19 progress-report accept PR-1-WP1
      PR-1-WP1 status: submitted → accepted
      PR-1-WP1 accepted_on: set to 2024-01-19
      ! committed OID  progress-report PR-1-WP1: accept
      $ as ben@example.org grantbook --today 2024-01-20 report consolidate RP1
      PR-1-ALL status: expected → draft
      PR-1-ALL sections[0].text: set to WP1: All meetings were held.
      PR-1-ALL outlook: set to deliverable: D1.1; outlook: late; forecast: 2024-02-15
      PR-1-ALL effort: set to wp: WP1; partner: ACME; planned_pm: 6; used_pm: 0
      PR-1-ALL deviations: set to what: No timesheets were kept; reason: Staff is paid by another grant…
      PR-1-ALL rag: set to time: red; cost: red; scope: green; risk: green
      PR-1-ALL work_packages: set to wp: WP1; percent_complete: 0; planned_pm: 6; used_pm: 0; rag: red
      PR-1-ALL late_items: set to record: D1.1; due: 2023-03-31; reason: the coordinator was on leave, …
      ! committed OID  progress-report PR-1-ALL: consolidate
      $ as ben@example.org grantbook --today 2024-01-20 progress-report submit PR-1-ALL
      project-data/progress-reports/PR-1-ALL.yaml:31:3 error reporting/empty-chapter chapter 2, "Costs", is not written; hint: every chapter is mandatory: grantbook edit PR-1-ALL
      ! refused: nothing was changed
      [1]
      $ as ben@example.org grantbook --today 2024-01-20 set PR-1-ALL sections[1].text="No costs were claimed."
      PR-1-ALL sections[1].text: set to No costs were claimed.
      ! committed OID  progress-report PR-1-ALL: set sections[1].text
      $ as ben@example.org grantbook --today 2024-01-20 progress-report submit PR-1-ALL
      PR-1-ALL status: draft → submitted
      PR-1-ALL submitted_on: set to 2024-01-20
      PR-1-ALL submitted_by: set to P-002
      ! committed OID  progress-report PR-1-ALL: submit
      $ grantbook --today 2024-01-22 progress-report accept PR-1-ALL
      PR-1-ALL status: submitted → accepted
      PR-1-ALL accepted_on: set to 2024-01-22
      ! committed OID  progress-report PR-1-ALL: accept
      `,
    );
    await expectTranscript(
      book,
      `
      $ grantbook --today 2024-02-10 report ready RP1
      project-data/reporting-periods.yaml:2:7 error schema/required "quality_read_on" is missing; hint: add a line "quality_read_on: …"
      project-data/reporting-periods.yaml:9:11 error reporting/open-dissemination no dissemination activity is delivered, and RP1 is the last report; hint: see: grantbook list dissemination
      [1]
      $ grantbook add activity "News of the final meeting" kind=communication type=news partner=ACME date=2023-12-10 audience=general_public
      DISS-001 added (activity)
      ! committed OID  activity DISS-001: add
      $ grantbook --today 2023-12-12 activity deliver DISS-001 reach=120 emblem=true 'evidence=[{"what":"The page","url":"https://care4.example.org/news"}]'
      DISS-001 status: planned → delivered
      DISS-001 reach: set to 120
      DISS-001 evidence: set to what: The page; url: https://care4.example.org/news
      DISS-001 emblem: set to true
      DISS-001 recorded_on: set to 2023-12-12
      ! committed OID  activity DISS-001: deliver
      $ grantbook --today 2024-02-10 reporting-period lock RP1 quality_read_on=2024-02-10
      RP1 status: collecting → locked
      RP1 quality_read_on: set to 2024-02-10
      RP1 locked_on: set to 2024-02-10
      ! committed OID  reporting-period RP1: lock
      $ as ben@example.org grantbook --today 2024-02-12 set D1.1 late_justification= -m "no longer needed"
      project-data/deliverables/D1.1.yaml:1:5 error reporting/no-justification D1.1 was due on 2023-03-31, in RP1, and is not submitted, without a reason; hint: the report to the funder asks why: grantbook set D1.1 late_justification="…"
      ! refused: nothing was changed
      [1]
      $ grantbook --today 2024-02-12 reporting-period submit RP1 portal_ref="confirmation of 12 February 2024" supporting_documents+="Timesheets/2023.zip"
      project-data/reporting-periods.yaml:2:7 error lifecycle/required-field the step "submit" needs "submitted_commit", and RP1 has none; hint: grantbook move RP1 submit submitted_commit=…
      ! refused: nothing was changed
      [1]
      $ grantbook audit bundle RP1 | sed 's/_[0-9a-f]*[.]zip/_OID.zip/'
      build/CARE4_RP1_OID.zip  written
      ! 10 records with their history, from commit OID
      $ grantbook --today 2024-02-12 reporting-period submit RP1 portal_ref="confirmation of 12 February 2024" supporting_documents+="Timesheets/2023.zip" submitted_commit=$(git rev-parse HEAD) | sed 's/[0-9a-f]\\{40\\}/OID/'
      RP1 status: locked → submitted
      RP1 submitted_on: set to 2024-02-12
      RP1 portal_ref: set to confirmation of 12 February 2024
      RP1 submitted_commit: set to OID
      RP1 supporting_documents: set to Timesheets/2023.zip
      ! committed OID  reporting-period RP1: submit
      $ grantbook --today 2024-05-02 reporting-period accept RP1
      RP1 status: submitted → accepted
      RP1 accepted_on: set to 2024-05-02
      ! committed OID  reporting-period RP1: accept
      $ grantbook --today 2024-05-03 set RP1 portal_ref=another
      project-data/reporting-periods.yaml:14:15 error lifecycle/frozen "portal_ref" does not change while RP1 is "accepted"; hint: "accepted" is a last state: no step leads on
      ! refused: nothing was changed
      [1]
      `,
    );
  }, 600_000);
});
