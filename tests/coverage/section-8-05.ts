import type { Section } from './cell.ts';

export const section805: Section = {
  section: '8.5',
  title: 'Procedure: decisions in writing',
  cells: [
    {
      id: '8.5-circulate',
      cell: 'The document goes out with text, deadline and the list of who may vote.',
    },
    {
      id: '8.5-response',
      cell: 'Members have at least so many days to answer; each answer is recorded with day and channel.',
    },
    {
      id: '8.5-outcome',
      cell: 'The outcome counts the majority of the setting; silence is no yes unless the setting says so.',
    },
    {
      id: '8.5-veto',
      cell: 'A veto is possible for so many days after the outcome is told.',
    },
    {
      id: '8.5-record',
      cell: 'On closing, the decision is recorded as binding and the votes are kept.',
    },
  ],
};
