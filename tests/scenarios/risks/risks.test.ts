import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/day.ts';
import { riskMatrix } from '../../../src/procedures/risks/risk-matrix.ts';
import { changedRisks, topRisks } from '../../../src/procedures/risks/risk-trend.ts';
import { derivedData } from '../../../src/registry/derived/with-derived.ts';
import { type BookScenario, bWise, type Edit, playBook } from '../../support/b-wise-book.ts';

const RISKS = 'project-data/risks.yaml';
const ISSUES = 'project-data/issues.yaml';
const PROJECT = 'project-data/project.yaml';
const PERIODS = 'project-data/reporting-periods.yaml';
const D32 = 'project-data/deliverables/D3.2.yaml';
const SC = 'project-data/meetings/MTG-2024-02-01-SC.yaml';

/** The risks that were open in the second period: those that say something of the first, and those that came later. */
const REPORTED = ['R-001', 'R-002', 'R-004', 'R-005', 'R-009', 'R-011', 'R-015'];
const UNREPORTED = ['R-006', 'R-007', 'R-008', 'R-010', 'R-012', 'R-013', 'R-014', 'R-016', 'R-019'];

const NEW = (origin: string) => `- id: R-020
  title: A new one
  description: As a bridge is closed, visitors come late.
  origin: ${origin}
  category: external
  wps: [WP8]
  likelihood: 2
  impact: 1
  status: proposed
  owner: P-003
  identified_on: 2023-11-20
  illustrative: true

- id: R-006
`;

const records: readonly BookScenario[] = [
  { name: 'the risks of the B-WISE book are in order', edits: [], finds: [] },
  {
    name: 'a risk without an owner, with a likelihood of six',
    edits: [
      [RISKS, '- id: R-017', '- id: «R-017'],
      [RISKS, /(R-017[\s\S]*?)likelihood: 3/, '$1likelihood: «6'],
      [RISKS, /( {2}status: proposed\n) {2}owner: P-003\n/, '$1'],
    ],
    finds: ['schema/required', 'schema/limit'],
  },
  {
    name: 'mitigation without a day',
    edits: [
      [
        RISKS,
        '    - action: Test three platforms with users\n      responsible: P-026\n      due: 2023-09-30\n',
        '    - «action: Test three platforms with users\n      responsible: P-026\n',
      ],
    ],
    finds: ['schema/required'],
  },
  {
    name: 'an assessed risk without a strategy',
    edits: [
      [RISKS, '- id: R-008', '- id: «R-008'],
      [
        RISKS,
        '  strategy: avoid\n  mitigation:\n    - action: Collect',
        '  mitigation:\n    - action: Collect',
      ],
    ],
    finds: ['lifecycle/required-field'],
  },
  {
    name: 'a yellow risk with nothing done about it',
    edits: [
      [RISKS, '- id: R-019', '- id: «R-019'],
      [
        RISKS,
        '  mitigation:\n    - action: Propose a session\n      responsible: P-004\n      due: 2024-01-15\n',
        '',
      ],
    ],
    finds: ['risks/no-mitigation'],
  },
  {
    name: 'a red risk that is not escalated',
    edits: [[RISKS, /(R-006[\s\S]*?)escalated: true/, '$1escalated: «false']],
    finds: ['risks/not-escalated'],
  },
  {
    name: 'a red risk that the next steering committee does not see',
    edits: [
      [SC, '  - R-006\n', ''],
      [RISKS, /(R-006[\s\S]*?)escalated: true/, '$1escalated: «true'],
    ],
    finds: ['risks/not-on-agenda'],
  },
  {
    name: 'bands that overlap',
    edits: [[PROJECT, 'red_from: 20', 'red_from: «2']],
    codes: ['risks/bands'],
    finds: ['risks/bands'],
  },
  {
    name: 'a closed risk without a reason',
    edits: [
      [RISKS, '- id: R-003', '- id: «R-003'],
      [RISKS, '  closing_reason: "The field work is finished: 403 interviews in 13 countries."\n', ''],
    ],
    finds: ['lifecycle/required-field'],
  },
  {
    name: 'a risk that came true without an issue',
    edits: [
      [RISKS, 'status: materialised', 'status: «materialised'],
      [ISSUES, '  risk: R-009\n', ''],
    ],
    finds: ['lifecycle/needs-record'],
  },
  {
    name: 'a risk that was assessed too late',
    edits: [[RISKS, 'assessed_on: 2023-10-04', 'assessed_on: «2023-10-14']],
    finds: ['time/too-late'],
  },
  {
    name: 'a risk that was assessed too late, and says why',
    edits: [
      [RISKS, 'assessed_on: 2023-10-04', 'assessed_on: 2023-10-14\n  assess_late_reason: Its owner was ill.'],
    ],
    finds: [],
  },
  {
    name: 'a risk that was open in a period, and says nothing of it',
    codes: ['reporting/no-state-of-play'],
    edits: [
      [RISKS, /- id: (R-002[\s\S]*?) {2}state_of_play:\n {4}- period: RP1\n.*\n.*\n.*\n.*\n/, '- id: «$1'],
    ],
    finds: ['reporting/no-state-of-play'],
  },
  {
    name: 'a period that is locked while open risks say nothing of it',
    edits: [
      [PERIODS, /(- id: RP2\n[\s\S]*?)status: open/, '$1status: locked\n  locked_on: 2025-01-20'],
      ...REPORTED.map(
        (id): Edit => [RISKS, new RegExp(`(- id: ${id}[\\s\\S]*?state_of_play:\\n {4})`), '$1«'],
      ),
      ...UNREPORTED.map((id): Edit => [RISKS, `- id: ${id}`, `- id: «${id}`]),
    ],
    codes: ['reporting/no-state-of-play'],
    finds: [...REPORTED, ...UNREPORTED].map(() => 'reporting/no-state-of-play'),
  },
];

