import { describe, expect, test } from 'vitest';
import { type BookScenario, playBook } from '../../support/b-wise-book.ts';

const TASKS = 'project-data/tasks.yaml';
const PACKAGES = 'project-data/work-packages.yaml';
const MILESTONES = 'project-data/milestones.yaml';

const scenarios: readonly BookScenario[] = [
  { name: 'in the B-WISE book there is nothing to mend', edits: [], finds: [] },
  {
    name: 'a work package without an end, led by nobody',
    edits: [
      [PACKAGES, '- id: WP5\n', '- id: «WP5\n'],
      [PACKAGES, 'lead: JKU', 'lead: «JKUU'],
      [PACKAGES, '  end_month: M46\n', ''],
    ],
    finds: ['schema/required', 'references/unknown-id'],
  },
  {
    name: 'a work package that ends after the project',
    edits: [[PACKAGES, 'end_month: M46', 'end_month: «M49']],
    finds: ['dates/outside-project'],
  },
  {
    name: 'a task without a lead, after a task that does not exist',
    edits: [
      [TASKS, '- id: T7.3\n', '- id: «T7.3\n'],
      [TASKS, 'Roll-out in the countries\n  lead: RISE\n', 'Roll-out in the countries\n'],
      [TASKS, '    - T6.1\n  pm_estimate', '    - «T6.9\n  pm_estimate'],
    ],
    finds: ['schema/required', 'references/unknown-id'],
  },
  {
    name: 'a task that says another work package than its id',
    edits: [[TASKS, '- id: T5.1\n  wp: WP5', '- id: T5.1\n  wp: «WP4']],
    finds: ['ids/disagrees'],
  },
  {
    name: 'a milestone without a means of verification, of no work package',
    edits: [
      [MILESTONES, '- id: MS13\n', '- id: «MS13\n'],
      [MILESTONES, '  wp: WP6\n', '  wp: «WP66\n'],
      [MILESTONES, '  means_of_verification: Decision of the general assembly\n', ''],
    ],
    finds: ['schema/required', 'references/unknown-id'],
  },
  {
    name: 'an achieved milestone without its evidence',
    edits: [
      [MILESTONES, '- id: MS9\n', '- id: «MS9\n'],
      [MILESTONES, '  evidence:\n    - Approval of D3.1\n', ''],
    ],
    finds: ['lifecycle/required-field'],
  },
  {
    name: 'a milestone that was not achieved does not become achieved',
    before: [[MILESTONES, 'status: postponed', 'status: not_achieved']],
    edits: [
      [
        MILESTONES,
        'status: not_achieved',
        'status: «achieved\n  achieved_on: 2023-11-20\n  evidence: [Approval of D3.2]',
      ],
    ],
    change: true,
    finds: ['lifecycle/not-allowed'],
  },
  {
    name: 'a task that ends after its work package',
    edits: [
      [
        TASKS,
        'end_month: M34\n  end_date: 2023-10-31\n  predecessors:\n    - T3.1\n  deliverables:\n    - D3.2',
        'end_month: «M37\n  end_date: 2024-01-31\n  predecessors:\n    - T3.1\n  deliverables:\n    - D3.2',
      ],
    ],
    finds: ['plan/outside-work-package'],
  },
  {
    name: 'a task at 100 % that is not done',
    edits: [[TASKS, 'percent_complete: 90', 'percent_complete: «100']],
    finds: ['plan/done-disagrees'],
  },
  {
    name: 'a task that is done at 95 %',
    edits: [[TASKS, 'pm_estimate: 22\n  percent_complete: 100', 'pm_estimate: 22\n  percent_complete: «95']],
    finds: ['plan/done-disagrees'],
  },
  {
    name: 'a task that has begun before the one it waits for is finished',
    edits: [[TASKS, '    - T2.3\n  deliverables:\n    - D6.1', '    - «T5.1\n  deliverables:\n    - D6.1']],
    finds: ['plan/predecessor-open'],
  },
  {
    name: 'two tasks that wait for each other are told once',
    edits: [
      [TASKS, 'deliverables:\n    - D1.1\n', 'deliverables:\n    - D1.1\n  predecessors:\n    «- T1.3\n'],
    ],
    finds: ['plan/cycle'],
  },
  {
    name: 'a task whose first month is over and that has not begun is an early warning',
    edits: [[TASKS, 'start_month: M36\n  end_month: M41', 'start_month: «M36\n  end_month: M41']],
    today: '2024-01-01',
    codes: ['plan/late-start'],
    finds: ['plan/late-start'],
  },
  {
    name: 'a task whose first month is not over may wait',
    edits: [],
    today: '2023-12-31',
    codes: ['plan/late-start'],
    finds: [],
  },
  {
    name: 'a milestone past its day without a forecast',
    edits: [
      [MILESTONES, 'forecast_date: 2023-12-31', 'forecast_date: «2023-12-31'],
      [MILESTONES, 'due: 2024-01-31', 'due: «2024-01-31'],
    ],
    today: '2024-02-01',
    codes: ['plan/no-forecast'],
    finds: ['plan/no-forecast', 'plan/no-forecast'],
  },
  {
    name: 'a milestone whose forecast has passed as well',
    edits: [[MILESTONES, 'forecast_date: 2023-12-31', 'forecast_date: «2023-12-31']],
    today: '2024-01-15',
    codes: ['plan/no-forecast'],
    finds: ['plan/no-forecast'],
  },
  {
    name: 'a milestone past its day with a forecast and a reason',
    edits: [],
    today: '2023-12-20',
    codes: ['plan/no-forecast', 'time/overdue'],
    within: MILESTONES,
    finds: [],
  },
  {
    name: 'a work package whose lead has left',
    edits: [
      [
        'project-data/partners.yaml',
        'P-036\n  accession_date: 2021-01-01\n  status: active',
        'P-036\n  accession_date: 2021-01-01\n  withdrawal_date: 2023-10-31\n  status: withdrawn\n  status_decision: DEC-005',
      ],
      [PACKAGES, 'lead: JKU', 'lead: «JKU'],
    ],
    codes: ['references/wrong-state'],
    within: PACKAGES,
    finds: ['references/wrong-state'],
  },
  {
    name: 'a work package whose lead does not work in it',
    edits: [[PACKAGES, 'lead: JKU', 'lead: «ONCE']],
    finds: ['plan/lead-not-participant'],
  },
  {
    name: 'a gap in the numbers of the work packages',
    edits: [
      [
        PACKAGES,
        '- id: WP10\n',
        `- id: «WP12
  title: A late idea
  lead: ENSIE
  type: technical
  start_month: M40
  end_month: M44
  status: planned
  illustrative: true

- id: WP10
`,
      ],
    ],
    codes: ['plan/gap'],
    finds: ['plan/gap'],
  },
  {
    name: 'a work package that is added without an amendment',
    edits: [
      [
        PACKAGES,
        '- id: WP10\n',
        `- id: «WP11
  title: A late idea
  lead: ENSIE
  type: technical
  start_month: M40
  end_month: M44
  status: planned
  illustrative: true

- id: WP10
`,
      ],
    ],
    change: true,
    codes: ['plan/amendment-needed'],
    finds: ['plan/amendment-needed'],
  },
  {
    name: 'a work package that is added by an amendment',
    edits: [
      [
        PACKAGES,
        '- id: WP10\n',
        `- id: WP11
  title: A late idea
  lead: ENSIE
  type: technical
  start_month: M40
  end_month: M44
  status: planned
  amendment: DEC-012
  illustrative: true

- id: WP10
`,
      ],
    ],
    change: true,
    codes: ['plan/amendment-needed'],
    finds: [],
  },
  {
    name: 'a planned work package that is taken out',
    before: [
      [
        PACKAGES,
        '- id: WP10\n',
        `- id: WP11
  title: A late idea
  lead: ENSIE
  type: technical
  start_month: M40
  end_month: M44
  status: planned
  amendment: DEC-012
  illustrative: true

- id: WP10
`,
      ],
    ],
    edits: [
      [
        PACKAGES,
        `- id: WP11
  title: A late idea
  lead: ENSIE
  type: technical
  start_month: M40
  end_month: M44
  status: planned
  amendment: DEC-012
  illustrative: true

`,
        '',
      ],
    ],
    change: true,
    finds: [`${PACKAGES} plan/amendment-needed`],
  },
];

describe('the work plan', () => {
  test.each(scenarios)('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });
});
