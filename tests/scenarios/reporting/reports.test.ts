import { describe, expect, test } from 'vitest';
import { readText } from '../../book/book.ts';
import { type BookScenario, type Edit, playBook } from '../../support/b-wise-book.ts';

const PERIODS = 'project-data/reporting-periods.yaml';
const PROJECT = 'project-data/project.yaml';
const RISKS = 'project-data/risks.yaml';
const JKU = 'project-data/progress-reports/PR-2.1-JKU.yaml';
const SCF = 'project-data/progress-reports/PR-2.1-SCF.yaml';
const ALL = 'project-data/progress-reports/PR-2.1-ALL.yaml';
const FIRST = 'project-data/progress-reports/PR-1-ALL.yaml';
const D12 = 'project-data/deliverables/D1.2.yaml';

/** The first half of 2023 as it was while its reports came in, with that of JKU sent and checked. */
const open: readonly Edit[] = [
  [PERIODS, '  status: locked\n', '  status: collecting\n'],
  [JKU, 'status: accepted\n', 'status: checked\n'],
];

/** The first official period as it was when it was locked. */
const rp1: readonly Edit[] = [
  [PERIODS, '  status: accepted\n', '  status: submitted\n'],
  [PERIODS, '  accepted_on: 2023-05-31\n', ''],
];

/** The chapters of the settings but the first, as project.yaml has them. */
function chaptersBut(first: string): string {
  const text = readText(PROJECT);
  const from = text.indexOf('    - number: "2"', text.indexOf(`title: ${first}`));
  return text.slice(from, text.indexOf('  source:', from));
}

const periods: readonly BookScenario[] = [
  {
    name: 'an official period that ends in another month than in project.yaml',
    edits: [[PERIODS, 'to_month: M24\n  ends_on: 2022-12-31', 'to_month: «M25\n  ends_on: 2023-01-31']],
    finds: ['reporting/period-disagrees'],
  },
  {
    name: 'an internal period that is a month too short',
    edits: [[PERIODS, 'to_month: M36\n  ends_on: 2023-12-31', 'to_month: «M35\n  ends_on: 2023-11-30']],
    finds: ['reporting/period-interval'],
  },
  {
    name: 'an internal period without the official one that it is part of, that ends on no last day',
    edits: [
      [PERIODS, '- id: RP2.3\n', '- id: «RP2.3\n'],
      [
        PERIODS,
        '  kind: internal\n  part_of: RP2\n  from_month: M37\n',
        '  kind: internal\n  from_month: M37\n',
      ],
      [PERIODS, 'ends_on: 2024-06-30', 'ends_on: «2024-06-29'],
    ],
    codes: ['schema/required', 'dates/month-disagrees'],
    finds: ['schema/required', 'dates/month-disagrees'],
  },
  {
    name: 'a period is not submitted before it is locked',
    edits: [
      [
        PERIODS,
        'responsible: P-003\n  status: open\n  illustrative: true\n\n# The internal',
        'responsible: P-003\n  status: «submitted\n  submitted_on: 2025-02-20\n  portal_ref: x\n  supporting_documents: [x]\n  quality_read_on: 2025-02-15\n  illustrative: true\n\n# The internal',
      ],
    ],
    change: true,
    codes: ['lifecycle/not-allowed'],
    finds: ['lifecycle/not-allowed'],
  },
  {
    name: 'a period is not locked while a report is not accepted',
    edits: [
      [PERIODS, '  status: locked\n', '  status: «locked\n'],
      [JKU, 'status: accepted\n', 'status: checked\n'],
    ],
    finds: ['lifecycle/open-record'],
  },
  {
    name: 'a period is not locked while the work of somebody is not validated',
    edits: [
      [PERIODS, '  status: locked\n', '  status: «locked\n'],
      ['project-data/effort/TS-2.1-016.yaml', 'status: closed\n', 'status: submitted\n'],
    ],
    finds: ['lifecycle/open-record'],
  },
  {
    name: 'an official period is not locked while an item of the audit checklist is missing',
    edits: [
      [PERIODS, '  status: accepted\n', '  status: «locked\n'],
      [
        'project-data/audit-checklist.yaml',
        '    - Deliverables/Confirmations\n  status: complete\n',
        '    - Deliverables/Confirmations\n  status: partial\n',
      ],
    ],
    codes: ['lifecycle/open-record'],
    finds: ['lifecycle/open-record'],
  },
  {
    name: 'the self-control checklist is gone through within its days',
    edits: [[PERIODS, 'quality_read_on: 2023-02-16', 'quality_read_on: «2023-02-20']],
    finds: ['time/too-late'],
  },
  {
    name: 'the report to the funder is sent within its days, or says why not',
    edits: [
      [PERIODS, 'submitted_on: 2023-02-28', 'submitted_on: «2023-03-02'],
      [PERIODS, 'locked_on: 2023-02-24', 'locked_on: 2023-02-24'],
    ],
    finds: ['time/too-late'],
  },
  {
    name: 'a call that goes out too late for the partners to plan',
    edits: [[PERIODS, 'called_on: 2022-11-28', 'called_on: «2022-12-05']],
    finds: ['time/too-late'],
  },
  {
    name: 'a period is closed within its days, at a meeting that discussed the report',
    edits: [
      [PERIODS, '- id: RP2.1\n', '- id: «RP2.1\n'],
      [PERIODS, '  discussed_at: MTG-2023-10-12-GA\n', ''],
      [PERIODS, 'locked_on: 2023-10-16', 'locked_on: «2023-10-16'],
      [
        PERIODS,
        '  late_reason: The steering committee did not meet in July; the general assembly discussed the report.\n',
        '',
      ],
    ],
    finds: ['schema/required', 'time/too-late'],
  },
];

