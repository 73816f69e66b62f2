import type { Section } from './cell.ts';

export const section705: Section = {
  section: '7.5',
  title: 'Tasks',
  cells: [
    {
      id: '7.5-fields',
      cell: 'A task has title, lead, participants, months, predecessors, deliverables, percent complete, person-months and status.',
      code: ['schema/required', 'references/unknown-id'],
      scenario: 'a task without a lead, after a task that does not exist',
    },
    {
      id: '7.5-id-of-wp',
      cell: 'The id of a task agrees with its work package.',
      code: 'ids/disagrees',
      scenario: 'a task that says another work package than its id',
    },
    {
      id: '7.5-months-within-wp',
      cell: 'Its months lie within those of its work package.',
      code: 'plan/outside-work-package',
      scenario: 'a task that ends after its work package',
    },
    {
      id: '7.5-late-start',
      cell: 'A task whose start month has passed without a start is an early warning.',
      code: 'plan/late-start',
      scenario: 'a task whose first month is over and that has not begun is an early warning',
    },
    {
      id: '7.5-done-is-100',
      cell: 'A task is done if, and only if, it is 100 percent complete.',
      code: 'plan/done-disagrees',
      scenario: 'a task at 100 % that is not done',
    },
    {
      id: '7.5-predecessor',
      cell: 'A task that started before its predecessor is finished is warned about.',
      code: 'plan/predecessor-open',
      scenario: 'a task that has begun before the one it waits for is finished',
    },
    {
      id: '7.5-acyclic',
      cell: 'Tasks do not wait for each other in a circle.',
      code: 'plan/cycle',
      scenario: 'two tasks that wait for each other are told once',
    },
  ],
};
