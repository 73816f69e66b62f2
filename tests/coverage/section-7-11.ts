import type { Section } from './cell.ts';

export const section711: Section = {
  section: '7.11',
  title: 'Risks',
  cells: [
    {
      id: '7.11-fields',
      cell: 'A risk has title, description, origin, category, work packages, likelihood, impact, owner, strategy, mitigation and status.',
    },
    {
      id: '7.11-level',
      cell: 'Its level is likelihood times impact; its band follows from the settings.',
      derived: ['risks.level', 'risks.band'],
      setting: ['risk_bands.green_to', 'risk_bands.red_from'],
      scenario: 'a risk: its level, and its band as the settings draw it',
    },
    {
      id: '7.11-mitigation',
      cell: 'A risk above green has mitigation with who, when and whether it is done.',
    },
    {
      id: '7.11-strategy',
      cell: 'An assessed risk has a strategy.',
    },
    {
      id: '7.11-lifecycle',
      cell: 'A risk goes from proposed over assessing and waiting to approved, materialised and closed, or is rejected.',
    },
    {
      id: '7.11-foreseen-fixed',
      cell: 'Risks foreseen in the grant agreement are not added later and their text does not change.',
    },
    {
      id: '7.11-red-escalated',
      cell: 'An open red risk is escalated and stands on the agenda of the next steering committee.',
    },
    {
      id: '7.11-mitigation-due',
      cell: 'Mitigation past its date is found.',
    },
    {
      id: '7.11-review-interval',
      cell: 'A risk that was not looked at for longer than the interval is found.',
    },
    {
      id: '7.11-closed-reason',
      cell: 'A closed risk has a reason.',
    },
    {
      id: '7.11-materialised-issue',
      cell: 'A materialised risk names its issue.',
    },
    {
      id: '7.11-state-of-play',
      cell: 'A period is not locked before every open risk has its state of play.',
    },
    {
      id: '7.11-heat-map',
      cell: "The register's heat map is counted.",
    },
    {
      id: '7.11-top-five',
      cell: 'The five highest risks are worked out.',
    },
    {
      id: '7.11-trend',
      cell: "The change of a risk's level between two revisions is worked out.",
    },
    {
      id: '7.11-age',
      cell: 'The age of a risk is worked out.',
    },
  ],
};
