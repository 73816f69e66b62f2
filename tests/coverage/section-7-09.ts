import type { Section } from './cell.ts';

export const section709: Section = {
  section: '7.9',
  title: 'Internal reports and reporting periods',
  cells: [
    {
      id: '7.9-period-fields',
      cell: 'A reporting period has first and last month, an official due day that follows from the end, and a state.',
      code: [
        'schema/required',
        'dates/month-disagrees',
        'reporting/period-disagrees',
        'reporting/period-interval',
      ],
      setting: 'reporting_periods.due_days',
      scenario: 'an internal period without the official one that it is part of, that ends on no last day',
    },
    {
      id: '7.9-period-lifecycle',
      cell: 'A reporting period goes from open over collecting, locked and submitted to accepted or returned.',
      code: 'lifecycle/not-allowed',
      scenario: 'a period is not submitted before it is locked',
    },
    {
      id: '7.9-report-fields',
      cell: 'An internal report has period, level, partner or work package, tasks, outlook, person-months, budget, deviations, risks, decisions needed and traffic lights.',
      code: ['schema/required', 'references/unknown-id'],
      scenario: 'a report without what it is of, by somebody unknown',
    },
    {
      id: '7.9-summary-words',
      cell: 'The summary of a task keeps to the number of words of the setting.',
      code: 'text/too-long',
      setting: 'reporting.summary_words',
      scenario: 'a summary of more words than the setting allows',
    },
    {
      id: '7.9-report-lifecycle',
      cell: 'An internal report goes from expected over draft, submitted and checked by the WP leader to accepted, or is returned.',
      code: ['lifecycle/own-work', 'lifecycle/not-your-role', 'lifecycle/required-field'],
      scenario: 'a period from the call to the lock',
    },
    {
      id: '7.9-missing',
      cell: 'A report that has not come by its due day is missing.',
      code: 'time/step-overdue',
      setting: 'reporting.steps.input_days',
      scenario: 'a report that has not come by its day is overdue',
    },
    {
      id: '7.9-freeze',
      cell: 'An accepted report of a locked period does not change.',
      code: ['lifecycle/frozen-by', 'lifecycle/frozen'],
      scenario: 'an accepted report of a locked period does not change',
    },
    {
      id: '7.9-pm-variance',
      cell: 'Person-months used are set against those planned by work package and partner, with the variance.',
      derived: 'progress-reports.variance_percent',
      scenario: 'the variance of a report, and the days it came late',
    },
    {
      id: '7.9-reports-missing',
      cell: 'The reports that are missing, and the days they are late, are worked out.',
      derived: ['reporting-periods.reports_missing', 'progress-reports.days_late'],
      command: 'report missing',
      scenario: 'the variance of a report, and the days it came late',
    },
    {
      id: '7.9-next-report',
      cell: 'The next report that is due is worked out.',
      derived: 'partners.next_report',
      scenario: 'the next report that a partner owes',
    },
    {
      id: '7.9-pm-within',
      cell: 'Person-months over the plan by more than the threshold are warned about; over the whole are an error.',
      code: ['reporting/over-plan', 'effort/over-total'],
      setting: ['effort.warn_over_percent', 'effort.most_percent'],
      scenario:
        'person-months far above those planned for the period are a warning, and have to be explained',
    },
    {
      id: '7.9-deviations',
      cell: 'Deviations are explained where the variance is over the threshold or a step is late.',
      code: 'reporting/no-deviation',
      setting: 'reporting.rag.amber_over_percent',
      scenario: 'a variance that no deviation explains',
    },
    {
      id: '7.9-tasks-covered',
      cell: 'Every task active in the period is covered.',
      code: 'reporting/task-not-covered',
      scenario: 'a report that says nothing of a task of its period',
    },
    {
      id: '7.9-task-status-equal',
      cell: 'What the report says of a task equals the registry.',
      code: 'reporting/task-disagrees',
      scenario: 'a report that is further than the registry',
    },
  ],
};
