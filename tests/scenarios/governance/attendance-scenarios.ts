import type { BookScenario, Edit } from '../../support/b-wise-book.ts';
import * as book from './files.ts';

/** Three members less: five of nine. */
const absences: readonly Edit[] = [
  ['NASO', 'P-011'],
  ['ADV', 'P-025'],
  ['RISE', 'P-024'],
].map(([partner, person]) => [
  book.FIRST_COMMITTEE,
  `  - partner: ${partner}\n    person: ${person}\n    mode: remote\n`,
  `  - partner: ${partner}\n    mode: absent\n`,
]);

const withoutQuorum = (day: string, more = '') =>
  `# A meeting of three
id: MTG-${day}-SC
title: Steering committee
status: held
body: SC
kind: ordinary
date: ${day}
place: online
chair: P-001
minute_taker: P-003
${more}agenda:
  - n: 1
    title: Where we stand
attendance:
  - partner: ENSIE
    mode: remote
  - partner: EASPD
    mode: remote
`;

const held = (day: string) => `project-data/meetings/MTG-${day}-SC.yaml`;
const twoBefore: readonly Edit[] = [
  [held('2021-05-20'), '', withoutQuorum('2021-05-20')],
  [held('2021-05-31'), '', withoutQuorum('2021-05-31', 'reconvenes: MTG-2021-05-20-SC\n')],
  [book.FIRST_COMMITTEE, 'kind: ordinary\n', 'kind: extraordinary\nreconvenes: MTG-2021-05-31-SC\n'],
];
const markDecisions: readonly Edit[] = [
  [book.FIRST_COMMITTEE, '      - DEC-002\n', '      - «DEC-002\n'],
  [book.FIRST_COMMITTEE, '      - DEC-010\n', '      - «DEC-010\n'],
];

export const attendanceScenarios: readonly BookScenario[] = [
  {
    name: 'a proxy is held by a partner that is not there',
    edits: [[book.FIRST_ASSEMBLY, 'represented_by: ENSIE', 'represented_by: «RES']],
    finds: ['meetings/proxy'],
  },
  {
    name: 'a proxy is given to nobody',
    edits: [[book.FIRST_ASSEMBLY, '    mode: proxy\n    represented_by: ENSIE\n', '    mode: «proxy\n']],
    finds: ['meetings/proxy'],
  },
  {
    name: 'a member is counted once, present or represented',
    edits: [
      [book.FIRST_ASSEMBLY, '  - partner: EvZin\n', '  - partner: «EvZin\n'],
      [
        book.FIRST_ASSEMBLY,
        '    represented_by: ENSIE\n',
        '    represented_by: ENSIE\n  - partner: EvZin\n    person: P-021\n    mode: remote\n',
      ],
    ],
    finds: ['meetings/counted-twice'],
  },
  {
    name: 'somebody comes for a partner that is not hers',
    edits: [
      [
        book.FIRST_ASSEMBLY,
        '  - partner: FEI\n    person: P-020\n',
        '  - partner: FEI\n    person: «P-021\n',
      ],
    ],
    finds: ['meetings/other-partner'],
  },
  {
    name: 'somebody sits in a body for a partner that is not his',
    edits: [
      [
        'project-data/bodies.yaml',
        '    - partner: RISE\n      person: P-024',
        '    - partner: RISE\n      person: «P-025',
      ],
    ],
    finds: ['meetings/other-partner'],
  },
  {
    name: 'nothing is decided without a quorum',
    edits: [...absences, ...markDecisions],
    finds: ['meetings/no-quorum', 'meetings/no-quorum'],
  },
  {
    name: 'the extraordinary meeting after two without a quorum decides',
    edits: [...absences, ...twoBefore],
    finds: [],
  },
  {
    name: 'an extraordinary meeting after one without a quorum does not decide',
    edits: [
      ...absences,
      ...markDecisions,
      [held('2021-05-31'), '', withoutQuorum('2021-05-31')],
      [book.FIRST_COMMITTEE, 'kind: ordinary\n', 'kind: extraordinary\nreconvenes: MTG-2021-05-31-SC\n'],
    ],
    finds: ['meetings/no-quorum', 'meetings/no-quorum'],
  },
  {
    name: 'where the profile has no such rule, the extraordinary meeting needs a quorum as well',
    edits: [
      ...absences,
      ...twoBefore,
      ...markDecisions,
      book.OWN_NUMBERS,
      [
        book.PROJECT,
        'second_meeting_decides: true\n      quorum: "2/3"\n      majority: "2/3"\n      source:\n        - DESCA14\n    # The model',
        'second_meeting_decides: false\n      quorum: "2/3"\n      majority: "2/3"\n      source:\n        - DESCA14\n    # The model',
      ],
    ],
    finds: ['meetings/no-quorum', 'meetings/no-quorum'],
  },
  {
    name: 'a meeting that is held again too late',
    edits: [
      [held('2021-05-20'), '', withoutQuorum('2021-05-20')],
      [book.FIRST_COMMITTEE, 'date: 2021-06-10\n', 'date: «2021-06-10\nreconvenes: MTG-2021-05-20-SC\n'],
    ],
    finds: ['time/too-late'],
  },
];