const reports: readonly BookScenario[] = [
  { name: 'a report that was sent and checked is in order', edits: open, finds: [] },
  {
    name: 'a report that nobody has asked SENT for is missed',
    edits: [
      ...open,
      [PERIODS, '    - NASO\n  asked_work_packages', '    - NASO\n    - SENT\n  asked_work_packages'],
      [PERIODS, '  status: collecting\n', '  status: «collecting\n'],
    ],
    finds: ['reporting/no-report'],
  },
  {
    name: 'a report under the id of another',
    edits: [...open, [JKU, 'partner: JKU', 'partner: UNIZG'], [JKU, 'id: PR-2.1-JKU', 'id: «PR-2.1-JKU']],
    codes: ['ids/disagrees'],
    finds: ['ids/disagrees'],
  },
  {
    name: 'a second report of one partner on one period',
    edits: [
      [
        'project-data/progress-reports/PR-2.1-XX.yaml',
        '',
        'id: PR-2.1-XX\ntitle: Twice\nperiod: «RP2.1\nlevel: partner\npartner: JKU\nresponsible: P-016\nstatus: expected\nillustrative: true\n',
      ],
    ],
    codes: ['ids/not-unique'],
    finds: ['ids/not-unique'],
  },
  {
    name: 'a report without what it is of, by somebody unknown',
    edits: [
      [SCF, 'id: PR-2.1-SCF', 'id: «PR-2.1-SCF'],
      [SCF, 'partner: SCF\n', ''],
      [SCF, 'responsible: P-010', 'responsible: «P-999'],
    ],
    codes: ['schema/required', 'references/unknown-id'],
    finds: ['schema/required', 'references/unknown-id'],
  },
  {
    name: 'a report that says nothing of a task of its period',
    edits: [
      ...open,
      [JKU, 'tasks:\n  - task: T3.1\n    summary: ', 'tasks:\n  «- task: T3.1\n    results: '],
    ],
    finds: ['reporting/task-not-covered'],
  },
  {
    name: 'a report that is further than the registry',
    edits: [...open, [JKU, '  - task: T3.4\n', '  - task: T3.4\n    percent_complete: «60\n']],
    finds: ['reporting/task-disagrees'],
  },
  {
    name: 'a report that claims more than the timesheets hold',
    edits: [...open, [JKU, 'used_pm: 2.61', 'used_pm: «2.9']],
    finds: ['reporting/effort-disagrees'],
  },
  {
    name: 'a report that leaves out the work in a work package',
    edits: [
      ...open,
      [
        'project-data/effort/TS-2.1-016.yaml',
        'month: M30\n    wp: WP3\n    task: T3.2',
        'month: M30\n    wp: WP5',
      ],
      [
        JKU,
        'effort:\n  - wp: WP3\n    planned_pm: 2.67\n    used_pm: 2.61',
        'effort:\n  «- wp: WP3\n    planned_pm: 2.67\n    used_pm: 2.33',
      ],
      [JKU, 'rag:\n', 'deviations:\n  - what: Less\n    reason: Other work\nrag:\n'],
      [JKU, 'cost: green', 'cost: amber'],
    ],
    finds: ['reporting/effort-disagrees'],
  },
  {
    name: 'person-months far above those planned for the period are a warning, and have to be explained',
    edits: [
      ...open,
      [JKU, 'planned_pm: 2.67\n    used_pm: 2.61', 'planned_pm: 2.2\n    used_pm: «2.61'],
      [JKU, 'rag:\n', 'deviations:\n  - what: More\n    reason: A second workshop\nrag:\n'],
      [JKU, 'cost: green', 'cost: amber'],
    ],
    finds: ['reporting/over-plan'],
  },
  {
    name: 'a variance that no deviation explains',
    edits: [
      ...open,
      [JKU, 'planned_pm: 2.67\n    used_pm: 2.61', 'planned_pm: 3.2\n    used_pm: «2.61'],
      [JKU, 'cost: green', 'cost: amber'],
    ],
    finds: ['reporting/no-deviation'],
  },
  {
    name: 'a forecast after the due day that no deviation explains',
    edits: [
      ...open,
      [
        JKU,
        'effort:\n',
        'outlook:\n  «- deliverable: D3.4\n    outlook: at_risk\n    forecast: 2024-01-10\neffort:\n',
      ],
      [JKU, 'time: green', 'time: amber'],
    ],
    finds: ['reporting/no-deviation'],
  },
  {
    name: 'a light that is better than the days of slip allow',
    edits: [
      ...open,
      [
        JKU,
        'effort:\n',
        'outlook:\n  - deliverable: D3.4\n    outlook: late\n    forecast: 2024-01-20\neffort:\n',
      ],
      [JKU, 'rag:\n', 'deviations:\n  - what: Late\n    reason: The platform\nrag:\n'],
      [JKU, 'time: green', 'time: «amber'],
    ],
    finds: ['reporting/light-disagrees'],
  },
  {
    name: 'a light that is as bad as the days of slip ask for',
    edits: [
      ...open,
      [
        JKU,
        'effort:\n',
        'outlook:\n  - deliverable: D3.4\n    outlook: late\n    forecast: 2024-01-15\neffort:\n',
      ],
      [JKU, 'rag:\n', 'deviations:\n  - what: Late\n    reason: The platform\nrag:\n'],
      [JKU, 'time: green', 'time: amber'],
    ],
    finds: [],
  },
  {
    name: 'a summary of more words than the setting allows',
    edits: [[JKU, 'summary: >-\n      Two workshops', `summary: «>-\n      ${'word '.repeat(149)}workshops`]],
    finds: ['text/too-long'],
  },
  {
    name: 'a report that came after its days without a reason',
    edits: [[JKU, 'submitted_on: 2023-07-06', 'submitted_on: «2023-07-11']],
    finds: ['time/too-late'],
  },
  {
    name: 'a report that has not come by its day is overdue',
    edits: [
      ...open,
      [SCF, 'status: accepted', 'status: «draft'],
      [SCF, 'submitted_on: 2023-07-07\nsubmitted_by: P-010\n', ''],
    ],
    today: '2023-07-11',
    codes: ['time/step-overdue'],
    within: 'project-data/progress-reports/',
    finds: ['time/step-overdue'],
  },
  {
    name: 'a partner’s report is accepted only after a work package leader has checked it',
    edits: [
      [JKU, 'id: PR-2.1-JKU', 'id: ««PR-2.1-JKU'],
      [JKU, 'checked_on: 2023-07-11\nchecked_by: P-010\n', ''],
    ],
    finds: ['schema/required', 'schema/required'],
  },
  {
    name: 'nobody checks a report that they have sent',
    edits: [[JKU, 'checked_by: P-010', 'checked_by: «P-016']],
    finds: ['roles/not-independent'],
  },
  {
    name: 'an accepted report of a locked period does not change',
    edits: [
      [JKU, 'period: RP2.1', 'period: «RP2.1'],
      [JKU, 'spent: 13160', 'spent: 14000'],
    ],
    change: true,
    codes: ['lifecycle/frozen-by'],
    finds: ['lifecycle/frozen-by'],
  },
  {
    name: 'no report is added to a locked period',
    edits: [
      [
        'project-data/progress-reports/PR-2.1-SENT.yaml',
        '',
        'id: PR-2.1-SENT\ntitle: Late\nperiod: «RP2.1\nlevel: partner\npartner: SENT\nresponsible: P-012\nstatus: expected\nillustrative: true\n',
      ],
    ],
    change: true,
    codes: ['lifecycle/frozen-by'],
    finds: ['lifecycle/frozen-by'],
  },
  {
    name: 'an accepted report of an open period is not changed without being returned',
    before: [[PERIODS, '  status: locked\n', '  status: collecting\n']],
    edits: [
      [JKU, 'Two workshops on', 'Three workshops on'],
      [JKU, 'tasks:\n  - task', 'tasks:\n  «- task'],
    ],
    change: true,
    finds: ['lifecycle/frozen'],
  },
];

