import type { BookScenario, Edit } from '../../support/b-wise-book.ts';
import * as book from './files.ts';

/** The vote on DEC-013 in the minutes and in the decision. */
const votes = (inMinutes: string, inDecision: string = inMinutes.replace('«', '')): Edit[] => [
  [
    book.THIRD_ASSEMBLY,
    'decision: DEC-013\n    for: 14\n    against: 3',
    `decision: DEC-013\n    ${inMinutes}`,
  ],
  [book.DECISIONS, '    for: 14\n    against: 3', `    ${inDecision}`],
];

export const voteScenarios: readonly BookScenario[] = [
  {
    name: 'more votes than members were there',
    edits: votes('for: «15\n    against: 3'),
    finds: ['votes/too-many'],
  },
  {
    name: 'a partner in default has no vote',
    codes: ['votes/too-many'],
    edits: [
      [
        book.PARTNERS,
        '  financial_contact: P-042\n  accession_date: 2021-01-01\n  status: active\n',
        '  financial_contact: P-042\n  accession_date: 2021-01-01\n  status: defaulting\n  status_decision: DEC-008\n  status_reason: No report for a year\n',
      ],
      [book.THIRD_ASSEMBLY, 'decision: DEC-014\n    for: ', 'decision: DEC-014\n    for: «'],
      [book.THIRD_ASSEMBLY, 'decision: DEC-013\n    for: ', 'decision: DEC-013\n    for: «'],
      [book.THIRD_ASSEMBLY, 'decision: DEC-015\n    for: ', 'decision: DEC-015\n    for: «'],
    ],
    finds: ['votes/too-many', 'votes/too-many', 'votes/too-many'],
  },
  {
    name: 'a decision without the majority of the votes cast',
    edits: votes('for: «11\n    against: 6'),
    finds: ['votes/no-majority'],
  },
  {
    name: 'where abstentions count as votes cast, more votes are needed',
    edits: [
      book.OWN_NUMBERS,
      [
        book.PROJECT,
        '      second_meeting_decides: true\n      quorum: "2/3"\n      majority: "2/3"\n      source:\n        - DESCA14\n    - body: SC',
        '      second_meeting_decides: true\n      quorum: "2/3"\n      majority: "3/4"\n      abstentions_count: true\n      source:\n        - DESCA14\n    - body: SC',
      ],
      [book.THIRD_ASSEMBLY, 'decision: DEC-013\n    for: 14', 'decision: DEC-013\n    for: «14'],
    ],
    finds: ['votes/no-majority'],
  },
  {
    name: 'a decision with other votes than the minutes',
    edits: [[book.DECISIONS, '  votes:\n    for: 14', '  «votes:\n    for: 15']],
    finds: ['votes/disagree'],
  },
  {
    name: 'a vote on an item under which the decision does not stand',
    edits: [
      [book.THIRD_ASSEMBLY, '  - item: 4\n    decision: DEC-013', '  - item: 3\n    decision: «DEC-013'],
    ],
    finds: ['votes/other-item'],
  },
];
