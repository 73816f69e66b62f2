import type { Section } from './cell.ts';

export const section715: Section = {
  section: '7.15',
  title: 'Changes and amendments',
  cells: [
    {
      id: '7.15-fields',
      cell: 'A change has title, requester, description, size, priority, type, affected records, decision and dates.',
      code: ['schema/required', 'schema/choice'],
      scenario: 'a change without anybody who asks for it, of a type that does not exist',
    },
    {
      id: '7.15-lifecycle',
      cell: 'A change goes from submitted over assessing and waiting to approved, rejected, postponed or merged; an approved one is implemented.',
      code: ['lifecycle/not-allowed', 'lifecycle/required-field'],
      scenario: 'a change goes from its submission to the records it changes',
    },
    {
      id: '7.15-due-date-needs-change',
      cell: 'The due date of a deliverable changes only with reference to a change.',
      code: 'change/needs-reference',
      scenario: 'a due date that is moved by hand, without a change',
    },
    {
      id: '7.15-implemented-dates',
      cell: 'An implemented change has its dates.',
      code: ['lifecycle/required-field', 'schema/required'],
      scenario: 'a change that is implemented on no day',
    },
    {
      id: '7.15-ga-decision',
      cell: 'What only the general assembly decides needs a decision of it.',
      code: 'changes/needs-decision',
      setting: 'changes.decided_by.bodies',
      scenario: 'an amendment by a decision of the steering committee',
    },
  ],
};
