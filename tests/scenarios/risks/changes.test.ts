import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/day.ts';
import { derivedData } from '../../../src/registry/derived/with-derived.ts';
import { type BookScenario, bWise, type Edit, playBook } from '../../support/b-wise-book.ts';

const ISSUES = 'project-data/issues.yaml';
const CHANGES = 'project-data/changes.yaml';
const PARTNERS = 'project-data/partners.yaml';
const PEOPLE = 'project-data/people.yaml';
const TASKS = 'project-data/tasks.yaml';
const PACKAGES = 'project-data/work-packages.yaml';
const MILESTONES = 'project-data/milestones.yaml';
const LISTS = 'project-data/mailing-lists.yaml';
const PROJECT = 'project-data/project.yaml';
const D = (id: string) => `project-data/deliverables/${id}.yaml`;

/** CH-006 as it is once the general assembly and the steering committee have agreed to it. */
const APPROVED: Edit = [
  CHANGES,
  /(- id: CH-006[\s\S]*?)status: waiting_approval([\s\S]*?target_date: 2024-02-29\n)/,
  '$1status: approved$2  decision: DEC-012\n  decided_on: 2023-11-18\n',
];
const IMPLEMENTED: Edit = [
  CHANGES,
  /(- id: CH-006[\s\S]*?)status: approved([\s\S]*?target_date: 2024-02-29\n)/,
  '$1status: implemented$2  implemented_on: 2023-11-20\n',
];
const MOVED = (mark: string): Edit => [
  D('D3.2'),
  'due: 2023-10-31 # late: see A-021 and R-006\n',
  `due: 2023-10-31 # late: see A-021 and R-006\nrevised_due: ${mark}2024-01-31\nrevision_reason: The fourth section is written anew.\nchange: CH-006\n`,
];

const issues: readonly BookScenario[] = [
  { name: 'the issues, changes and partners of the B-WISE book are in order', edits: [], finds: [] },
  {
    name: 'an issue without urgency, of a size of nine',
    edits: [
      [ISSUES, '- id: I-004', '- id: «I-004'],
      [ISSUES, '  urgency: 5\n', ''],
      [ISSUES, 'size: 4', 'size: «9'],
    ],
    finds: ['schema/required', 'schema/limit'],
  },
  {
    name: 'an issue that is postponed without a reason',
    edits: [
      [ISSUES, '- id: I-001', '- id: «I-001'],
      [ISSUES, /\n {2}postpone_reason: .*/, ''],
    ],
    finds: ['lifecycle/required-field'],
  },
  {
    name: 'an issue that is logged too late',
    edits: [[ISSUES, 'logged_on: 2023-10-21', 'logged_on: «2023-10-23']],
    finds: ['time/too-late'],
  },
  {
    name: 'an issue that gets its owner too late',
    edits: [[ISSUES, 'assigned_on: 2023-10-23', 'assigned_on: «2023-10-27']],
    finds: ['time/too-late'],
  },
  {
    name: 'an issue goes from open to closed without being resolved',
    edits: [
      [
        ISSUES,
        /(- id: I-004[\s\S]*?)status: open/,
        '$1status: «closed\n  resolution: Done.\n  resolved_on: 2023-11-20\n  closed_on: 2023-11-20',
      ],
    ],
    change: true,
    codes: ['lifecycle/not-allowed'],
    finds: ['lifecycle/not-allowed'],
  },
  {
    name: 'an issue past its target',
    edits: [
      [D('D3.2'), 'due: 2023-10-31', 'due: «2023-10-31'],
      [D('D8.3'), 'due: 2023-06-30', 'due: «2023-06-30'],
      [ISSUES, 'target_date: 2023-11-10', 'target_date: «2023-11-10'],
      [TASKS, /(- id: T3.2\n[\s\S]*?)end_date: /, '$1end_date: «'],
    ],
    today: '2023-11-11',
    codes: ['time/overdue'],
    finds: Array.from({ length: 4 }, () => 'time/overdue'),
  },
  {
    name: 'an issue past its target that reached the coordinator, when the steering committee has to know',
    edits: [[ISSUES, /(- id: I-005[\s\S]*?)escalated_to: coordinator/, '$1escalated_to: «coordinator']],
    today: '2023-12-11',
    codes: ['issues/not-escalated'],
    finds: ['issues/not-escalated'],
  },
  {
    name: 'an issue past its target that was escalated to nobody',
    edits: [
      [ISSUES, 'target_date: 2023-11-10', 'target_date: «2023-11-10'],
      [ISSUES, '  escalated_to: coordinator\n  escalated_on: 2023-11-17\n', ''],
    ],
    today: '2023-11-11',
    codes: ['issues/not-escalated'],
    finds: ['issues/not-escalated'],
  },
];

