import { formatField } from '../text/edit/format-value.ts';
import { CHECKLIST_SETTINGS } from './checklist-settings.ts';
import type { DatedProject } from './new-book.ts';
import { OUTREACH_SETTINGS } from './outreach-settings.ts';
import { governanceSettings, reviewSettings } from './profile-text.ts';
import { reportingSettings } from './reporting-settings.ts';
import { RISK_SETTINGS } from './risk-settings.ts';

/** Returns the text of a new project.yaml: the grant as given, and settings with their sources. */
export function projectText(project: DatedProject): string {
  const { acronym, title, grantNumber, start, months, end, coordinator } = project;
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
  return `# The grant and the settings of the book. Every number of days lives here.\n${head.join('')}${settings(project)}${OUTREACH_SETTINGS}`;
}

/**
 * The settings of a new book. Meetings and reviews: as the profiles give them; bands: PM²; periodic
 * report: 60 days after the period (Commission's reporting guide).
 */
function settings({ months, governance, reviews }: DatedProject): string {
  return `reporting_periods:
  - id: RP1
    title: Final report
    from_month: M1
    to_month: M${months}
    due_days: 60
internal_report_interval_months: 6
status_days: 30
# Days after something was due; before it, with a minus. Progress reports have their own: reporting.reminders.
reminders:
  days: [-14, -7, -2, 1, 7, 14]
  escalate_days: 30
  escalate_to: coordinator
  contacts: [technical_contact, deputy_contact]
${reportingSettings(governance)}${CHECKLIST_SETTINGS}${governanceSettings(governance)}${reviewSettings(reviews)}${SHORT}reviewers_required: 2
risk_review_days: 90
risk_bands:
  green_to: 2
  red_from: 20
  source: [PM2]
${RISK_SETTINGS}dissemination_codes:
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

/** For plans, websites and other short deliverables. */
const SHORT = `# For plans, websites and other short deliverables.
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
`;
