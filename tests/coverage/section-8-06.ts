import type { Section } from './cell.ts';

export const section806: Section = {
  section: '8.6',
  title: 'Procedure: risks',
  cells: [
    {
      id: '8.6-identify',
      cell: 'Anyone proposes a risk, and each internal report asks for new ones.',
    },
    {
      id: '8.6-assess',
      cell: 'A proposed risk is assessed within so many days.',
    },
    {
      id: '8.6-approve',
      cell: 'The response is approved at the next steering committee, a red one within so many days.',
    },
    {
      id: '8.6-review',
      cell: 'Each open risk is looked at every so many days and on each agenda of the steering committee; a report shows the top five and what changed.',
    },
    {
      id: '8.6-state-of-play',
      cell: 'Before a period is locked there is one entry for each open risk.',
    },
    {
      id: '8.6-materialise',
      cell: 'A risk that materialises makes a linked issue on the same day.',
    },
    {
      id: '8.6-close',
      cell: 'A risk is closed with a reason, and with a lesson if it was high.',
    },
  ],
};
