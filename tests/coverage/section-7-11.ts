import type { Section } from './cell.ts';

export const section711: Section = {
  section: '7.11',
  title: 'Risks',
  cells: [
    {
      id: '7.11-fields',
      cell: 'A risk has title, description, origin, category, work packages, likelihood, impact, owner, strategy, mitigation and status.',
      code: ['schema/required', 'schema/limit'],
      scenario: 'a risk without an owner, with a likelihood of six',
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
      code: ['risks/no-mitigation', 'schema/required'],
      scenario: 'a yellow risk with nothing done about it',
    },
    {
      id: '7.11-strategy',
      cell: 'An assessed risk has a strategy.',
      code: 'lifecycle/required-field',
      scenario: 'an assessed risk without a strategy',
    },
    {
      id: '7.11-lifecycle',
      cell: 'A risk goes from proposed over assessing and waiting to approved, materialised and closed, or is rejected.',
      code: 'lifecycle/not-allowed',
      scenario: 'a proposed risk is not approved at once',
    },
    {
      id: '7.11-foreseen-fixed',
      cell: 'Risks foreseen in the grant agreement are not added later and their text does not change.',
      code: ['records/fixed', 'records/added-later'],
      scenario: 'the text of a foreseen risk is rewritten',
    },
    {
      id: '7.11-red-escalated',
      cell: 'An open red risk is escalated and stands on the agenda of the next steering committee.',
      code: ['risks/not-escalated', 'risks/not-on-agenda'],
      setting: 'risks.board',
      scenario: 'a red risk that the next steering committee does not see',
    },
    {
      id: '7.11-mitigation-due',
      cell: 'Mitigation past its date is found.',
      code: 'risks/mitigation-overdue',
      scenario: 'mitigation past its day',
    },
    {
      id: '7.11-review-interval',
      cell: 'A risk that was not looked at for longer than the interval is found.',
      code: 'risks/review-overdue',
      setting: 'risk_review_days',
      scenario: 'a risk that nobody has looked at for longer than the interval',
    },
    {
      id: '7.11-closed-reason',
      cell: 'A closed risk has a reason.',
      code: 'lifecycle/required-field',
      scenario: 'a closed risk without a reason',
    },
    {
      id: '7.11-materialised-issue',
      cell: 'A materialised risk names its issue.',
      code: 'lifecycle/needs-record',
      scenario: 'a risk that came true without an issue',
    },
    {
      id: '7.11-state-of-play',
      cell: 'A period is not locked before every open risk has its state of play.',
      code: 'reporting/no-state-of-play',
      scenario: 'a period that is locked while open risks say nothing of it',
    },
    {
      id: '7.11-heat-map',
      cell: "The register's heat map is counted.",
      command: 'risk matrix',
      scenario: 'the matrix counts the open risks by likelihood and impact, with the bands of the settings',
    },
    {
      id: '7.11-top-five',
      cell: 'The five highest risks are worked out.',
      derived: 'risks.rank',
      command: 'risk top',
      setting: 'risks.top',
      scenario: 'the five highest risks, by their rank',
    },
    {
      id: '7.11-trend',
      cell: "The change of a risk's level between two revisions is worked out.",
      command: 'risk top --since',
      scenario: 'the trend of a risk between two revisions',
    },
    {
      id: '7.11-age',
      cell: 'The age of a risk is worked out.',
      derived: 'risks.age_days',
      scenario: 'the age of a risk: until today, or until it was closed',
    },
  ],
};
