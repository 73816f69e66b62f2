import type { Section } from './cell.ts';

export const section715: Section = {
  section: '7.15',
  title: 'Changes and amendments',
  cells: [
    {
      id: '7.15-fields',
      cell: 'A change has title, requester, description, size, priority, type, affected records, decision and dates.',
    },
    {
      id: '7.15-lifecycle',
      cell: 'A change goes from submitted over assessing and waiting to approved, rejected, postponed or merged; an approved one is implemented.',
    },
    {
      id: '7.15-due-date-needs-change',
      cell: 'The due date of a deliverable changes only with reference to a change.',
    },
    {
      id: '7.15-implemented-dates',
      cell: 'An implemented change has its dates.',
    },
    {
      id: '7.15-ga-decision',
      cell: 'What only the general assembly decides needs a decision of it.',
    },
  ],
};
