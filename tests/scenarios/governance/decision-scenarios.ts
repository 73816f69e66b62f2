import type { BookScenario } from '../../support/b-wise-book.ts';
import * as book from './files.ts';

const NEXT = '  status: proposed\n  meeting: MTG-2024-02-01-SC\n';

export const decisionScenarios: readonly BookScenario[] = [
  {
    name: 'a decision of a meeting that has not been held',
    edits: [[book.DECISIONS, NEXT, '  status: taken\n  date: 2024-02-01\n  meeting: «MTG-2024-02-01-SC\n']],
    finds: ['decisions/no-basis'],
  },
  {
    name: 'a decision without an owner and a category',
    edits: [
      [book.DECISIONS, '- id: DEC-017\n', '- id: ««DEC-017\n'],
      [book.DECISIONS, '  owner: P-011\n  related:\n    - R-008\n', '  related:\n    - R-008\n'],
      [
        book.DECISIONS,
        '  category: governance\n  body: SC\n  status: proposed\n',
        '  body: SC\n  status: proposed\n',
      ],
    ],
    finds: ['schema/required', 'schema/required'],
  },
  {
    name: 'a proposal does not bind before it is taken',
    change: true,
    edits: [
      [
        book.DECISIONS,
        NEXT,
        '  status: «binding\n  date: 2024-02-01\n  binding_on: 2024-02-20\n  date_of_application: 2024-02-20\n  meeting: ««MTG-2024-02-01-SC\n',
      ],
    ],
    finds: ['lifecycle/not-allowed', 'decisions/no-basis', 'references/wrong-state'],
  },
  {
    name: 'a decision of another body than the one that met',
    edits: [[book.DECISIONS, '  body: WS\n  status: rejected', '  body: «SC\n  status: rejected']],
    finds: ['decisions/other-body'],
  },
  {
    name: 'a decision that binds before its minutes are accepted',
    edits: [
      [
        book.DECISIONS,
        '  status: taken\n  date: 2023-11-16\n  meeting: MTG-2023-11-16-WP\n',
        '  status: binding\n  date: 2023-11-16\n  meeting: «MTG-2023-11-16-WP\n  binding_on: 2023-11-24\n  date_of_application: 2023-11-24\n',
      ],
    ],
    finds: ['references/wrong-state'],
  },
  {
    name: 'a decision that binds from another day than its minutes were accepted',
    edits: [
      [
        book.DECISIONS,
        '  binding_on: 2023-06-30\n  date_of_application: 2023-07-01\n',
        '  binding_on: «2023-07-01\n  date_of_application: 2023-07-01\n',
      ],
    ],
    finds: ['decisions/binding-date'],
  },
  {
    name: 'a decision on an added item binds only when no veto is possible any more',
    edits: [
      book.OWN_NUMBERS,
      [
        book.PROJECT,
        'veto_days: 15\n      reconvene_days: 15\n      second_meeting_decides: true\n      quorum: "2/3"\n      majority: "2/3"\n      source:\n        - DESCA14\n    - body: SC',
        'veto_days: 20\n      reconvene_days: 15\n      second_meeting_decides: true\n      quorum: "2/3"\n      majority: "2/3"\n      source:\n        - DESCA14\n    - body: SC',
      ],
      [
        book.DECISIONS,
        '  owner: P-003\n  binding_on: 2023-11-04',
        '  owner: P-003\n  binding_on: «2023-11-04',
      ],
    ],
    finds: ['decisions/binding-date'],
  },
  {
    name: 'a decision that is replaced and still binds',
    edits: [
      [book.DECISIONS, 'status: superseded', 'status: binding\n  date_of_application: 2021-07-02'],
      [book.DECISIONS, '  date_of_application: 2021-07-02\n  illustrative', '  illustrative'],
      [book.DECISIONS, 'supersedes: DEC-010', 'supersedes: «DEC-010'],
    ],
    finds: ['decisions/still-binding'],
  },
  {
    name: 'a decision is replaced by one that says so',
    edits: [
      [book.DECISIONS, 'status: superseded', 'status: «superseded'],
      [book.DECISIONS, '  supersedes: DEC-010\n', ''],
    ],
    finds: ['lifecycle/needs-record'],
  },
  {
    name: 'a decision that replaces a later one',
    edits: [[book.DECISIONS, '- id: DEC-003\n', '- id: DEC-003\n  supersedes: «DEC-011\n']],
    finds: ['decisions/supersedes-later'],
  },
  {
    name: 'a decision that binds over an open veto',
    edits: [
      [
        book.DECISIONS,
        '  date_of_application: 2024-01-15\n',
        '  date_of_application: 2024-01-15\n  veto:\n    - partner: «LSUA\n      ground: Our groups begin in autumn.\n      date: 2023-10-12\n',
      ],
    ],
    finds: ['decisions/open-veto'],
  },
  {
    name: 'a veto that came too late',
    edits: [
      [
        book.DECISIONS,
        '  status: taken\n  date: 2023-11-16\n',
        '  status: vetoed\n  veto:\n    - partner: ONCE\n      ground: There is no time for it.\n      date: «2023-11-20\n  date: 2023-11-16\n',
      ],
    ],
    finds: ['decisions/veto-late'],
  },
  {
    name: 'the text of a decision that binds does not change',
    change: true,
    edits: [[book.DECISIONS, 'text: A pilot is held in each', 'text: «A pilot may be held in each']],
    finds: ['lifecycle/frozen'],
  },
];
