import { describe, expect, test } from 'vitest';
import { check } from '../../../src/rules/check.ts';
import { type BookScenario, bWise, playBook } from '../../support/b-wise-book.ts';

const PARTNERS = 'project-data/partners.yaml';
const PEOPLE = 'project-data/people.yaml';

const PROJECT = 'project-data/project.yaml';
const TASKS = 'project-data/tasks.yaml';

const project: readonly BookScenario[] = [
  {
    name: 'a project without a disclaimer and a regime',
    edits: [
      [PROJECT, 'acronym: B-WISE\n', '«acronym: B-WISE\n'],
      [PROJECT, 'regime: erasmus_ssa\n', ''],
    ],
    finds: ['schema/required'],
  },
  {
    name: 'a regime that is not known',
    edits: [[PROJECT, 'regime: erasmus_ssa', 'regime: «erasmus_plus']],
    finds: ['schema/choice'],
  },
  {
    name: 'a grant number of another programme',
    edits: [[PROJECT, '"621509-EPP-1-2020-1-BE-EPPKA2-SSA-B"', '«"101158152"']],
    finds: ['schema/pattern'],
  },
  {
    name: 'a Horizon project with a grant number of Erasmus+',
    edits: [
      [PROJECT, 'regime: erasmus_ssa', 'regime: he'],
      [PROJECT, '"621509-EPP', '«"621509-EPP'],
    ],
    finds: ['schema/pattern'],
  },
  {
    name: 'reporting periods with a gap',
    edits: [[PROJECT, 'from_month: M25', 'from_month: «M26']],
    finds: ['project/periods'],
  },
  {
    name: 'reporting periods that overlap',
    edits: [[PROJECT, 'from_month: M25', 'from_month: «M24']],
    finds: ['project/periods'],
  },
  {
    name: 'reporting periods that begin late and end early',
    edits: [
      [PROJECT, 'from_month: M1\n', 'from_month: «M2\n'],
      [PROJECT, 'to_month: M48', 'to_month: «M47'],
    ],
    finds: ['project/periods', 'project/periods'],
  },
  {
    name: 'internal reports every four months',
    edits: [[PROJECT, 'internal_report_interval_months: 6', 'internal_report_interval_months: «4']],
    finds: ['schema/choice'],
  },
  {
    name: 'a review schedule whose days do not fall',
    edits: [
      [PROJECT, '  - step: draft\n    offset_days: 30', '  - step: draft\n    offset_days: «45'],
      [
        PROJECT,
        '    offset_days: 5\n  - step: submitted\n    offset_days: 0',
        '    offset_days: 5\n  - step: submitted\n    offset_days: «1',
      ],
    ],
    finds: ['project/review-schedule', 'project/review-schedule'],
  },
  {
    name: 'records that are kept for four years',
    edits: [[PROJECT, 'retention_years: 5', 'retention_years: «4']],
    finds: ['schema/limit'],
  },
  {
    name: 'a project that names a partner nobody knows',
    edits: [[PROJECT, 'coordinator: ENSIE #', 'coordinator: «ENSI #']],
    codes: ['references/unknown-id'],
    finds: ['references/unknown-id'],
  },
  {
    name: 'a second coordinator',
    edits: [[PARTNERS, 'role: beneficiary\n  type: eu_network', 'role: «coordinator\n  type: eu_network']],
    finds: ['partners/coordinator'],
  },
  {
    name: 'another coordinator than the project names',
    edits: [
      [PARTNERS, 'role: coordinator\n', 'role: beneficiary\n'],
      [PARTNERS, 'role: beneficiary\n  type: research', 'role: coordinator\n  type: research'],
      [PROJECT, 'coordinator: ENSIE #', 'coordinator: «ENSIE #'],
    ],
    finds: ['partners/coordinator'],
  },
];

/** RES in another status, with what that asks for. */
function res(status: string): [string, string, string] {
  const text = (end: string) => `financial_contact: P-038\n  accession_date: 2021-01-01\n  ${end}\n`;
  return [PARTNERS, text('status: active'), text(status)];
}
const left = 'status: withdrawn\n  status_reason: Merged\n  withdrawal_date: 2023-06-30\n  status_decision: ';

