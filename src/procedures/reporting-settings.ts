import { findProfile } from '../registry/profiles/find-profile.ts';
import { profileSettings } from '../registry/profiles/profile-settings.ts';
import { asMapping } from '../schema/keywords/parts.ts';
import { formatField } from '../text/edit/format-value.ts';

/**
 * Returns the settings of progress reports and timesheets of a new book, with the chapters of the funder
 * whose rules its bodies follow: of Erasmus+, or else of Horizon Europe.
 */
export function reportingSettings(governance: string): string {
  const name = governance.startsWith('erasmus') ? 'erasmus-plus' : 'horizon-europe';
  const { chapters = [] } = asMapping(profileSettings(findProfile('reporting', name)).reporting);
  const lines = formatField('chapters', chapters, { indent: 2, eol: '\n' });
  return `# The chapters of the report to the funder: reporting.chapters, below.
reporting_profile: ${name}
${REPORTING}${lines}${EFFORT}`;
}

/**
 * The settings of progress reports and timesheets of a new book. Days of input: EGI-Engage (quarterly
 * reports); periodic report: 60 days (Commission's reporting guide) with a buffer of four weeks for
 * the partners (Growth Projects); steps in between and thresholds: this product's own.
 */
const REPORTING = `# Progress reports: days before or after the end of a period.
reporting:
  steps:
    - kind: internal
      call_days: 14
      input_days:
        partner: 10
        wp: 17
        consortium: 24
      lock_days: 30
      source: [EGI-QR, FFG]
    - kind: official
      call_days: 30
      input_days:
        partner: 21
        wp: 30
        consortium: 40
      quality_read_days: 50
      lock_days: 60
      source: [EC-PR, GROWTH]
  summary_words: 150
  outlook_months: 3
  top_risks: 5
  rag:
    amber_over_percent: 10
    red_over_percent: 25
    red_over_days: 15
  reminders:
    days: [-7, 5, 10]
    escalate_days: 15
`;

const EFFORT = `# Timesheets. Add the public holidays and the unit costs of your countries: see schemas/project.schema.json.
effort:
  warn_over_percent: 10
  most_percent: 100
  hours_per_day: 8
  most_hours_per_day: 10
  days_per_pm: 18
  most_pm_per_month: 1
  rest_days: [6, 7]
`;