const records: readonly BookScenario[] = [
  {
    name: 'a change without anybody who asks for it, of a type that does not exist',
    edits: [
      [CHANGES, '- id: CH-007', '- id: «CH-007'],
      [CHANGES, '  requested_by: P-002\n', ''],
      [CHANGES, 'type: internal', 'type: «external'],
    ],
    finds: ['schema/choice', 'schema/required'].reverse(),
  },
  {
    name: 'a change that is assessed too late',
    edits: [[CHANGES, 'assessed_on: 2023-11-06', 'assessed_on: «2023-11-14']],
    finds: ['time/too-late'],
  },
  {
    name: 'a change that is implemented on no day',
    edits: [
      [CHANGES, '- id: CH-001', '- id: «CH-001'],
      [CHANGES, '  implemented_on: 2022-03-31\n', ''],
    ],
    finds: ['lifecycle/required-field'],
  },
  {
    name: 'an amendment that says not when it is in force',
    edits: [
      [CHANGES, '- id: CH-005', '- id: «CH-005'],
      [CHANGES, '  effective_on: 2023-11-10\n', ''],
    ],
    finds: ['schema/required'],
  },
  {
    name: 'a change that was merged with nothing',
    edits: [
      [CHANGES, '- id: CH-004', '- id: «CH-004'],
      [CHANGES, '  merged_into: CH-006\n', ''],
    ],
    finds: ['lifecycle/required-field'],
  },
  {
    name: 'a change that was merged with itself',
    edits: [[CHANGES, 'merged_into: CH-006', 'merged_into: «CH-004']],
    finds: ['references/wrong-state'],
  },
  {
    name: 'an amendment by a decision of the steering committee',
    edits: [[CHANGES, 'decision: DEC-013', 'decision: «DEC-012']],
    finds: ['changes/needs-decision'],
  },
  {
    name: 'an amendment without a decision',
    edits: [
      [CHANGES, /(- id: CH-005[\s\S]*?)type: GA_amendment/, '$1type: «GA_amendment'],
      [CHANGES, '  decision: DEC-013\n', ''],
    ],
    finds: ['changes/needs-decision'],
  },
  {
    name: 'an amendment by a decision that was only proposed',
    edits: [[CHANGES, 'decision: DEC-013', 'decision: «DEC-017']],
    codes: ['references/wrong-state'],
    finds: ['references/wrong-state'],
  },
  {
    name: 'a change that nobody decided on at the steering committee',
    edits: [[CHANGES, 'status: waiting_approval', 'status: «waiting_approval']],
    today: '2024-02-02',
    codes: ['changes/decision-late'],
    finds: ['changes/decision-late'],
  },
];

const guarded: readonly BookScenario[] = [
  {
    name: 'a due date that is moved by hand, without a change',
    edits: [[D('D5.2'), 'due_month: M46\ndue: 2024-10-31', 'due_month: «M47\ndue: «2024-11-30']],
    change: true,
    finds: ['change/needs-reference', 'change/needs-reference'],
  },
  {
    name: 'a due date that is moved on the basis of a change that waits for its decision',
    edits: [MOVED('«')],
    change: true,
    finds: ['change/needs-reference'],
  },
  {
    name: 'a due date that is moved on the basis of a change that is approved, and not implemented with it',
    before: [APPROVED],
    edits: [MOVED('«')],
    change: true,
    finds: ['change/needs-reference'],
  },
  {
    name: 'a due date that moves in the commit that implements its change',
    before: [APPROVED],
    edits: [IMPLEMENTED, MOVED('')],
    change: true,
    finds: [],
  },
  {
    name: 'a due date that is moved once more on the basis of the same change',
    before: [APPROVED, IMPLEMENTED, MOVED('')],
    edits: [[D('D3.2'), 'revised_due: 2024-01-31', 'revised_due: «2024-02-29']],
    change: true,
    finds: ['change/needs-reference'],
  },
  {
    name: 'a due date that is moved by a change that does not list the deliverable',
    before: [APPROVED],
    edits: [
      IMPLEMENTED,
      [CHANGES, '  affects:\n    - D3.2\n    - MS10\n', '  affects:\n    - MS10\n'],
      MOVED('«'),
    ],
    change: true,
    finds: ['change/needs-reference'],
  },
  {
    name: 'a due date that is moved by a change of another type',
    before: [
      APPROVED,
      [CHANGES, /(- id: CH-006[\s\S]*?)type: schedule/, '$1type: internal'],
      [CHANGES, '  decision: DEC-012\n  decided_on: 2023-11-18', '  decided_on: 2023-11-18'],
    ],
    edits: [IMPLEMENTED, MOVED('«')],
    change: true,
    finds: ['change/needs-reference'],
  },
  {
    name: 'lead, dissemination, months, means of verification and participants are not changed silently',
    edits: [
      [D('D5.2'), 'dissemination: PU', 'dissemination: «SEN'],
      [MILESTONES, 'Deliverables D3.2 and D3.3 approved', '«Deliverable D3.2 approved'],
      [PACKAGES, /(- id: WP10[\s\S]*?)end_month: M48/, '$1end_month: «M47'],
      [PARTNERS, 'legal_name: arbeit plus', 'legal_name: «Arbeit plus'],
      [PROJECT, 'end_date: 2024-12-31', 'end_date: «2025-12-31'],
      [PROJECT, 'duration_months: 48', 'duration_months: «60'],
    ],
    change: true,
    codes: ['change/needs-reference'],
    finds: Array.from({ length: 6 }, () => 'change/needs-reference'),
  },
];

