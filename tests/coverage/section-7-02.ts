import type { Section } from './cell.ts';

export const section702: Section = {
  section: '7.2',
  title: 'Partners',
  cells: [
    {
      id: '7.2-fields',
      cell: 'A partner has short name, legal name, country, role, type, participant number, dates, status, vote and contacts.',
      code: 'schema/required',
      scenario: 'a partner without a role',
    },
    {
      id: '7.2-country',
      cell: 'The country is a two-letter code of ISO 3166.',
      code: 'schema/choice',
      scenario: 'a partner from a country that does not exist',
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
      derived: ['partners.pm_by_wp', 'partners.planned_pm'],
      scenario: 'a partner: its person-months by work package and in all',
    },
    {
      id: '7.2-lifecycle',
      cell: 'A partner goes from active to defaulting and back or out, and from active over withdrawing to withdrawn.',
      code: 'lifecycle/not-allowed',
      scenario: 'a partner does not go from active to withdrawn in one step',
    },
    {
      id: '7.2-withdrawal-decision',
      cell: 'A partner withdraws on the basis of a decision of the general assembly that binds.',
      code: ['partners/wrong-body', 'references/wrong-state'],
      setting: 'partner_decisions',
      scenario: 'a partner that withdrew by a decision of another body',
    },
    {
      id: '7.2-stated-counts',
      cell: 'The number of partners agrees with the stated counts, in all and by country and type.',
      code: ['figures/miscounted', 'partners/unlisted-country'],
      scenario: 'a figure that counts fewer partners than the book holds',
    },
    {
      id: '7.2-withdrawn-leads-nothing',
      cell: 'A partner that has withdrawn leads no open task or deliverable.',
      code: 'references/wrong-state',
      scenario: 'a partner that withdrew leads an open task',
    },
    {
      id: '7.2-contacts',
      cell: 'Every active beneficiary has a technical and a financial contact.',
      code: 'partners/no-contact',
      scenario: 'a partner at work without a financial contact',
    },
    {
      id: '7.2-single-contact',
      cell: 'A partner that depends on a single contact is warned about.',
      code: 'partners/few-contacts',
      setting: 'contacts_least',
      scenario: 'a partner that depends on a single contact',
    },
    {
      id: '7.2-defaulting-no-vote',
      cell: 'A defaulting partner has no vote.',
      code: 'votes/too-many',
      scenario: 'a partner in default has no vote',
    },
  ],
};
