import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/day.ts';
import { derivedData } from '../../../src/registry/derived/with-derived.ts';
import { checkClock } from '../../../src/rules/check.ts';
import { type BookScenario, bWise, editOf, playBook } from '../../support/b-wise-book.ts';

const FIGURES = 'project-data/figures.yaml';
const INDICATORS = 'project-data/indicators.yaml';
const SURVEYS = 'project-data/surveys.yaml';
const FIELDWORK = 'project-data/fieldwork.yaml';
const OBJECTIVES = 'project-data/objectives.yaml';

const MONTHS = 'The page gives whole months, October to December; the description gives the days.';

const figures: readonly BookScenario[] = [
  {
    name: '403 interviews or 409: the second is found unless it is marked as corrected',
    edits: [
      [FIGURES, 'value: 409', 'value: ««409'],
      [FIGURES, '  corrected: Its own groups add up to 403.\n  superseded_by: FIG-012\n', ''],
    ],
    finds: ['figures/contradict', 'totals/disagree'],
  },
  {
    name: '28 partners or 30: the second is found unless one is marked as corrected',
    edits: [
      [FIGURES, 'value: 30\n', 'value: «30\n'],
      [
        FIGURES,
        '  corrected: The launch news and three partners count 30, with their kinds; this one gives none.\n  superseded_by: FIG-002\n',
        '  counts:\n    registry: partners\n  incomplete: Not all of them are named.\n',
      ],
    ],
    finds: ['figures/contradict'],
  },
  {
    name: 'field work from 28 September or from October: the second is found unless it is marked as corrected',
    edits: [
      [
        FIGURES,
        `value: 2021-10-01\n  corrected: ${MONTHS}\n  superseded_by: FIG-017\n`,
        'value: «2021-10-01\n',
      ],
      [
        FIGURES,
        `value: 2021-12-31\n  corrected: ${MONTHS}\n  superseded_by: FIG-019\n`,
        'value: «2021-12-31\n',
      ],
    ],
    finds: ['figures/contradict', 'figures/contradict'],
  },
  {
    name: 'a figure is superseded without a word on what was wrong with it',
    edits: [
      [FIGURES, '- id: FIG-026', '- id: «FIG-026'],
      [
        FIGURES,
        '  corrected: The month is that of the final draft; the report was published in October.\n',
        '',
      ],
      [FIGURES, 'value: 2022-03-31', 'value: «2022-03-31'],
    ],
    finds: ['schema/rule', 'figures/contradict'],
  },
  {
    name: 'a figure that counts fewer partners than the book holds',
    edits: [[FIGURES, 'value: 1\n  unit: partners\n', 'value: «0\n  unit: partners\n']],
    finds: ['figures/miscounted'],
  },
  {
    name: 'a figure that counts more partners than the book holds, and nobody says why',
    edits: [
      [FIGURES, 'value: 15\n', 'value: «15\n'],
      [FIGURES, '  incomplete: Two of them are named publicly.\n', ''],
    ],
    finds: ['figures/miscounted'],
  },
  {
    name: 'a figure that counts records by a field that they do not have',
    edits: [
      [FIGURES, 'registry: fieldwork\n    distinct: country', 'registry: «fieldwork\n    distinct: land'],
    ],
    finds: ['figures/miscounted'],
  },
  {
    name: 'a country of the field work is lost',
    edits: [
      [
        FIGURES,
        'title: Countries of the field work\n  fact: field-work-countries\n  value: 13',
        'title: Countries of the field work\n  fact: field-work-countries\n  value: «13',
      ],
      [
        FIELDWORK,
        'partner: SENT\n  country: SI\n  planned: 30',
        'partner: SENT\n  country: HR\n  planned: 30',
      ],
      [
        FIELDWORK,
        'partner: SENT\n  country: SI\n  planned: 13',
        'partner: SENT\n  country: HR\n  planned: 13',
      ],
    ],
    finds: ['figures/miscounted'],
  },
];

const SRV02 = 'file: Kept by EURICSE, not published\n  ';

