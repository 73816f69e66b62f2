import { describe, expect, test } from 'vitest';
import { type BookScenario, type Edit, playBook } from '../../support/b-wise-book.ts';
import { type SmallCall, smallCall } from '../../support/small-call.ts';

const practice = (id: string) => `project-data/good-practices/${id}.yaml`;

/** A scenario about the small call as it stands. */
function call(name: string, small: SmallCall, finds: readonly string[]): BookScenario {
  return { name, edits: smallCall(small), finds };
}

/** The same, with one text of its files changed. */
function altered(name: string, small: SmallCall, [old, fresh, ...finds]: readonly string[]): BookScenario {
  const edits = smallCall(small).map(([path, before, text]): Edit => {
    return [path, before, text.replace(old ?? '', fresh ?? '')];
  });
  return { name, edits, finds };
}

const OF_ACT = { partner: 'ACT', country: 'HR' };
const two = { 'P-005': [4, 4], 'P-010': [3, 4] } as const;

const scenarios: readonly BookScenario[] = [
  call('a call in evaluation passes', { proposals: [{ scores: two }] }, []),
  call(
    'an evaluation by somebody who is not on the committee',
    { proposals: [{ ...OF_ACT, scores: { '«P-006': [4, 4] } }] },
    ['selection/not-a-member'],
  ),
  call(
    'nobody scores a proposal of their own organisation',
    { proposals: [{ partner: 'EASPD', scores: { '«P-005': [5, 5] } }] },
    ['roles/not-independent'],
  ),
  call(
    'nobody scores what they submitted themselves',
    { proposals: [{ more: 'submitted_by: P-010\n', scores: { '«P-010': [5, 5] } }] },
    ['selection/conflict'],
  ),
  call(
    'nobody scores what they declared a conflict of interest with',
    { member: '    conflicts: [GP-101]\n', proposals: [{ scores: { '«P-012': [5, 5] } }] },
    ['selection/conflict'],
  ),
  call(
    'who withdrew from an evaluation is asked for nothing more',
    {
      member: '    conflicts: [GP-101]\n',
      proposals: [
        { scores: { ...two, 'P-012': 'status: recused\n  recused_because: Worked there until 2022.' } },
      ],
    },
    [],
  ),
  call(
    'a member that has not declared conflicts of interest, or that there are none',
    { member: '  - «person: P-013\n', proposals: [{ scores: two }] },
    ['schema/required'],
  ),
  call(
    'a score for a criterion that the call does not have',
    {
      proposals: [
        {
          scores: {
            'P-005':
              'status: returned\n  returned_on: 2023-10-20\n  scores:\n    «- { criterion: «beauty, score: 5 }\n    - { criterion: effect, score: 4 }',
          },
        },
      ],
    },
    ['selection/missing-score', 'selection/unknown-criterion'],
  ),
  call(
    'a criterion that is scored twice',
    {
      proposals: [
        {
          scores: {
            'P-005':
              'status: returned\n  returned_on: 2023-10-20\n  scores:\n    - { criterion: need, score: 5 }\n    - { criterion: effect, score: 4 }\n    - { criterion: «need, score: 5 }',
          },
        },
      ],
    },
    ['selection/missing-score'],
  ),
  call(
    'a score that is not on the scale',
    {
      proposals: [
        {
          scores: {
            'P-005':
              'status: returned\n  returned_on: 2023-10-20\n  scores:\n    - { criterion: need, score: «6 }\n    - { criterion: effect, score: 4 }',
          },
        },
      ],
      more: 'score_lowest: 1\nscore_highest: 5\n',
    },
    ['selection/off-scale'],
  ),
  altered('a tie-break by a criterion that the call does not have', { proposals: [{ scores: two }] }, [
    '- effect',
    '- «beauty',
    'selection/unknown-criterion',
  ]),
  altered('two evaluations of a proposal by one person', { proposals: [{ scores: two }] }, [
    'proposal: GP-101\n  evaluator: P-010',
    'proposal: «GP-101\n  evaluator: P-005',
    'ids/not-unique',
  ]),
  altered('weights that do not add up to 100', { proposals: [{ scores: two }] }, [
    '- { key: need, title: Need, weight: 50 }',
    '«- { key: need, title: Need, weight: 51 }',
    'totals/disagree',
  ]),
  {
    name: 'an evaluation that comes back after its time',
    edits: [
      [
        'project-data/evaluations.yaml',
        'proposal: GP-001\n  evaluator: P-005\n  status: returned\n  requested_on: 2022-01-03\n  returned_on: 2022-01-10',
        'proposal: GP-001\n  evaluator: P-005\n  status: returned\n  requested_on: 2022-01-03\n  returned_on: «2022-02-01',
      ],
    ],
    finds: ['time/too-late'],
  },
  {
    name: 'a proposal that comes after the last day',
    edits: [[practice('GP-034'), 'submitted_on: 2021-12-10', 'submitted_on: «2021-12-11']],
    finds: ['time/too-late'],
  },
];

describe('calls for proposals', () => {
  test.each(scenarios)('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });
});