const changes: readonly BookScenario[] = [
  {
    name: 'the text of a foreseen risk is rewritten',
    edits: [[RISKS, 'title: A partner leaves', 'title: «Two partners leave']],
    change: true,
    finds: ['records/fixed'],
  },
  {
    name: 'a foreseen risk is added later',
    edits: [[RISKS, '- id: R-006\n', NEW('«foreseen')]],
    change: true,
    finds: ['records/added-later'],
  },
  {
    name: 'an unforeseen risk is proposed by anyone',
    edits: [[RISKS, '- id: R-006\n', NEW('unforeseen')]],
    change: true,
    actor: 'P-022',
    finds: [],
  },
  {
    name: 'a proposed risk is not approved at once',
    edits: [
      [
        RISKS,
        /(- id: R-017[\s\S]*?)status: proposed/,
        '$1status: «approved\n  strategy: accept\n  assessed_on: 2023-11-20\n  approved_on: 2023-11-20\n  mitigation: [{action: Tell, responsible: P-003, due: 2023-12-31}]',
      ],
    ],
    change: true,
    finds: ['lifecycle/not-allowed'],
  },
  {
    name: 'a reviewer does not approve the response to a risk',
    edits: [
      [RISKS, 'status: waiting_approval', 'status: «approved'],
      [RISKS, 'assessed_on: 2023-10-04', 'assessed_on: 2023-10-04\n  approved_on: 2023-11-20'],
    ],
    change: true,
    actor: 'P-012',
    finds: ['lifecycle/not-your-role'],
  },
];