const partners: readonly BookScenario[] = [
  {
    name: 'two partners have one participant number',
    edits: [[PARTNERS, 'participant_number: 5\n', 'participant_number: «4\n']],
    finds: ['ids/not-unique'],
  },
  {
    name: 'a partner without a role',
    edits: [
      [PARTNERS, '- id: FEI\n', '- id: «FEI\n'],
      [PARTNERS, 'country: FR\n  role: beneficiary\n', 'country: FR\n'],
    ],
    codes: ['schema/required'],
    finds: ['schema/required'],
  },
  {
    name: 'a partner from a country that does not exist',
    edits: [[PARTNERS, 'country: FR', 'country: «EL']],
    codes: ['schema/choice'],
    finds: ['schema/choice'],
  },
  {
    name: 'a partner from a country that the project does not list',
    edits: [[PARTNERS, 'country: FR', 'country: «DE']],
    codes: ['partners/unlisted-country'],
    finds: ['partners/unlisted-country'],
  },
  {
    name: 'a partner at work without a financial contact',
    edits: [
      [PARTNERS, '- id: FEI\n', '- id: «FEI\n'],
      [PARTNERS, 'technical_contact: P-020\n  financial_contact: P-042\n', 'technical_contact: «P-020\n'],
    ],
    finds: ['partners/no-contact', 'partners/few-contacts'],
  },
  {
    name: 'a partner that depends on a single contact',
    edits: [
      [PARTNERS, 'technical_contact: P-020', 'technical_contact: «P-020'],
      [PARTNERS, 'financial_contact: P-042', 'financial_contact: P-020'],
    ],
    finds: ['partners/few-contacts'],
  },
  {
    name: 'a partner that withdrew by a decision of the general assembly passes',
    edits: [res(`${left}DEC-014`), ['project-data/mailing-lists.yaml', /^ +- P-0(15|38)\n/gm, '']],
    finds: [],
  },
  {
    name: 'a partner that withdrew by a decision of another body',
    edits: [res(`${left}«DEC-012`), ['project-data/mailing-lists.yaml', /^ +- P-0(15|38)\n/gm, '']],
    finds: ['partners/wrong-body'],
  },
  {
    name: 'a partner that withdrew by a decision that does not bind yet',
    edits: [
      res(`${left}«DEC-014`),
      ['project-data/mailing-lists.yaml', /^ +- P-0(15|38)\n/gm, ''],
      ['project-data/decisions.yaml', '- id: DEC-014', '- id: DEC-999'],
      [
        'project-data/decisions.yaml',
        '',
        '\n- id: DEC-014\n  title: A partner leaves\n  text: RES may leave.\n  category: partnership\n  body: GA\n  status: proposed\n  illustrative: true\n',
      ],
    ],
    codes: ['references/wrong-state'],
    finds: ['references/wrong-state'],
  },
  {
    name: 'a partner that withdrew leads an open task',
    edits: [
      res(`${left}DEC-014`),
      ['project-data/mailing-lists.yaml', /^ +- P-0(15|38)\n/gm, ''],
      [TASKS, 'title: Pilots in 13 countries\n  lead: ADV', 'title: Pilots in 13 countries\n  lead: «RES'],
    ],
    codes: ['references/wrong-state'],
    finds: ['references/wrong-state'],
  },
  {
    name: 'a partner goes from active to withdrawing with a reason',
    edits: [res('status: withdrawing\n  withdrawal_notice_on: 2023-11-20\n  status_reason: Merged')],
    change: true,
    actor: 'P-001',
    finds: [],
  },
  {
    name: 'a partner does not go from active to withdrawn in one step',
    edits: [
      res(`${left}DEC-014`).map((text) => text.replace('status: w', 'status: «w')) as [
        string,
        string,
        string,
      ],
      ['project-data/mailing-lists.yaml', /^ +- P-0(15|38)\n/gm, ''],
    ],
    change: true,
    actor: 'P-001',
    finds: ['lifecycle/not-allowed'],
  },
];

