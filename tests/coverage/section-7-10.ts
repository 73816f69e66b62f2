import type { Section } from './cell.ts';

export const section710: Section = {
  section: '7.10',
  title: 'Effort and timesheets',
  cells: [
    {
      id: '7.10-fields',
      cell: 'An entry has period, partner, contact, work package, task, amount, category and signature.',
    },
    {
      id: '7.10-hours-cap',
      cell: 'The hours of a day keep to the cap.',
    },
    {
      id: '7.10-working-days',
      cell: "No work is booked on weekends and holidays of the partner's country.",
    },
    {
      id: '7.10-one-pm',
      cell: 'No more than one person-month is booked in a month.',
    },
    {
      id: '7.10-rate',
      cell: 'The category has a rate.',
    },
    {
      id: '7.10-signature',
      cell: 'The entry is signed.',
    },
    {
      id: '7.10-lifecycle',
      cell: 'An entry goes from draft over submitted and validated to closed.',
    },
    {
      id: '7.10-sums',
      cell: 'The sums per partner, work package and period are worked out, against the budget.',
    },
  ],
};
