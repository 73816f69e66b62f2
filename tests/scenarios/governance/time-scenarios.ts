import type { BookScenario } from '../../support/b-wise-book.ts';
import * as book from './files.ts';

const LATE_NOTICE =
  'notice_late_reason: The hall was confirmed on 2 September only; the launching event of the day before came first.\n';

/** The quorum in the rules of the steering committee. */
const QUORUM_OF_COMMITTEE =
  'minutes_days: 10\n      objection_days: 15\n      accepted_days: 3\n      veto_days: 15\n      reconvene_days: 15\n      second_meeting_decides: true\n      quorum: "2/3"\n      majority: "2/3"\n      source:\n        - DESCA14\n    # The model';

export const timeScenarios: readonly BookScenario[] = [
  {
    name: 'a notice that was late, and no reason is given',
    edits: [
      [book.FIRST_ASSEMBLY, LATE_NOTICE, ''],
      [book.FIRST_ASSEMBLY, 'notice_sent_on: 2021', 'notice_sent_on: «2021'],
    ],
    finds: ['time/too-late'],
  },
  {
    name: 'a late notice that says why passes: it is recorded, not hidden',
    edits: [[book.FIRST_ASSEMBLY, LATE_NOTICE, 'notice_late_reason: The funder called a review first.\n']],
    finds: [],
  },
  {
    name: 'the small-project profile has its own days, and the same checks',
    edits: [
      book.OWN_NUMBERS,
      [
        book.PROJECT,
        '      notice_days:\n        ordinary: 45\n        extraordinary: 15\n      agenda_days:\n        ordinary: 21\n        extraordinary: 10\n      add_item_days:\n        ordinary: 14\n',
        '      notice_days:\n        ordinary: 14\n        extraordinary: 7\n      agenda_days:\n        ordinary: 14\n        extraordinary: 7\n      add_item_days:\n        ordinary: 7\n',
      ],
      [book.FIRST_ASSEMBLY, LATE_NOTICE, ''],
      [book.THIRD_ASSEMBLY, 'added_on: 2023-09-27', 'added_on: 2023-10-05'],
      [book.SECOND_ASSEMBLY, 'notice_sent_on: 2022-09-30', 'notice_sent_on: «2022-11-04'],
      [book.SECOND_ASSEMBLY, '"2022-09-30T10:05:00+02:00"', '"2022-11-04T10:05:00+01:00"'],
    ],
    finds: ['time/too-late'],
  },
  {
    name: 'an agenda that was sent too late',
    edits: [
      [book.NEXT_COMMITTEE, 'status: planned', 'status: agenda_sent'],
      [
        book.NEXT_COMMITTEE,
        'minute_taker: P-003\n',
        `minute_taker: P-003\nnotice_sent_on: 2024-01-18\nagenda_sent_on: «2024-01-26\nsends:\n${[
          ['notice', '2024-01-18'],
          ['agenda', '2024-01-26'],
        ]
          .map(
            ([what, day]) =>
              `  - what: ${what}\n    at: "${day}T10:00:00+01:00"\n    by: P-001\n    to: [ENSIE, EASPD, EURICSE, IdeeInRete, SCF, NASO, ADV, JKU, RISE]\n    message_id: ${what}@example.org\n`,
          )
          .join('')}`,
      ],
    ],
    finds: ['time/too-late'],
  },
  {
    name: 'an item that was added too late, with a reason but without the consent of all',
    edits: [
      [
        book.THIRD_ASSEMBLY,
        'added_on: 2023-09-27\n',
        'added_on: «2023-10-02\n    late_reason: Two partners lost their contact at the end of September.\n',
      ],
    ],
    finds: ['meetings/not-unanimous'],
  },
  {
    name: 'an item that was added too late, without a word',
    edits: [[book.THIRD_ASSEMBLY, 'added_on: 2023-09-27', 'added_on: ««2023-10-02']],
    finds: ['meetings/not-unanimous', 'time/too-late'],
  },
  {
    name: 'an item added at the meeting itself passes where all agreed to decide on it',
    edits: [
      [
        book.THIRD_ASSEMBLY,
        'added_on: 2023-09-27\n',
        'added_on: 2023-10-12\n    late_reason: It came up in the talk on risks.\n    unanimous: true\n',
      ],
    ],
    finds: [],
  },
  {
    name: 'an item that comes to an agenda that was sent says when',
    change: true,
    edits: [
      [
        book.CURRICULA,
        'agenda:\n  - n: 1\n',
        'agenda:\n  - n: 4\n    title: «Certificates\n    decision_required: false\n  - n: 1\n',
      ],
    ],
    finds: ['meetings/agenda-changed'],
  },
  {
    name: 'an item does not become one for decision after the agenda was sent',
    change: true,
    edits: [
      [
        book.CURRICULA,
        'decision_required: false\n    minutes: The core modules are agreed',
        'decision_required: «true\n    minutes: The core modules are agreed',
      ],
    ],
    finds: ['meetings/agenda-changed'],
  },
  {
    name: 'unless all who were there agreed',
    change: true,
    edits: [
      [
        book.CURRICULA,
        'decision_required: false\n    minutes: The core modules are agreed',
        'decision_required: true\n    unanimous: true\n    minutes: The core modules are agreed',
      ],
    ],
    finds: [],
  },
  {
    name: 'a document that was there too late',
    edits: [
      [
        book.THIRD_ASSEMBLY,
        '    title: Curricula\n',
        '    title: Curricula\n    documents:\n      - title: Draft of D3.2\n        record: D3.2\n        available_on: «2023-10-06\n',
      ],
    ],
    finds: ['time/too-late'],
  },
  {
    name: 'minutes that were sent too late',
    edits: [
      [book.CURRICULA, 'minutes_sent_on: 2023-11-24', 'minutes_sent_on: «2023-11-27'],
      [book.CURRICULA, '"2023-11-24T15:20', '"2023-11-27T15:20'],
    ],
    finds: ['time/too-late'],
  },
  {
    name: 'minutes accepted before the time for objections was over',
    edits: [
      [book.CURRICULA, 'status: minutes_draft_sent', 'status: minutes_accepted'],
      [
        book.CURRICULA,
        'minutes_sent_on: 2023-11-24\n',
        'minutes_sent_on: 2023-11-24\nminutes_accepted_on: «2023-12-08\n',
      ],
    ],
    finds: ['time/too-early'],
  },
  {
    name: 'minutes accepted by a vote at a later meeting need no silence',
    edits: [
      [book.CURRICULA, 'status: minutes_draft_sent', 'status: minutes_accepted'],
      [
        book.CURRICULA,
        'minutes_sent_on: 2023-11-24\n',
        'minutes_sent_on: 2023-11-24\nminutes_accepted_on: 2023-11-28\nminutes_accepted_at: MTG-2023-10-12-GA\n',
      ],
    ],
    finds: [],
  },
];

/** On these days other things are late as well: they are left out. */
const CLOCK = ['meetings/too-seldom', 'meetings/not-held-again'];

export const clockScenarios: readonly BookScenario[] = [
  {
    name: 'a body that does not meet as often as its rules say',
    today: '2024-01-05',
    codes: CLOCK,
    edits: [['project-data/bodies.yaml', '- id: SC\n', '- id: «SC\n']],
    finds: ['meetings/too-seldom'],
  },
  {
    name: 'a meeting without a quorum that was not held again in time',
    today: '2021-07-01',
    codes: CLOCK,
    edits: [
      [book.FIRST_COMMITTEE, 'date: 2021-06-10\n', 'date: «2021-06-10\n'],
      [book.PROJECT, QUORUM_OF_COMMITTEE, QUORUM_OF_COMMITTEE.replace('2/3', '100%')],
      [book.FIRST_COMMITTEE, '    decisions:\n      - DEC-002\n', ''],
      [book.FIRST_COMMITTEE, '    decisions:\n      - DEC-010\n', ''],
    ],
    finds: ['meetings/not-held-again'],
  },
];
