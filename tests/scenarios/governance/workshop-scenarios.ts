import type { BookScenario } from '../../support/b-wise-book.ts';
import * as book from './files.ts';

const FIRST_ROUND =
  '    start: "15:30"\n    end: "17:00"\n    title: From personas to curricula, first round\n';

export const workshopScenarios: readonly BookScenario[] = [
  {
    name: 'a session on a day that is none of the workshop',
    edits: [[book.WORKSHOP, `  - day: 2022-09-29\n${FIRST_ROUND}`, `  - day: «2022-10-01\n${FIRST_ROUND}`]],
    finds: ['meetings/session-time'],
  },
  {
    name: 'a session that ends before it begins',
    edits: [[book.WORKSHOP, FIRST_ROUND, FIRST_ROUND.replace('end: "17:00"', 'end: «"15:00"')]],
    finds: ['meetings/session-time'],
  },
  {
    name: 'two sessions at one time',
    edits: [[book.WORKSHOP, FIRST_ROUND, FIRST_ROUND.replace('start: "15:30"', 'start: «"14:30"')]],
    finds: ['meetings/room-clash'],
  },
  {
    name: 'a session in a room that is not there',
    edits: [[book.WORKSHOP, '      - Group D\n    task: Match', '      - «Group E\n    task: Match']],
    finds: ['meetings/unknown-place'],
  },
  {
    name: 'a partner in two group rooms',
    edits: [
      [book.WORKSHOP, '      - FEI\n      - EURICSE\n', '      - FEI\n      - EURICSE\n      - «SENT\n'],
    ],
    finds: ['meetings/room-clash'],
  },
  {
    name: 'next steps are actions of the registry',
    edits: [[book.WORKSHOP, '    next_steps:\n      - A-031', '    next_steps:\n      - «A-931']],
    finds: ['references/unknown-id'],
  },
];
