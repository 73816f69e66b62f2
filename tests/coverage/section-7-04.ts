import type { Section } from './cell.ts';

export const section704: Section = {
  section: '7.4',
  title: 'Work packages',
  cells: [
    {
      id: '7.4-fields',
      cell: 'A work package has title, lead, months, objectives, type, participants with person-months, and status.',
      code: ['schema/required', 'references/unknown-id'],
      scenario: 'a work package without an end, led by nobody',
    },
    {
      id: '7.4-months-within',
      cell: 'Its months lie within the project.',
      code: 'dates/outside-project',
      scenario: 'a work package that ends after the project',
    },
    {
      id: '7.4-tasks-done',
      cell: 'The share of its tasks that are done is worked out.',
      derived: 'work-packages.tasks_done_percent',
      scenario: 'a work package: how much of it is done',
    },
    {
      id: '7.4-deliverables-done',
      cell: 'The share of its deliverables that are submitted is worked out.',
      derived: 'work-packages.deliverables_done_percent',
      scenario: 'a work package: how much of it is done',
    },
    {
      id: '7.4-pm-used',
      cell: 'Its person-months used are set against those planned.',
      derived: ['work-packages.used_pm', 'work-packages.used_percent'],
      scenario: 'person-months used, of a work package and of a partner, and what they cost',
    },
    {
      id: '7.4-rag',
      cell: 'Its traffic light is worked out.',
      derived: 'work-packages.light',
      setting: ['reporting.rag.red_over_days', 'reporting.rag.red_over_percent'],
      scenario: 'is green where nothing is late, and turns with the days',
    },
    {
      id: '7.4-lead-participates',
      cell: 'Its lead is an active partner and one of its participants.',
      code: ['plan/lead-not-participant', 'references/wrong-state'],
      scenario: 'a work package whose lead has left',
    },
    {
      id: '7.4-sequence',
      cell: 'A gap in the numbers of work packages is warned about.',
      code: 'plan/gap',
      scenario: 'a gap in the numbers of the work packages',
    },
    {
      id: '7.4-not-without-amendment',
      cell: 'A work package is added or removed only with reference to an amendment.',
      code: 'plan/amendment-needed',
      scenario: 'a work package that is added without an amendment',
    },
  ],
};
