import type { Section } from './cell.ts';

export const section806: Section = {
  section: '8.6',
  title: 'Procedure: risks',
  cells: [
    {
      id: '8.6-identify',
      cell: 'Anyone proposes a risk, and each internal report asks for new ones.',
      command: 'add',
      scenario: 'a risk goes from its proposal to the issue it becomes',
    },
    {
      id: '8.6-assess',
      cell: 'A proposed risk is assessed within so many days.',
      code: ['time/too-late', 'time/step-overdue'],
      setting: 'risks.assess_days',
      scenario: 'a proposed risk that nobody has assessed in time',
    },
    {
      id: '8.6-approve',
      cell: 'The response is approved at the next steering committee, a red one within so many days.',
      code: 'risks/approval-late',
      setting: ['risks.red_approve_days', 'risks.board'],
      scenario: 'the response to a red risk does not wait for the steering committee',
    },
    {
      id: '8.6-review',
      cell: 'Each open risk is looked at every so many days and on each agenda of the steering committee; a report shows the top five and what changed.',
      code: ['risks/review-overdue', 'risks/not-on-agenda'],
      command: 'risk top --since',
      setting: ['risk_review_days', 'risks.top'],
      scenario: 'a risk that nobody has looked at for longer than the interval',
    },
    {
      id: '8.6-state-of-play',
      cell: 'Before a period is locked there is one entry for each open risk.',
      code: 'reporting/no-state-of-play',
      scenario: 'a period that is locked while open risks say nothing of it',
    },
    {
      id: '8.6-materialise',
      cell: 'A risk that materialises makes a linked issue on the same day.',
      code: 'lifecycle/needs-record',
      command: 'move',
      scenario: 'a risk goes from its proposal to the issue it becomes',
    },
    {
      id: '8.6-close',
      cell: 'A risk is closed with a reason, and with a lesson if it was high.',
      code: 'lifecycle/required-field',
      scenario: 'a closed risk without a reason',
    },
  ],
};