const LISTS = 'project-data/mailing-lists.yaml';
const lists: readonly BookScenario[] = [
  {
    name: 'a mailing list without a purpose, of a visibility that is not known',
    edits: [
      [LISTS, '- id: ML-004\n', '- id: «ML-004\n'],
      [LISTS, '  purpose: coordinator\n', ''],
      [LISTS, 'purpose: news\n  visibility: public', 'purpose: news\n  visibility: «secret'],
    ],
    finds: ['schema/required', 'schema/choice'],
  },
  {
    name: 'two mailing lists have one address',
    edits: [[LISTS, 'address: finance@example.org', 'address: «office@example.org']],
    finds: ['ids/not-unique'],
  },
  {
    name: 'a member of a mailing list has left',
    today: '2023-11-20',
    edits: [
      [
        LISTS,
        'members:\n    - P-004\n    - P-005\n  status',
        'members:\n    - «P-029\n    - P-005\n  status',
      ],
    ],
    codes: ['references/retired'],
    finds: ['references/retired'],
  },
  {
    name: 'the members of an archived mailing list may have left',
    today: '2023-11-20',
    edits: [
      [
        LISTS,
        'members:\n    - P-004\n    - P-005\n  status: open',
        'members:\n    - P-029\n  status: archived\n  archived_on: 2023-06-30',
      ],
    ],
    codes: ['references/retired', 'lifecycle/required-field'],
    finds: [],
  },
];

const people: readonly BookScenario[] = [
  {
    name: 'the address of somebody who left is kept for a year',
    today: '2024-03-30',
    edits: [],
    codes: ['people/keep-no-longer'],
    finds: [],
  },
  {
    name: 'the address of somebody who left is kept no longer than the setting says',
    today: '2024-03-31',
    edits: [[PEOPLE, '  email: tomasz.wierzbolski@example.org', '  «email: tomasz.wierzbolski@example.org']],
    codes: ['people/keep-no-longer'],
    finds: ['people/keep-no-longer'],
  },
  {
    name: 'somebody who left needs no address',
    today: '2024-03-31',
    edits: [[PEOPLE, '  email: tomasz.wierzbolski@example.org\n', '']],
    codes: ['people/keep-no-longer', 'schema/required', 'schema/rule'],
    finds: [],
  },
  {
    name: 'somebody who has left owns an open task',
    today: '2023-11-20',
    edits: [
      [
        TASKS,
        'title: Pilots in 13 countries\n  lead: ADV\n  assigned_to: P-025',
        'title: Pilots in 13 countries\n  lead: ADV\n  assigned_to: «P-029',
      ],
    ],
    codes: ['references/retired'],
    finds: ['references/retired'],
  },
  {
    name: 'two people have one e-mail address',
    edits: [[PEOPLE, 'email: bastien.corvelle@example.org', 'email: «Hanne.Lindemaar@example.org']],
    finds: ['ids/not-unique'],
  },
  {
    name: 'a person without an address and a role',
    edits: [
      [PEOPLE, '- id: P-042\n', '- id: «P-042\n'],
      [PEOPLE, '  email: solange.roquebrune@example.org\n', ''],
    ],
    finds: ['schema/required'],
  },
];

test('a finding about an address that two people have does not show it', async () => {
  const workspace = await bWise([
    [PEOPLE, 'email: bastien.corvelle@example.org', 'email: hanne.lindemaar@example.org'],
  ]);
  const told = check({ workspace }).map(({ message, hint }) => `${message} ${hint}`);
  expect(told).toHaveLength(1);
  expect(told.join()).not.toContain('example.org');
});

describe('the project, its partners and its people', () => {
  // What follows elsewhere from a change of the project is shown by the scenarios of those registries.
  const ownCodes = project.map((scenario) => ({ codes: scenario.finds, ...scenario }));
  test.each([...ownCodes, ...partners, ...people, ...lists])('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });
});