const official: readonly BookScenario[] = [
  { name: 'the progress report was ready when it was submitted', edits: rp1, finds: [] },
  {
    name: 'a deliverable that came late in the period, without a reason',
    edits: [...rp1, [D12, 'id: D1.2', 'id: «D1.2'], [D12, 'late_justification: >-', 'completion_note: >-']],
    codes: ['reporting/no-justification'],
    finds: ['reporting/no-justification'],
  },
  {
    name: 'a risk that was open in the period, without a state of play',
    edits: [
      ...rp1,
      [RISKS, '- id: R-015\n', '- id: «R-015\n'],
      [
        RISKS,
        '  state_of_play:\n    - period: RP1\n      applied_mitigation: true\n      materialised: true\n      comment: Travel cost a fifth more than planned; meetings were moved online.\n      date: 2023-02-20\n',
        '',
      ],
    ],
    codes: ['reporting/no-state-of-play'],
    finds: ['reporting/no-state-of-play'],
  },
  {
    name: 'a chapter of the report to the funder that is not written',
    edits: [
      [
        PERIODS,
        '  kind: internal\n  part_of: RP2\n  from_month: M25\n',
        '  kind: official\n  part_of: RP2\n  from_month: M25\n',
      ],
      [ALL, 'id: PR-2.1-ALL', 'id: «PR-2.1-ALL'],
      [PROJECT, chaptersBut('Relevance'), ''],
    ],
    codes: ['reporting/empty-chapter'],
    finds: ['reporting/empty-chapter'],
  },
  {
    name: 'a chapter that has chapters below it is only their heading',
    edits: [
      [
        PERIODS,
        '  kind: internal\n  part_of: RP2\n  from_month: M25\n',
        '  kind: official\n  part_of: RP2\n  from_month: M25\n',
      ],
      [ALL, 'id: PR-2.1-ALL', 'id: «PR-2.1-ALL'],
      [PROJECT, chaptersBut('Relevance'), '    - number: "1.1"\n      title: Objectives\n'],
      [FIRST, 'sections:\n  - number', 'sections:\n  «- number'],
    ],
    codes: ['reporting/empty-chapter'],
    finds: ['reporting/empty-chapter', 'reporting/empty-chapter'],
  },
];

describe.each([
  ['reporting periods', periods],
  ['progress reports', reports],
  ['official reports', official],
])('%s', (_, scenarios) => {
  test.each(scenarios)('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });
});
