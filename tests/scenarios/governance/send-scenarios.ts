import type { BookScenario, Edit } from '../../support/b-wise-book.ts';
import * as book from './files.ts';

const LAST_SEND = '    message_id: 20231124-1520.minutes.MTG-2023-11-16-WP@example.org\n';
const sentAgain = (at: string, more = ''): Edit => [
  book.CURRICULA,
  LAST_SEND,
  `${LAST_SEND}  - what: minutes\n    at: ${at}\n    by: P-028\n    to: [LSUA]\n    message_id: again@example.org\n${more}`,
];

export const sendScenarios: readonly BookScenario[] = [
  {
    name: 'minutes that are said to be sent, and no sending is recorded',
    edits: [[book.THIRD_ASSEMBLY, 'minutes_sent_on: 2023-10-20', 'minutes_sent_on: «2023-10-19']],
    finds: ['sends/not-recorded'],
  },
  {
    name: 'minutes that did not go to a member',
    edits: [
      [
        book.THIRD_ASSEMBLY,
        'at: "2023-10-20T15:20:00+02:00"\n    by: P-003\n    to:\n',
        'at: "2023-10-20T15:20:00+02:00"\n    by: P-003\n    «to:\n',
      ],
      [
        book.THIRD_ASSEMBLY,
        '      - ONCE\n    message_id: 20231020-1520.minutes',
        '    message_id: 20231020-1520.minutes',
      ],
    ],
    finds: ['sends/not-to-all'],
  },
  {
    name: 'a notice that did not go to a member',
    edits: [
      [
        book.SECOND_ASSEMBLY,
        '  - what: notice\n    at: "2022-09-30T10:05:00+02:00"\n    by: P-001\n    to:\n      - ENSIE\n      - EASPD\n',
        '  - what: notice\n    at: "2022-09-30T10:05:00+02:00"\n    by: P-001\n    «to:\n      - ENSIE\n',
      ],
    ],
    finds: ['sends/not-to-all'],
  },
  {
    name: 'accepted minutes of the committee that did not go to all of the assembly',
    edits: [
      [
        book.SECOND_COMMITTEE,
        '  - what: accepted_minutes\n    at: "2023-07-02T09:40:00+02:00"\n    by: P-003\n    to:',
        '  - what: accepted_minutes\n    at: "2023-07-02T09:40:00+02:00"\n    by: P-003\n    «to:',
      ],
      [book.SECOND_COMMITTEE, '      - ONCE\n    message_id: 20230702', '    message_id: 20230702'],
    ],
    finds: ['sends/not-to-all'],
  },
  {
    name: 'accepted minutes that are not sent to the members in time',
    edits: [
      [book.THIRD_ASSEMBLY, 'accepted_sent_on: 2023-11-06', 'accepted_sent_on: «2023-11-08'],
      [book.THIRD_ASSEMBLY, '"2023-11-06T09:40', '"2023-11-08T09:40'],
    ],
    finds: ['time/too-late'],
  },
  {
    name: 'minutes dated before their meeting',
    edits: [
      [book.THIRD_ASSEMBLY, 'minutes_sent_on: 2023-10-20', 'minutes_sent_on: «2023-10-20'],
      [book.THIRD_ASSEMBLY, '"2023-10-20T15:20', '«"2023-10-11T15:20'],
    ],
    finds: ['sends/not-recorded', 'sends/impossible-time'],
  },
  {
    name: 'a sending that is recorded before it was sent',
    change: true,
    recordedOn: '2023-12-01',
    edits: [sentAgain('«"2023-12-05T09:00:00+01:00"')],
    finds: ['sends/impossible-time'],
  },
  {
    name: 'a sending that is recorded weeks after it was sent',
    change: true,
    recordedOn: '2023-12-20',
    edits: [sentAgain('«"2023-11-25T09:00:00+01:00"')],
    finds: ['sends/recorded-late'],
  },
  {
    name: 'a sending that is recorded late, with its reason, passes',
    change: true,
    recordedOn: '2023-12-20',
    edits: [sentAgain('"2023-11-25T09:00:00+01:00"', '    late_reason: The officer was ill.\n')],
    finds: [],
  },
  {
    name: 'the record of a sending does not change',
    change: true,
    edits: [
      [
        book.CURRICULA,
        '  - what: minutes\n    at: "2023-11-24T15:20:00+01:00"',
        '  - «what: minutes\n    at: "2023-11-24T11:20:00+01:00"',
      ],
    ],
    finds: ['sends/changed'],
  },
];
