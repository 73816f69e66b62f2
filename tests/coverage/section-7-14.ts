import type { Section } from './cell.ts';

export const section714: Section = {
  section: '7.14',
  title: 'Decisions',
  cells: [
    {
      id: '7.14-fields',
      cell: 'A decision has title, text, body, date, meeting or written procedure, votes, quorum, vetoes, owner, application and who was told.',
    },
    {
      id: '7.14-lifecycle',
      cell: 'A decision goes from proposed to taken, binding and applied; it may be vetoed, rejected or superseded.',
    },
    {
      id: '7.14-majority',
      cell: 'A decision has the majority of the votes cast that the setting asks for.',
    },
    {
      id: '7.14-quorum',
      cell: 'A decision is taken with a quorum.',
    },
    {
      id: '7.14-veto-window',
      cell: 'Whether the time for a veto is open or closed is worked out.',
    },
    {
      id: '7.14-binding-date',
      cell: 'It binds from the day the minutes are accepted.',
    },
    {
      id: '7.14-text-fixed',
      cell: 'Its text does not change once it binds.',
    },
  ],
};
