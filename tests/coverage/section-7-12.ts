import type { Section } from './cell.ts';

export const section712: Section = {
  section: '7.12',
  title: 'Issues',
  cells: [
    {
      id: '7.12-fields',
      cell: 'An issue has title, category, urgency, impact, size, owner, action, target date and status.',
      code: ['schema/required', 'schema/limit'],
      scenario: 'an issue without urgency, of a size of nine',
    },
    {
      id: '7.12-lifecycle',
      cell: 'An issue goes from open to resolved and closed, and may be postponed and taken up again.',
      code: 'lifecycle/not-allowed',
      scenario: 'an issue goes from open to closed without being resolved',
    },
    {
      id: '7.12-postponed-reason',
      cell: 'A postponed issue has a reason.',
      code: 'lifecycle/required-field',
      scenario: 'an issue that is postponed without a reason',
    },
    {
      id: '7.12-priority',
      cell: 'Its priority is urgency times impact.',
      derived: 'issues.priority',
      scenario: 'an issue: its priority',
    },
    {
      id: '7.12-past-target',
      cell: 'An issue past its target date is found.',
      code: 'time/overdue',
      scenario: 'an issue past its target',
    },
  ],
};
