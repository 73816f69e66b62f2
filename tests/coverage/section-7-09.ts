import type { Section } from './cell.ts';

export const section709: Section = {
  section: '7.9',
  title: 'Internal reports and reporting periods',
  cells: [
    {
      id: '7.9-period-fields',
      cell: 'A reporting period has first and last month, an official due day that follows from the end, and a state.',
    },
    {
      id: '7.9-period-lifecycle',
      cell: 'A reporting period goes from open over collecting, locked and submitted to accepted or returned.',
    },
    {
      id: '7.9-report-fields',
      cell: 'An internal report has period, level, partner or work package, tasks, outlook, person-months, budget, deviations, risks, decisions needed and traffic lights.',
    },
    {
      id: '7.9-summary-words',
      cell: 'The summary of a task keeps to the number of words of the setting.',
    },
    {
      id: '7.9-report-lifecycle',
      cell: 'An internal report goes from expected over draft, submitted and checked by the WP leader to accepted, or is returned.',
    },
    {
      id: '7.9-missing',
      cell: 'A report that has not come by its due day is missing.',
    },
    {
      id: '7.9-freeze',
      cell: 'An accepted report of a locked period does not change.',
    },
    {
      id: '7.9-pm-variance',
      cell: 'Person-months used are set against those planned by work package and partner, with the variance.',
    },
    {
      id: '7.9-reports-missing',
      cell: 'The reports that are missing, and the days they are late, are worked out.',
    },
    {
      id: '7.9-next-report',
      cell: 'The next report that is due is worked out.',
    },
    {
      id: '7.9-pm-within',
      cell: 'Person-months over the plan by more than the threshold are warned about; over the whole are an error.',
    },
    {
      id: '7.9-deviations',
      cell: 'Deviations are explained where the variance is over the threshold or a step is late.',
    },
    {
      id: '7.9-tasks-covered',
      cell: 'Every task active in the period is covered.',
    },
    {
      id: '7.9-task-status-equal',
      cell: 'What the report says of a task equals the registry.',
    },
  ],
};
