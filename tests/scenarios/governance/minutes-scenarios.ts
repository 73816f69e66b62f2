import type { BookScenario } from '../../support/b-wise-book.ts';
import * as book from './files.ts';

export const minutesScenarios: readonly BookScenario[] = [
  {
    name: 'a decision under an item that is not for decision',
    edits: [
      [
        book.THIRD_ASSEMBLY,
        'decision_required: true\n    minutes: The pilots begin with the core modules (DEC-014).\n    decisions:\n      - ',
        'decision_required: false\n    minutes: The pilots begin with the core modules (DEC-014).\n    decisions:\n      - «',
      ],
    ],
    finds: ['meetings/not-for-decision'],
  },
  {
    name: 'an action noted in the minutes that is in no registry when they go out',
    edits: [
      [
        book.CURRICULA,
        '    title: What the pilots can begin with\n',
        '    title: What the pilots can begin with\n    «noted_actions:\n      - text: Send the core modules to the sites\n        owner: P-025\n        due: 2023-12-15\n',
      ],
    ],
    finds: ['meetings/not-taken'],
  },
  {
    name: 'minutes that list a decision of another meeting',
    edits: [[book.THIRD_ASSEMBLY, '      - DEC-014\n', '      - DEC-014\n      - «DEC-012\n']],
    finds: ['meetings/taken-elsewhere'],
  },
  {
    name: 'minutes that list an action of another meeting',
    edits: [[book.THIRD_ASSEMBLY, '      - A-024\n', '      - A-024\n      - «A-018\n']],
    finds: ['meetings/taken-elsewhere'],
  },
  {
    name: 'minutes whose text names a decision that is in no registry',
    edits: [
      [
        book.THIRD_ASSEMBLY,
        'minutes: The pilots begin with the core modules (DEC-014)',
        'minutes: «The pilots begin with the core modules (DEC-914)',
      ],
    ],
    finds: ['meetings/unknown-in-minutes'],
  },
  {
    name: 'an action that says it comes from a meeting whose minutes do not list it',
    edits: [
      [book.THIRD_ASSEMBLY, '    actions:\n      - A-024\n', ''],
      [
        book.ACTIONS,
        '  origin: MTG-2023-10-12-GA\n  about:\n    - MS11',
        '  origin: «MTG-2023-10-12-GA\n  about:\n    - MS11',
      ],
    ],
    finds: ['meetings/not-in-minutes'],
  },
  {
    name: 'an objection that was not settled when the minutes were accepted',
    edits: [
      [book.SECOND_ASSEMBLY, '    date: 2022-12-01\n', '    date: «2022-12-01\n'],
      [
        book.SECOND_ASSEMBLY,
        '    answer: The reasons of both partners now stand under item 3.\n    outcome: corrected\n    resolved_on: 2022-12-05\n',
        '',
      ],
    ],
    finds: ['meetings/open-objection'],
  },
  {
    name: 'an objection that came after the time for objections does not count',
    edits: [
      [
        book.THIRD_ASSEMBLY,
        'minutes_accepted_on: 2023-11-04\n',
        'minutes_objections:\n  - partner: FEI\n    date: 2023-11-20\n    text: Item 4 should say who regrets it.\nminutes_accepted_on: 2023-11-04\n',
      ],
    ],
    finds: [],
  },
  {
    name: 'an objection does not vanish',
    before: [
      [book.CURRICULA, 'status: minutes_draft_sent', 'status: minutes_contested'],
      [
        book.CURRICULA,
        'minutes_sent_on: 2023-11-24\n',
        'minutes_sent_on: 2023-11-24\nminutes_objections:\n  - partner: LSUA\n    date: 2023-11-27\n    text: We were not there.\n',
      ],
    ],
    change: true,
    edits: [
      [book.CURRICULA, 'status: minutes_contested', 'status: minutes_draft_sent'],
      [
        book.CURRICULA,
        'minutes_objections:\n  - partner: LSUA\n    date: 2023-11-27\n    text: We were not there.\n',
        '«minutes_objections:\n  - partner: SCF\n    date: 2023-11-28\n    text: A comma is missing.\n',
      ],
    ],
    finds: ['votes/gone'],
  },
  {
    name: 'corrected minutes that were not sent again',
    edits: [
      [book.SECOND_ASSEMBLY, 'minutes_resent_on: 2022-12-05\n', ''],
      [book.SECOND_ASSEMBLY, 'outcome: corrected', 'outcome: «corrected'],
    ],
    finds: ['meetings/not-sent-again'],
  },
  {
    name: 'accepted minutes do not change',
    change: true,
    edits: [
      [book.THIRD_ASSEMBLY, 'agenda:\n  - n: 1\n', 'agenda:\n  «- n: 1\n'],
      [
        book.THIRD_ASSEMBLY,
        'partners translate the forms (DEC-013)',
        'nobody translates the forms (DEC-013)',
      ],
    ],
    finds: ['lifecycle/frozen'],
  },
  {
    name: 'an action that stays open meeting after meeting',
    edits: [
      [
        book.ACTIONS,
        '  status: done\n  origin: MTG-2021-10-15-GA\n  about:\n    - D1.4\n  done_on: 2021-12-02\n',
        '  status: «open\n  origin: MTG-2021-10-15-GA\n  about:\n    - D1.4\n',
      ],
      [book.PROJECT, 'carried_over_most: 3', 'carried_over_most: 2'],
    ],
    finds: ['actions/carried-over'],
  },
  {
    name: 'an action without an owner or a due date',
    edits: [
      [book.ACTIONS, '- id: A-026\n', '- id: ««A-026\n'],
      [book.ACTIONS, '  owner: P-004\n  due: 2024-01-15\n', ''],
    ],
    finds: ['schema/required', 'schema/required'],
  },
  {
    name: 'an action that is cancelled says why',
    edits: [
      [book.ACTIONS, '- id: A-019\n', '- id: «A-019\n'],
      [book.ACTIONS, '  cancel_reason: A page on the website does the same.\n', ''],
    ],
    finds: ['lifecycle/required-field'],
  },
  {
    name: 'a meeting without a chair and a place',
    edits: [
      [book.CURRICULA, 'id: MTG-2023-11-16-WP\n', 'id: ««MTG-2023-11-16-WP\n'],
      [book.CURRICULA, 'place: online\n', ''],
      [book.CURRICULA, 'chair: P-010\n', ''],
    ],
    finds: ['schema/required', 'schema/required'],
  },
  {
    name: 'a meeting is not held before its agenda is sent',
    codes: ['lifecycle/not-allowed'],
    change: true,
    edits: [
      [book.NEXT_COMMITTEE, 'status: planned\n', 'status: «held\n'],
      [
        book.NEXT_COMMITTEE,
        'illustrative: true\n',
        'attendance:\n  - partner: ENSIE\n    person: P-001\n    mode: remote\nillustrative: true\n',
      ],
    ],
    finds: ['lifecycle/not-allowed'],
  },
  {
    name: 'an action has one owner and one due date',
    edits: [
      [
        book.ACTIONS,
        '  owner: P-004\n  due: 2024-01-15\n',
        '  owner: «[P-004, P-005]\n  due: «[2024-01-15, 2024-02-15]\n',
      ],
    ],
    finds: ['schema/type', 'schema/type'],
  },
];
