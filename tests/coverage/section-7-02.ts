import type { Section } from './cell.ts';

export const section702: Section = {
  section: '7.2',
  title: 'Partners',
  cells: [
    {
      id: '7.2-fields',
      cell: 'A partner has short name, legal name, country, role, type, participant number, dates, status, vote and contacts.',
    },
    {
      id: '7.2-country',
      cell: 'The country is a two-letter code of ISO 3166.',
    },
    {
      id: '7.2-participant-number',
      cell: 'No two partners have one participant number.',
      code: 'ids/not-unique',
      scenario: 'two partners have one participant number',
    },
    {
      id: '7.2-pm-by-wp',
      cell: "A partner's planned person-months are kept for each work package.",
    },
    {
      id: '7.2-lifecycle',
      cell: 'A partner goes from active to defaulting and back or out, and from active over withdrawing to withdrawn.',
    },
    {
      id: '7.2-withdrawal-decision',
      cell: 'A partner withdraws on the basis of a decision of the general assembly that binds.',
    },
    {
      id: '7.2-stated-counts',
      cell: 'The number of partners agrees with the stated counts, in all and by country and type.',
    },
    {
      id: '7.2-withdrawn-leads-nothing',
      cell: 'A partner that has withdrawn leads no open task or deliverable.',
    },
    {
      id: '7.2-contacts',
      cell: 'Every active beneficiary has a technical and a financial contact.',
    },
    {
      id: '7.2-single-contact',
      cell: 'A partner that depends on a single contact is warned about.',
    },
    {
      id: '7.2-defaulting-no-vote',
      cell: 'A defaulting partner has no vote.',
    },
  ],
};
