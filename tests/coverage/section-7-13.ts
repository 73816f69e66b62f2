import type { Section } from './cell.ts';

export const section713: Section = {
  section: '7.13',
  title: 'Actions',
  cells: [
    {
      id: '7.13-fields',
      cell: 'An action has text, owner, due date, origin, status and evidence.',
    },
    {
      id: '7.13-lifecycle',
      cell: 'An action goes from open over in progress to done, or is cancelled with a reason.',
    },
    {
      id: '7.13-overdue',
      cell: 'An action past its due date is overdue.',
    },
    {
      id: '7.13-one-owner',
      cell: 'An action has one owner and one due date.',
    },
    {
      id: '7.13-overdue-per-partner',
      cell: 'The overdue actions are listed per partner.',
    },
    {
      id: '7.13-carried-over',
      cell: 'An action that was carried over more meetings than the setting allows is warned about.',
    },
  ],
};
