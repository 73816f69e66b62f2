import type { Section } from './cell.ts';

export const section706: Section = {
  section: '7.6',
  title: 'Deliverables',
  cells: [
    {
      id: '7.6-fields',
      cell: 'A deliverable has title, work package, lead, editor, authors, type, dissemination, due month, language, version and status.',
    },
    {
      id: '7.6-lead-active',
      cell: 'Its lead is an active partner.',
    },
    {
      id: '7.6-editor-of-lead',
      cell: 'An editor who is not of the lead partner is warned about.',
    },
    {
      id: '7.6-type-code',
      cell: "Its type is one of the project's.",
    },
    {
      id: '7.6-dissemination-code',
      cell: "Its dissemination level is one of the project's.",
    },
    {
      id: '7.6-due-is-month-end',
      cell: 'Its due date is the last day of its due month.',
    },
    {
      id: '7.6-revised-due',
      cell: 'A due date is revised only before submission, to a day to come, with a reason and a reference.',
    },
    {
      id: '7.6-reviewers-number',
      cell: 'It has as many reviewers as the setting asks for before it is reviewed.',
    },
    {
      id: '7.6-reviewers-independent',
      cell: 'A reviewer is no author or editor and not of the lead or a producing partner.',
    },
    {
      id: '7.6-moderator',
      cell: 'The moderator or quality manager is not the editor.',
    },
    {
      id: '7.6-approver',
      cell: 'The approver is the coordinator, named before approval.',
    },
    {
      id: '7.6-steps',
      cell: 'The dates of its steps follow from the review schedule.',
      command: 'status',
      setting: 'review_schedule.offset_days',
      scenario: 'a deliverable on its way: its next step, and by when it is due itself',
    },
    {
      id: '7.6-completion',
      cell: 'The latest entry of estimated completion counts, from 0 to 100 with a note.',
    },
    {
      id: '7.6-document-exists',
      cell: 'From the draft on it has a document, and that file is there.',
    },
    {
      id: '7.6-delivery-date',
      cell: 'A submitted deliverable has a delivery date.',
    },
    {
      id: '7.6-late-justification',
      cell: 'A delay past the due date that falls in a reporting period is justified.',
    },
    {
      id: '7.6-acceptance-criteria',
      cell: 'It may carry acceptance criteria and evidence.',
    },
    {
      id: '7.6-lifecycle',
      cell: 'It goes from planned over contents, draft, review, revision and approval to submitted, then accepted or rejected and back to revision.',
    },
    {
      id: '7.6-reschedule',
      cell: 'It is rescheduled only with a reason.',
    },
    {
      id: '7.6-cancel',
      cell: 'It is cancelled only before submission, with a reason and a decision or amendment.',
    },
    {
      id: '7.6-no-approval-without-review',
      cell: 'It is not approved without a completed review of every required reviewer.',
    },
    {
      id: '7.6-no-approval-by-author',
      cell: 'An author does not approve it.',
    },
    {
      id: '7.6-submit-by-coordinator',
      cell: 'Only the coordinator submits it.',
    },
    {
      id: '7.6-version',
      cell: 'Its version is below 1.0 until it is approved, 1.0 at approval, one up after a rejection.',
    },
    {
      id: '7.6-version-step',
      cell: 'Each revision raises the minor version by one.',
    },
    {
      id: '7.6-days-to-due',
      cell: 'The days to its due date are worked out.',
      derived: 'deliverables.days_to_due',
      scenario: 'a deliverable that is owed: days to its due date, late from the day after',
    },
    {
      id: '7.6-overdue',
      cell: 'It is overdue once the due date has passed without submission.',
      derived: 'deliverables.overdue',
      scenario: 'a deliverable that is owed: days to its due date, late from the day after',
    },
    {
      id: '7.6-next-step',
      cell: 'Its next step, and a step that is late, are worked out.',
      code: 'time/step-overdue',
      derived: ['deliverables.next_step', 'deliverables.next_step_due', 'deliverables.late_steps'],
      scenario: 'the next step of a deliverable and its late steps are worked out',
    },
    {
      id: '7.6-rag',
      cell: 'Its traffic light is worked out.',
    },
    {
      id: '7.6-lateness',
      cell: 'The days by which it was late are worked out.',
      derived: 'deliverables.lateness_days',
      scenario: 'a deliverable that was submitted late: the days it was late, on whatever day',
    },
    {
      id: '7.6-review-turnaround',
      cell: 'The days its reviews took are worked out.',
    },
    {
      id: '7.6-partner-load',
      cell: 'The deliverables a partner leads or reviews at a time are counted.',
      derived: ['partners.deliverables_led', 'partners.deliverables_reviewed'],
      scenario: 'a partner: what it leads and what its people review, while it is owed',
    },
    {
      id: '7.6-due-in-project',
      cell: 'It is not due after the end of the project.',
    },
    {
      id: '7.6-file-name',
      cell: 'The name of its file follows the convention.',
    },
    {
      id: '7.6-cover-equals-registry',
      cell: 'The cover says what the registry says: number, title, version, due date, dissemination.',
    },
    {
      id: '7.6-cover-reviewers',
      cell: 'The reviewers on the cover are those of the registry.',
    },
    {
      id: '7.6-public-link',
      cell: 'An accepted public deliverable has a public link.',
    },
    {
      id: '7.6-sensitive-not-public',
      cell: 'A sensitive deliverable does not lie in a public folder.',
    },
    {
      id: '7.6-disclaimer',
      cell: 'Its published document carries the disclaimer.',
    },
  ],
};
