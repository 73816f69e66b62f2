import { formatField } from '../text/edit/format-value.ts';
import { CHECKLIST_SETTINGS } from './checklist-settings.ts';
import type { DatedProject } from './new-book.ts';
import { OUTREACH_SETTINGS } from './outreach-settings.ts';
import { REPORTING_SETTINGS } from './reporting-settings.ts';

/** Returns the text of a new project.yaml: the grant as given, and settings with their sources. */
export function projectText({
  acronym,
  title,
  grantNumber,
  start,
  months,
  end,
  coordinator,
}: DatedProject): string {
  const grant: Record<string, string | number> = {
    acronym,
    title,
    grant_number: grantNumber,
    regime: 'other',
    start_date: start,
    duration_months: months,
    end_date: end,
    coordinator,
  };
  const style = { indent: 0, eol: '\n' } as const;
  const head = Object.entries(grant).map(([key, value]) => formatField(key, value, style));
  return `# The grant and the settings of the book. Every number of days lives here.\n${head.join('')}${settings(months)}${OUTREACH_SETTINGS}`;
}

/**
 * The settings of a new book. Meetings: DESCA model agreement for Horizon 2020, section 6.2 (large
 * projects); written procedure: DESCA for Horizon Europe; reviews: EGI and EMI; bands: PM²; periodic
 * report: 60 days after the period (Commission's reporting guide).
 */
function settings(months: number): string {
  return `reporting_periods:
  - id: RP1
    title: Final report
    from_month: M1
    to_month: M${months}
    due_days: 60
internal_report_interval_months: 6
status_days: 30
${REPORTING_SETTINGS}${CHECKLIST_SETTINGS}# Calendar days, as the DESCA model agreement gives them for large projects; change them to your own.
governance_profile: desca-large
meetings:
  bodies:
    - body: GA
      every_months: 12
      notice_days:
        ordinary: 45
        extraordinary: 15
      agenda_days:
        ordinary: 21
        extraordinary: 10
      add_item_days:
        ordinary: 14
        extraordinary: 7
      documents_days:
        ordinary: 7
        extraordinary: 3
      minutes_days: 10
      objection_days: 15
      accepted_days: 3
      veto_days: 15
      reconvene_days: 15
      second_meeting_decides: true
      quorum: "2/3"
      majority: "2/3"
      source:
        - DESCA14
    - body: SC
      every_months: 3
      notice_days:
        ordinary: 14
        extraordinary: 7
      agenda_days:
        ordinary: 7
        extraordinary: 7
      add_item_days:
        ordinary: 2
        extraordinary: 2
      documents_days:
        ordinary: 3
        extraordinary: 3
      minutes_days: 10
      objection_days: 15
      accepted_days: 3
      veto_days: 15
      reconvene_days: 15
      second_meeting_decides: true
      quorum: "2/3"
      majority: "2/3"
      source:
        - DESCA14
  carried_over_most: 3
  record_days: 7
written_procedure:
  response_days: 10
  outcome_days: 1
  majority: "51%"
  veto_days: 15
  source:
    - DESCA-HE
review_profile: custom
# Days before the due date of a deliverable.
review_schedule:
  - step: assign
    offset_days: 60
  - step: toc
    offset_days: 45
  - step: draft
    offset_days: 30
  - step: internal_review
    offset_days: 21
  - step: reviews_due
    offset_days: 15
  - step: in_revision
    offset_days: 10
  - step: approval
    offset_days: 5
  - step: submitted
    offset_days: 0
# For plans, websites and other short deliverables.
short_review_schedule:
  - step: assign
    offset_days: 30
  - step: draft
    offset_days: 14
  - step: internal_review
    offset_days: 7
  - step: reviews_due
    offset_days: 4
  - step: approval
    offset_days: 2
  - step: submitted
    offset_days: 0
review_source: [EGI-WF, EMI]
reviewers_required: 2
risk_review_days: 90
risk_bands:
  green_to: 2
  red_from: 20
  source: [PM2]
dissemination_codes:
  - code: PU
    meaning: Public
  - code: SEN
    meaning: Sensitive, for the partners and the funder only
deliverable_types:
  - code: R
    meaning: Report
  - code: OTHER
    meaning: Event, training, tool
disclaimer: >-
  This project has received funding from the European Union. What is said here is the view of the
  authors alone; neither the European Union nor the granting authority is responsible for it.
retention_years: 5
document_names: "{acronym}_{index}_{name}_{date}_V{version}_{partner}"
`;
}
