import type { Section } from './cell.ts';

export const section802: Section = {
  section: '8.2',
  title: 'Procedure: internal reports',
  cells: [
    {
      id: '8.2-call',
      cell: 'So many days before the end of the period the call goes out, with forms for each partner and work package that are filled in as far as known.',
      code: 'time/too-late',
      command: 'report open',
      setting: 'reporting.steps.call_days',
      scenario: 'a period from the call to the lock',
    },
    {
      id: '8.2-partner-input',
      cell: 'Partners answer within so many days; their input is checked and what is missing is listed.',
      code: ['reporting/task-not-covered', 'time/too-late'],
      command: 'report missing',
      setting: 'reporting.steps.input_days.partner',
      scenario: 'a period from the call to the lock',
    },
    {
      id: '8.2-wp-consolidation',
      cell: 'The WP leaders consolidate within so many days, with a table of deviations.',
      code: 'reporting/not-in',
      command: 'report consolidate',
      setting: 'reporting.steps.input_days.wp',
      scenario: 'a period from the call to the lock',
    },
    {
      id: '8.2-consortium-report',
      cell: "The coordinator's report: progress by work package, person-months, deviations, milestones, late items, outlook, top risks, traffic lights.",
      command: 'report consolidate',
      template: 'progress-report',
      setting: ['reporting.steps.input_days.consortium', 'reporting.top_risks', 'reporting.outlook_months'],
      scenario: 'a period from the call to the lock',
    },
    {
      id: '8.2-circulate',
      cell: 'The report is discussed within so many days, actions are made and the period is closed.',
      code: ['time/too-late', 'schema/required'],
      setting: 'reporting.steps.lock_days',
      scenario: 'a period is closed within its days, at a meeting that discussed the report',
    },
    {
      id: '8.2-reminders',
      cell: 'Reminders go out on the set days and are escalated after the last.',
      command: 'remind',
      setting: ['reporting.reminders.days', 'reporting.reminders.escalate_days'],
      scenario:
        'of progress reports go by the days after the end of the period, and are escalated after the last',
    },
    {
      id: '8.2-rag',
      cell: 'The traffic light follows from days of slip and variance of person-months as the settings say.',
      code: 'reporting/light-disagrees',
      setting: [
        'reporting.rag.amber_over_percent',
        'reporting.rag.red_over_percent',
        'reporting.rag.red_over_days',
      ],
      scenario: 'a light that is better than the days of slip allow',
    },
  ],
};