const clock: readonly BookScenario[] = [
  {
    name: 'mitigation past its day',
    edits: [[RISKS, 'due: 2023-12-07', 'due: «2023-11-10']],
    today: '2023-11-20',
    codes: ['risks/mitigation-overdue'],
    finds: ['risks/mitigation-overdue'],
  },
  {
    name: 'a risk that nobody has looked at for longer than the interval',
    edits: [[RISKS, /(- id: R-002[\s\S]*?)reviewed_on: 2023-10-12/, '$1reviewed_on: «2023-08-21']],
    today: '2023-11-20',
    codes: ['risks/review-overdue'],
    finds: ['risks/review-overdue'],
  },
  {
    name: 'a risk that was looked at just within the interval',
    edits: [[RISKS, /(- id: R-002[\s\S]*?)reviewed_on: 2023-10-12/, '$1reviewed_on: 2023-08-22']],
    today: '2023-11-20',
    codes: ['risks/review-overdue'],
    finds: [],
  },
  {
    name: 'a proposed risk that nobody has assessed in time',
    edits: [
      [RISKS, 'status: assessing', 'status: «assessing'],
      [D32, 'status: in_revision', 'status: «in_revision'],
    ],
    today: '2023-10-27',
    codes: ['time/step-overdue'],
    finds: ['time/step-overdue', 'time/step-overdue'],
  },
  {
    name: 'a response that the steering committee did not approve',
    edits: [[RISKS, 'status: waiting_approval', 'status: «waiting_approval']],
    today: '2024-02-02',
    codes: ['risks/approval-late'],
    finds: ['risks/approval-late'],
  },
  {
    name: 'the response to a red risk does not wait for the steering committee',
    edits: [
      [RISKS, /(- id: R-008[\s\S]*?)likelihood: 2/, '$1likelihood: 4'],
      [RISKS, 'status: waiting_approval', 'status: «waiting_approval'],
    ],
    today: '2023-10-12',
    codes: ['risks/approval-late'],
    finds: ['risks/approval-late'],
  },
];

describe('risks', () => {
  test.each([...records, ...changes, ...clock])('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });
});

describe('the register as a whole', () => {
  test('the matrix counts the open risks by likelihood and impact, with the bands of the settings', async () => {
    const { rows, bands } = riskMatrix(await bWise());
    expect(rows.map((cells) => cells.map(({ risks }) => risks.length))).toEqual([
      [0, 0, 0, 0, 0],
      [0, 1, 2, 0, 1],
      [0, 1, 4, 1, 0],
      [0, 1, 1, 3, 1],
      [0, 0, 0, 0, 0],
    ]);
    expect(bands).toEqual({ green: 0, yellow: 15, red: 1 });
    const narrow = riskMatrix(await bWise([[PROJECT, 'red_from: 20', 'red_from: 12']]));
    expect(narrow.bands).toEqual({ green: 0, yellow: 12, red: 4 });
  });

  test('the five highest risks, by their rank', async () => {
    const book = await bWise();
    const top = topRisks(book, 5);
    expect(top.map(({ entry, level }) => `${entry.id} ${level}`)).toEqual([
      'R-006 20',
      'R-002 12',
      'R-007 12',
      'R-012 12',
      'R-008 10',
    ]);
    expect(top.map(({ entry }) => derivedData(entry, book).rank)).toEqual([1, 2, 3, 4, 5]);
    const closed = book.entries.get('R-001');
    expect(closed && derivedData(closed, book)).toMatchObject({ level: 16, band: 'yellow' });
    expect(closed && derivedData(closed, book)).not.toHaveProperty('rank');
  });

  test('the trend of a risk between two revisions', async () => {
    const then = await bWise([[RISKS, /(- id: R-006[\s\S]*?)likelihood: 4/, '$1likelihood: 2']]);
    const now = await bWise([[RISKS, '- id: R-006\n', NEW('unforeseen')]]);
    const told = changedRisks(now, then).map(({ entry, trend, before, level }) => [
      entry.id,
      trend,
      before,
      level,
    ]);
    expect(told).toEqual([
      ['R-006', 'up', 10, 20],
      ['R-020', 'new', undefined, 2],
    ]);
    expect(changedRisks(now, now)).toEqual([]);
  });

  test('the age of a risk: until today, or until it was closed', async () => {
    const book = await bWise();
    const age = (id: string, today?: string) => {
      const entry = book.entries.get(id);
      return entry && derivedData(entry, book, today === undefined ? undefined : parseDay(today)).age_days;
    };
    expect(age('R-006', '2023-11-20')).toBe(27);
    expect(age('R-003', '2023-11-20')).toBe(309);
    expect(age('R-006')).toBeUndefined();
  });
});
