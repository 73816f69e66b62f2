import type { Section } from './cell.ts';

export const section708: Section = {
  section: '7.8',
  title: 'Milestones',
  cells: [
    {
      id: '7.8-fields',
      cell: 'A milestone has title, work package, lead, due month, means of verification, deliverables and status.',
      code: ['schema/required', 'references/unknown-id'],
      scenario: 'a milestone without a means of verification, of no work package',
    },
    {
      id: '7.8-lifecycle',
      cell: 'A milestone goes from planned to achieved, not achieved or postponed, and from postponed on.',
      code: 'lifecycle/not-allowed',
      scenario: 'a milestone that was not achieved does not become achieved',
    },
    {
      id: '7.8-achieved-evidence',
      cell: 'An achieved milestone has its date and evidence.',
      code: 'lifecycle/required-field',
      scenario: 'an achieved milestone without its evidence',
    },
    {
      id: '7.8-late-forecast',
      cell: 'A milestone that is past due and still planned has a forecast date and a reason.',
      code: 'plan/no-forecast',
      scenario: 'a milestone past its day without a forecast',
    },
  ],
};
