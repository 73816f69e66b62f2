import type { Section } from './cell.ts';

export const section701: Section = {
  section: '7.1',
  title: 'Project',
  cells: [
    {
      id: '7.1-fields',
      cell: 'The project has acronym, title, grant number, regime, dates, coordinator, periods, profiles, codes, disclaimer and retention.',
      code: 'schema/required',
      scenario: 'a project without a disclaimer and a regime',
    },
    {
      id: '7.1-grant-number',
      cell: 'The grant number has the form that the programme uses.',
      code: 'schema/pattern',
      scenario: 'a grant number of another programme',
    },
    {
      id: '7.1-regime',
      cell: 'The regime is one of those whose rules are known.',
      code: 'schema/choice',
      scenario: 'a regime that is not known',
    },
    {
      id: '7.1-end-date',
      cell: 'The end is the start plus the duration, less a day.',
      code: 'dates/wrong-end',
      scenario: 'the end does not follow from the start',
    },
    {
      id: '7.1-one-coordinator',
      cell: 'Exactly one partner is the coordinator, and it is the one that the project names.',
      code: 'partners/coordinator',
      scenario: 'a second coordinator',
    },
    {
      id: '7.1-periods-contiguous',
      cell: 'The reporting periods follow each other without gap or overlap over the whole duration.',
      code: 'project/periods',
      setting: 'reporting_periods.from_month',
      scenario: 'reporting periods with a gap',
    },
    {
      id: '7.1-report-interval',
      cell: 'Internal reports are asked for every 3 or 6 months.',
      code: 'schema/choice',
      setting: 'internal_report_interval_months',
      scenario: 'internal reports every four months',
    },
    {
      id: '7.1-governance-profile',
      cell: 'The governance profile is a known one; its days stand in a table of settings and match the profile unless it is custom.',
      code: 'settings/profile-differs',
      command: 'profile',
      setting: 'governance_profile',
      scenario: 'a project that names a profile and has other numbers is told each at its line',
    },
    {
      id: '7.1-review-schedule',
      cell: 'The days before the due date in the review schedule fall strictly, down to 0.',
      code: 'project/review-schedule',
      setting: 'review_schedule.offset_days',
      scenario: 'a review schedule whose days do not fall',
    },
    {
      id: '7.1-codes-in-use',
      cell: 'Dissemination levels and deliverable types are among those that the project lists.',
    },
    {
      id: '7.1-retention',
      cell: 'Records are kept for at least five years after the end.',
      code: 'schema/limit',
      setting: 'retention_years',
      scenario: 'records that are kept for four years',
    },
    {
      id: '7.1-current-month',
      cell: 'The project month of today is worked out.',
      derived: 'project.current_month',
      scenario: 'the project on %s',
    },
    {
      id: '7.1-current-period',
      cell: 'The reporting period of today is worked out.',
      derived: 'project.current_period',
      scenario: 'the project on %s',
    },
    {
      id: '7.1-elapsed',
      cell: 'The share of the project that has passed is worked out.',
      derived: 'project.elapsed_percent',
      scenario: 'the project on %s',
    },
    {
      id: '7.1-days-to-report',
      cell: 'The days to the next official report are worked out.',
      derived: 'project.days_to_report',
      setting: 'reporting_periods.due_days',
      scenario: 'the project on %s',
    },
    {
      id: '7.1-references',
      cell: 'The contacts and partners that the project names exist.',
      code: 'references/unknown-id',
      scenario: 'a project that names a partner nobody knows',
    },
    {
      id: '7.1-disclaimer',
      cell: 'Every generated document carries the disclaimer.',
    },
  ],
};
