import type { Section } from './cell.ts';

export const section708: Section = {
  section: '7.8',
  title: 'Milestones',
  cells: [
    {
      id: '7.8-fields',
      cell: 'A milestone has title, work package, lead, due month, means of verification, deliverables and status.',
    },
    {
      id: '7.8-lifecycle',
      cell: 'A milestone goes from planned to achieved, not achieved or postponed, and from postponed on.',
    },
    {
      id: '7.8-achieved-evidence',
      cell: 'An achieved milestone has its date and evidence.',
    },
    {
      id: '7.8-late-forecast',
      cell: 'A milestone that is past due and still planned has a forecast date and a reason.',
    },
  ],
};