const surveys: readonly BookScenario[] = [
  {
    name: 'a survey whose total is not the sum of its groups, nor of the field work',
    edits: [
      [SURVEYS, 'collected: 403', 'collected: ««409'],
      [
        FIGURES,
        'title: Interviews face to face\n  fact: interviews\n  value: 403',
        'title: Interviews face to face\n  fact: interviews\n  value: «403',
      ],
    ],
    finds: ['figures/miscounted', 'totals/disagree', 'totals/disagree'],
  },
  {
    name: 'a group of a survey that the field work does not add up to',
    edits: [
      [SURVEYS, 'collected: 89', 'collected: «90'],
      [SURVEYS, 'collected: 145', 'collected: «144'],
    ],
    finds: ['totals/disagree', 'totals/disagree'],
  },
  {
    name: 'a page on a survey is dated before the collection ends',
    edits: [
      [
        SURVEYS,
        'dated: 2021-09-05\n      dated_because: The site shows the day on which the page was set up, not that of its text.\n',
        'dated: «2021-09-05\n',
      ],
    ],
    finds: ['time/too-early'],
  },
  {
    name: 'a survey without a method',
    edits: [
      [SURVEYS, '- id: SRV-02', '- id: «SRV-02'],
      [SURVEYS, '  method: online\n', ''],
    ],
    codes: ['schema/required'],
    finds: ['schema/required'],
  },
  {
    name: 'the data of a survey is cleaned before it was collected',
    before: [[SURVEYS, `${SRV02}status: cleaned`, `${SRV02}status: running`]],
    edits: [[SURVEYS, `${SRV02}status: running`, `${SRV02}status: «cleaned`]],
    change: true,
    finds: ['lifecycle/not-allowed'],
  },
  {
    name: 'a survey is collected while a partner is still in the field',
    edits: [
      editOf([FIELDWORK, 'FW-026'], 'status: cleaned', 'status: planned'),
      [SURVEYS, `${SRV02}status: cleaned`, `${SRV02}status: «cleaned`],
    ],
    finds: ['lifecycle/open-record'],
  },
  {
    name: 'a partner collects twice in one country for one survey',
    edits: [
      editOf(
        [FIELDWORK, 'FW-013'],
        'survey: SRV-01\n  partner: SENT\n  country: SI',
        'survey: «SRV-01\n  partner: ACT\n  country: HR',
      ),
    ],
    codes: ['ids/not-unique'],
    finds: ['ids/not-unique'],
  },
];

const indicators: readonly BookScenario[] = [
  {
    name: 'an indicator without a baseline and of no objective',
    edits: [
      [INDICATORS, '- id: KPI-006', '- id: «KPI-006'],
      [INDICATORS, 'unit: curricula\n  baseline: 0\n', 'unit: curricula\n'],
    ],
    finds: ['schema/required'],
  },
  {
    name: 'a value of an indicator is not the sum of its parts',
    edits: [[INDICATORS, 'value: 109\n', 'value: «110\n']],
    finds: ['totals/disagree'],
  },
  {
    name: 'an indicator is declared met, and its last value does not reach the target',
    edits: [
      [
        INDICATORS,
        'unit: interviews\n  baseline: 0\n  target: 390',
        'unit: interviews\n  baseline: 0\n  target: 410',
      ],
      [
        INDICATORS,
        'status: met\n  closed_on: 2022-03-31\n  source:\n    - BW-DIGI\n    - ADV',
        'status: «met\n  closed_on: 2022-03-31\n  source:\n    - BW-DIGI\n    - ADV',
      ],
    ],
    finds: ['indicators/not-reached'],
  },
  {
    name: 'a value of an indicator was measured too late, and nobody says why',
    edits: [
      [INDICATORS, 'measured_on: 2022-07-08\n      value: 61', 'measured_on: «2022-07-15\n      value: 61'],
    ],
    finds: ['time/too-late'],
  },
  {
    name: 'an indicator is not declared missed without a reason',
    edits: [
      editOf([INDICATORS, 'KPI-007'], 'status: active', 'status: missed\n  closed_on: 2023-11-20'),
      [INDICATORS, '- id: KPI-007\n', '- id: «KPI-007\n'],
    ],
    change: true,
    actor: 'P-001',
    finds: ['lifecycle/required-field'],
  },
];

const objectives: readonly BookScenario[] = [
  {
    name: 'an objective that no work package answers to',
    edits: [
      [
        OBJECTIVES,
        '- id: OBJ-9',
        '- id: OBJ-9\n  title: Another\n  text: One more.\n  illustrative: true\n\n- id: «OBJ-10',
      ],
    ],
    codes: ['objectives/unserved'],
    finds: ['objectives/unserved'],
  },
];

describe('figures, surveys, indicators and objectives of the B-WISE book', () => {
  test.each([...figures, ...surveys, ...indicators, ...objectives])('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });
});

describe('indicators', () => {
  test('a value of an indicator is missing once the days after its period are over', async () => {
    const workspace = await bWise([]);
    const missing = (day: string) => {
      const today = parseDay(day);
      const found = today === undefined ? [] : checkClock({ workspace, today }, today);
      return found
        .filter(({ record }) => record === 'KPI-007')
        .map(({ code, message }) => `${code} ${message}`);
    };
    expect(missing('2024-01-14')).toEqual([]);
    expect(missing('2024-01-15')).toEqual([
      'time/step-overdue indicator KPI-007: the step "Measure the indicator" was due on 2024-01-14, 1 day ago',
    ]);
  });

  test('the latest value, its trend and its share of the way to the target are worked out', async () => {
    const workspace = await bWise([
      editOf([INDICATORS, 'KPI-010'], 'baseline: 0', 'baseline: 730'),
      editOf([INDICATORS, 'KPI-006'], 'value: 2', 'value: 1'),
    ]);
    const worked = (id: string) => {
      const entry = workspace.entries.get(id);
      return entry && derivedData(entry, workspace);
    };
    expect(worked('KPI-010')).toMatchObject({ latest: 12730, trend: '+2930', target_percent: 62.3 });
    expect(worked('KPI-006')).toMatchObject({ latest: 1, trend: '0', target_percent: 33.3 });
    expect(worked('KPI-007')).toEqual({ review: 'unreviewed' });
  });
});
