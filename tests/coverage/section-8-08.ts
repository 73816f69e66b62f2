import type { Section } from './cell.ts';

export const section808: Section = {
  section: '8.8',
  title: 'Procedure: dissemination, publications, results, advisory board',
  cells: [
    {
      id: '8.8-plan',
      cell: 'Activities are planned before the period.',
    },
    {
      id: '8.8-record',
      cell: 'An activity is recorded within so many days, with evidence and reach.',
    },
    {
      id: '8.8-report',
      cell: 'Each internal report has the activities by type, country and audience, and the two shares.',
    },
    {
      id: '8.8-publication-notice',
      cell: 'Notice of a publication goes to all partners so many days before.',
    },
    {
      id: '8.8-objection',
      cell: 'Partners may object for so many days; silence permits.',
    },
    {
      id: '8.8-delay-cap',
      cell: 'An objection delays for at most so many days.',
    },
    {
      id: '8.8-results-table',
      cell: 'Results are reported with each internal report, owners complete before the final one.',
    },
    {
      id: '8.8-advisory',
      cell: 'A member of the advisory board signs the agreement within so many days; the board meets yearly.',
    },
  ],
};