const GONE: readonly Edit[] = [
  [
    PARTNERS,
    /(- id: SWR\n[\s\S]*?)status: active/,
    '$1withdrawal_date: 2023-11-20\n  withdrawal_notice_on: 2023-09-01\n  status: withdrawn\n  status_reason: Its funding ended.\n  status_decision: DEC-013',
  ],
];

const partners: readonly BookScenario[] = [
  {
    name: 'a default that is declared before the days to remedy are over',
    edits: [
      [
        PARTNERS,
        /(- id: SWR\n[\s\S]*?)status: active/,
        '$1breaches:\n    - what: No report for two periods.\n      notice_on: 2023-10-20\n      declared_on: «2023-11-10\n  status: defaulting\n  status_reason: No report for two periods.\n  status_decision: DEC-013',
      ],
    ],
    codes: ['time/too-early'],
    finds: ['time/too-early'],
  },
  {
    name: 'a partner in default without a formal notice',
    edits: [
      [PARTNERS, '- id: SWR\n', '- id: «SWR\n'],
      [
        PARTNERS,
        /(- id: «SWR\n[\s\S]*?)status: active/,
        '$1status: defaulting\n  status_reason: No report for two periods.\n  status_decision: DEC-013',
      ],
    ],
    codes: ['lifecycle/required-field'],
    finds: ['lifecycle/required-field'],
  },
  {
    name: 'a breach that was not put right within the days of the notice',
    edits: [
      [
        PARTNERS,
        /(- id: SWR\n[\s\S]*?)status: active/,
        '$1breaches:\n    - what: No report for two periods.\n      notice_on: «2023-10-20\n  status: active',
      ],
    ],
    today: '2023-11-20',
    codes: ['partners/remedy-over'],
    finds: ['partners/remedy-over'],
  },
  {
    name: 'a breach that was put right',
    edits: [
      [
        PARTNERS,
        /(- id: SWR\n[\s\S]*?)status: active/,
        '$1breaches:\n    - what: No report for two periods.\n      notice_on: 2023-10-20\n      remedied_on: 2023-11-02\n  status: active',
      ],
    ],
    today: '2023-11-20',
    codes: ['partners/remedy-over'],
    finds: [],
  },
  {
    name: 'an open task in the hands of somebody whose partner has withdrawn',
    edits: [
      ...GONE,
      [TASKS, /(- id: T3.2\n[\s\S]*?)assigned_to: P-010/, '$1assigned_to: «P-023'],
      [LISTS, /- (P-023|P-046)/g, '- «$1'],
      [D('D3.2'), '  - P-023', '  - «P-023'],
      [D('D3.3'), '  - P-023', '  - «P-023'],
    ],
    codes: ['partners/orphan'],
    finds: Array.from({ length: 6 }, () => 'partners/orphan'),
  },
  {
    name: 'a change of contact that was told too late, without a reason',
    edits: [
      [PEOPLE, 'leaving_told_on: 2023-04-12', 'leaving_told_on: «2023-04-12'],
      [PEOPLE, /\n {2}told_late_reason: .*/, ''],
    ],
    finds: ['time/too-late'],
  },
  {
    name: 'a person left, and nobody told who takes over',
    edits: [
      [PEOPLE, '- id: P-029', '- id: «P-029'],
      [PEOPLE, /\n {2}leaving_told_on: .*\n.*/, ''],
    ],
    today: '2023-04-08',
    codes: ['time/step-overdue'],
    finds: ['time/step-overdue'],
  },
];

describe('issues, changes and partners', () => {
  test.each([...issues, ...records, ...guarded, ...partners])('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });

  test('an issue: the level it has to have reached, and its age', async () => {
    const book = await bWise();
    const on = (day: string) => {
      const entry = book.entries.get('I-005');
      return entry && derivedData(entry, book, parseDay(day));
    };
    expect(on('2023-11-10')?.escalation_due).toBeUndefined();
    expect(on('2023-11-11')).toMatchObject({ escalation_due: 'work_package', age_days: 33 });
    expect(on('2023-11-18')?.escalation_due).toBe('coordinator');
    expect(on('2024-02-20')?.escalation_due).toBe('GA');
  });
});
