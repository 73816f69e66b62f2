import type { Section } from './cell.ts';

export const section710: Section = {
  section: '7.10',
  title: 'Effort and timesheets',
  cells: [
    {
      id: '7.10-fields',
      cell: 'An entry has period, partner, contact, work package, task, amount, category and signature.',
      code: ['schema/required', 'references/unknown-id'],
      scenario: 'a timesheet without its lines, of nobody',
    },
    {
      id: '7.10-hours-cap',
      cell: 'The hours of a day keep to the cap.',
      code: 'effort/too-many-hours',
      setting: 'effort.most_hours_per_day',
      scenario: 'more hours on one day than the cap, all lines together',
    },
    {
      id: '7.10-working-days',
      cell: "No work is booked on weekends and holidays of the partner's country.",
      code: ['effort/rest-day', 'effort/no-calendar'],
      setting: ['effort.rest_days', 'effort.holidays'],
      scenario: 'work on a public holiday of the partner’s country, which is a working day elsewhere',
    },
    {
      id: '7.10-one-pm',
      cell: 'No more than one person-month is booked in a month.',
      code: 'effort/too-much-in-month',
      setting: 'effort.most_pm_per_month',
      scenario: 'more than a whole person in one month',
    },
    {
      id: '7.10-rate',
      cell: 'The category has a rate.',
      code: 'effort/no-rate',
      setting: 'effort.rates',
      scenario: 'a category without a unit cost in the partner’s country',
    },
    {
      id: '7.10-signature',
      cell: 'The entry is signed.',
      code: 'lifecycle/required-field',
      scenario: 'a timesheet that is submitted without a signature',
    },
    {
      id: '7.10-lifecycle',
      cell: 'An entry goes from draft over submitted and validated to closed.',
      code: 'lifecycle/not-allowed',
      scenario: 'a timesheet is not validated before it is submitted',
    },
    {
      id: '7.10-sums',
      cell: 'The sums per partner, work package and period are worked out, against the budget.',
      code: 'effort/over-total',
      derived: [
        'partners.used_pm',
        'partners.staff_cost',
        'work-packages.used_pm',
        'effort.total_pm',
        'effort.staff_cost',
      ],
      scenario: 'person-months used, of a work package and of a partner, and what they cost',
    },
  ],
};
