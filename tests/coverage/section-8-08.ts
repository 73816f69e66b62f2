import type { Section } from './cell.ts';

export const section808: Section = {
  section: '8.8',
  title: 'Procedure: dissemination, publications, results, advisory board',
  cells: [
    {
      id: '8.8-plan',
      cell: 'Activities are planned before the period.',
      code: 'time/too-late',
      setting: 'dissemination.plan_days',
      scenario: 'an activity is planned before it takes place',
    },
    {
      id: '8.8-record',
      cell: 'An activity is recorded within so many days, with evidence and reach.',
      code: ['time/too-late', 'lifecycle/required-field'],
      setting: 'dissemination.record_days',
      scenario: 'an activity is recorded within the days of the setting',
    },
    {
      id: '8.8-report',
      cell: 'Each internal report has the activities by type, country and audience, and the two shares.',
      derived: ['reporting-periods.communication_share', 'reporting-periods.dissemination_share'],
      template: 'dissemination-report',
      scenario: 'reports dissemination by kind, type, country and audience, each result with its owners',
    },
    {
      id: '8.8-publication-notice',
      cell: 'Notice of a publication goes to all partners so many days before.',
      code: ['time/too-late', 'publications/not-all-told'],
      setting: 'publications.notice_days',
      scenario: 'notice of a publication goes to all partners',
    },
    {
      id: '8.8-objection',
      cell: 'Partners may object for so many days; silence permits.',
      code: ['time/too-late', 'publications/objection-ignored'],
      setting: 'publications.objection_days',
      scenario: 'silence does not permit where somebody objected',
    },
    {
      id: '8.8-delay-cap',
      cell: 'An objection delays for at most so many days.',
      code: 'publications/objection-open',
      setting: 'publications.delay_days',
      scenario: 'a publication waits until objections are settled or the delay is over',
    },
    {
      id: '8.8-results-table',
      cell: 'Results are reported with each internal report, owners complete before the final one.',
      code: 'reporting/no-owners',
      template: 'dissemination-report',
      scenario: 'reports dissemination by kind, type, country and audience, each result with its owners',
    },
    {
      id: '8.8-advisory',
      cell: 'A member of the advisory board signs the agreement within so many days; the board meets yearly.',
      code: ['time/too-late', 'advisory/before-nda', 'meetings/too-seldom'],
      setting: ['advisory_board.nda_days', 'meetings.bodies.every_months'],
      scenario: 'an adviser signs the agreement in time, or the record says why not',
    },
  ],
};
