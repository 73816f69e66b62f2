import type { Section } from './cell.ts';

export const section803: Section = {
  section: '8.3',
  title: 'Procedure: official reports',
  cells: [
    {
      id: '8.3-kick-off',
      cell: 'So many days before the end of the period the checklist of what is to be reported is made.',
      code: 'time/too-late',
      command: 'report open',
      setting: ['reporting.steps.call_days', 'checklists.kinds.items'],
      scenario: 'of a small project: set up, called for, written, made ready, locked, submitted, accepted',
    },
    {
      id: '8.3-input',
      cell: 'Partners give their technical and financial input within so many days.',
      code: 'time/too-late',
      command: 'report missing',
      setting: 'reporting.steps.input_days.partner',
      scenario: 'of a small project: set up, called for, written, made ready, locked, submitted, accepted',
    },
    {
      id: '8.3-wp-drafts',
      cell: 'The WP leaders draft their chapters within so many days, in the skeleton of the programme.',
      command: 'report consolidate',
      setting: ['reporting.steps.input_days.wp', 'reporting.chapters'],
      scenario: 'of a small project: set up, called for, written, made ready, locked, submitted, accepted',
    },
    {
      id: '8.3-consistency',
      cell: 'The period is locked only if every missed deliverable is justified and every open risk has its state of play.',
      code: ['reporting/no-justification', 'reporting/no-state-of-play'],
      scenario: 'a deliverable that came late in the period, without a reason',
    },
    {
      id: '8.3-consistency-final',
      cell: 'The final report has no ongoing or postponed activity, a delivered one, and owners for every result.',
      code: ['reporting/open-dissemination', 'reporting/no-owners'],
      scenario: 'leaves no activity open, and no result without its owners',
    },
    {
      id: '8.3-sections',
      cell: 'Every mandatory section is there.',
      code: 'reporting/empty-chapter',
      setting: 'reporting.chapters',
      scenario: 'a chapter of the report to the funder that is not written',
    },
    {
      id: '8.3-quality-read',
      cell: 'The self-control checklist is complete within so many days.',
      code: 'time/too-late',
      setting: 'reporting.steps.quality_read_days',
      scenario: 'the self-control checklist is gone through within its days',
    },
    {
      id: '8.3-submit',
      cell: 'It is submitted within so many days, as a bundle with its sources and the commit.',
      code: ['time/too-late', 'lifecycle/required-field'],
      command: 'audit',
      setting: 'reporting_periods.due_days',
      scenario: 'of a small project: set up, called for, written, made ready, locked, submitted, accepted',
    },
    {
      id: '8.3-supporting-documents',
      cell: 'The list of supporting documents goes with it.',
      code: 'lifecycle/required-field',
      command: 'report ready',
      scenario: 'of a small project: set up, called for, written, made ready, locked, submitted, accepted',
    },
  ],
};
