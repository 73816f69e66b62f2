import type { BookScenario } from '../../support/b-wise-book.ts';
import * as book from './files.ts';

const ANSWER_OF_ONCE = '    - partner: ONCE\n      vote: for\n';

export const writtenScenarios: readonly BookScenario[] = [
  {
    name: 'a member answers once',
    edits: [
      [
        book.PROCEDURES,
        ANSWER_OF_ONCE,
        `    - partner: «FEI\n      vote: for\n      answered_on: 2022-03-13\n      channel: email\n${ANSWER_OF_ONCE}`,
      ],
    ],
    finds: ['votes/twice'],
  },
  {
    name: 'an answer does not vanish',
    before: [
      [
        book.PROCEDURES,
        '  status: draft\n  body: SC\n',
        '  status: open\n  sent_on: 2023-12-01\n  respond_by: 2023-12-15\n  ballots:\n    - partner: JKU\n      vote: against\n      answered_on: 2023-12-04\n      channel: email\n  sends:\n    - what: proposal\n      at: "2023-12-01T09:00:00+01:00"\n      by: P-001\n      to: [ENSIE, EASPD, EURICSE, IdeeInRete, SCF, NASO, ADV, JKU, RISE]\n      message_id: p1@example.org\n  body: SC\n',
      ],
    ],
    change: true,
    edits: [
      [book.PROCEDURES, 'id: WRP-002\n', 'id: «WRP-002\n'],
      [
        book.PROCEDURES,
        '  ballots:\n    - partner: JKU\n      vote: against\n      answered_on: 2023-12-04\n      channel: email\n',
        '',
      ],
    ],
    finds: ['votes/gone'],
  },
  {
    name: 'a partner without a vote does not answer',
    edits: [
      [
        book.PROCEDURES,
        ANSWER_OF_ONCE,
        `    - partner: «EfVET\n      vote: abstain\n      answered_on: 2022-03-13\n      channel: email\n${ANSWER_OF_ONCE}`,
      ],
    ],
    finds: ['votes/not-a-voter'],
  },
  {
    name: 'an answer after the last day does not count',
    edits: [
      [
        book.PROCEDURES,
        `${ANSWER_OF_ONCE}      answered_on: 2022-03-13`,
        `${ANSWER_OF_ONCE}      answered_on: «2022-03-16`,
      ],
    ],
    finds: ['votes/out-of-time'],
  },
  {
    name: 'an outcome without the majority of all members: silence is no yes',
    edits: [
      book.OWN_NUMBERS,
      [book.PROJECT, 'majority: "51%"', 'majority: "6/7"'],
      [book.PROCEDURES, 'status: agreed', 'status: «agreed'],
    ],
    finds: ['votes/no-majority'],
  },
  {
    name: 'where the setting says so, silence agrees',
    edits: [book.OWN_NUMBERS, [book.PROJECT, 'majority: "51%"', 'majority: "6/7"\n  silence_agrees: true']],
    finds: [],
  },
  {
    name: 'a procedure that is closed before its last day while members have not answered',
    edits: [
      [book.PROCEDURES, 'outcome_sent_on: 2022-03-15', 'outcome_sent_on: «2022-03-14'],
      [book.PROCEDURES, '"2022-03-15T10:15', '"2022-03-14T10:15'],
    ],
    finds: ['votes/closed-early'],
  },
  {
    name: 'members have fewer days to answer than the rules give them',
    edits: [
      book.OWN_NUMBERS,
      [book.PROJECT, 'response_days: 10', 'response_days: 14'],
      [book.PROCEDURES, 'respond_by: 2022-03-14', 'respond_by: «2022-03-14'],
    ],
    finds: ['time/too-early'],
  },
  {
    name: 'the text that did not go to all who may vote',
    edits: [
      [
        book.PROCEDURES,
        '    - what: proposal\n      at: "2022-03-01T09:30:00+01:00"\n      by: P-001\n      to:\n        - ENSIE\n',
        '    - what: proposal\n      at: "2022-03-01T09:30:00+01:00"\n      by: P-001\n      «to:\n',
      ],
    ],
    finds: ['sends/not-to-all'],
  },
  {
    name: 'a decision in writing that binds while a veto is possible',
    edits: [[book.DECISIONS, '  binding_on: 2022-03-30\n', '  binding_on: «2022-03-29\n']],
    finds: ['time/too-early'],
  },
  {
    name: 'a decision with other votes than were given in writing',
    edits: [[book.DECISIONS, '    for: 17\n', '    for: «18\n']],
    finds: ['votes/disagree'],
  },
];
