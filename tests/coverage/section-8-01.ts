import type { Section } from './cell.ts';

export const section801: Section = {
  section: '8.1',
  title: 'Procedure: deliverables',
  cells: [
    {
      id: '8.1-import',
      cell: 'The list of the grant agreement is taken into the registry, due on the last day of the month.',
      code: 'dates/month-disagrees',
      scenario: 'a due date that is not the end of its month',
    },
    {
      id: '8.1-open',
      cell: 'So many days before it is due a deliverable is assigned: reminder, document with its cover filled, reviewers asked, who are independent.',
      command: 'deliverable outline',
      setting: 'review_schedule.offset_days',
      scenario: 'a deliverable from its schedule to the funder',
    },
    {
      id: '8.1-toc',
      cell: 'The contents stand so many days before: state and sections are there.',
      command: 'deliverable outline',
      setting: 'review_schedule.offset_days',
      scenario: 'a deliverable from its schedule to the funder',
    },
    {
      id: '8.1-draft',
      cell: 'The first draft 0.1 stands so many days before; a late step is flagged.',
      command: 'deliverable draft',
      setting: 'review_schedule.offset_days',
      scenario: 'a deliverable from its schedule to the funder',
    },
    {
      id: '8.1-to-review',
      cell: 'It goes to review so many days before; each reviewer gets a form with its due day.',
      command: 'deliverable review',
      setting: 'review_schedule.offset_days',
      scenario: 'a deliverable from its schedule to the funder',
    },
    {
      id: '8.1-reviews-due',
      cell: 'The reviews come back so many days before; a reminder goes out before, and after the day they are overdue.',
      command: 'status',
      setting: 'review_schedule.offset_days',
      scenario: 'a review that has not come back is late, and its reviewer is told of',
    },
    {
      id: '8.1-revised',
      cell: 'The revised version answers each comment and is one minor version up.',
      code: ['reviews/open-comment', 'deliverables/changed-under-review'],
      scenario: 'a text that changes beneath its reviewers',
    },
    {
      id: '8.1-approval',
      cell: 'Approval: checklist complete, nothing open that must be met, approver no author, version 1.0, cover as the registry.',
      code: 'lifecycle/needs-record',
      scenario: 'an approval without a quality check',
    },
    {
      id: '8.1-submit',
      cell: 'The coordinator alone submits: one file of an allowed format, a delivery date, the confirmation kept.',
      code: 'lifecycle/required-field',
      command: 'deliverable submit',
      scenario: 'a deliverable from its schedule to the funder',
    },
    {
      id: '8.1-acceptance',
      cell: 'The funder accepts or rejects within so many days; accepted and public makes a task to publish it.',
      code: 'deliverables/not-public',
      setting: 'acceptance_days',
      scenario: 'an accepted public deliverable that nobody can find',
    },
    {
      id: '8.1-late-path',
      cell: "A forecast past the due date needs reason, new date, change record and notice to the project officer before the due date; the period's report asks for the justification.",
    },
    {
      id: '8.1-rejection',
      cell: 'A rejection at approval has its reasons and opens a new round.',
      code: 'lifecycle/required-field',
      scenario: 'a deliverable that is sent back without the reasons',
    },
    {
      id: '8.1-reschedule',
      cell: 'Cancelling and rescheduling need a reason and a reference, and the history is kept.',
      code: 'lifecycle/required-field',
      scenario: 'work that is set back without a reason',
    },
    {
      id: '8.1-short-profile',
      cell: 'A short deliverable has its own schedule.',
      derived: 'deliverables.next_step',
      setting: 'short_review_schedule.offset_days',
      scenario: 'the lights of deliverables, and how long their reviews took',
    },
  ],
};
