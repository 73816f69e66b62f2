import type { Section } from './cell.ts';

export const section705: Section = {
  section: '7.5',
  title: 'Tasks',
  cells: [
    {
      id: '7.5-fields',
      cell: 'A task has title, lead, participants, months, predecessors, deliverables, percent complete, person-months and status.',
    },
    {
      id: '7.5-id-of-wp',
      cell: 'The id of a task agrees with its work package.',
    },
    {
      id: '7.5-months-within-wp',
      cell: 'Its months lie within those of its work package.',
    },
    {
      id: '7.5-late-start',
      cell: 'A task whose start month has passed without a start is an early warning.',
    },
    {
      id: '7.5-done-is-100',
      cell: 'A task is done if, and only if, it is 100 percent complete.',
    },
    {
      id: '7.5-predecessor',
      cell: 'A task that started before its predecessor is finished is warned about.',
    },
    {
      id: '7.5-acyclic',
      cell: 'Tasks do not wait for each other in a circle.',
    },
  ],
};
