import { describe, expect, test } from 'vitest';
import { type BookScenario, playBook } from '../../support/b-wise-book.ts';

const PERIODS = 'project-data/reporting-periods.yaml';
const PACKAGES = 'project-data/work-packages.yaml';
const PROJECT = 'project-data/project.yaml';
const NASO = 'project-data/effort/TS-2.1-011.yaml';
const JKU = 'project-data/effort/TS-2.1-016.yaml';
const UNIZG = 'project-data/effort/TS-2.1-018.yaml';

const SALARIES = 'project-data/salaries.yaml';

function salary(id: string, from: string, to: string): string {
  return `- id: ${id}\n  title: P-018\n  person: P-018\n  partner: UNIZG\n  from_month: ${from}\n  to_month: ${to}\n  daily_rate: 200.5\n`;
}

const scenarios: readonly BookScenario[] = [
  {
    name: 'a timesheet without its lines, of nobody',
    edits: [
      [UNIZG, 'id: TS-2.1-018', 'id: «TS-2.1-018'],
      [UNIZG, 'person: P-018', 'person: «P-918'],
      [UNIZG, 'lines:\n', 'evidence_lines:\n'],
    ],
    codes: ['schema/required', 'references/unknown-id'],
    finds: ['schema/required', 'references/unknown-id'],
  },
  {
    name: 'more hours on one day than the cap, all lines together',
    edits: [
      [
        NASO,
        'amount: 5\n    unit: days\n    dates:\n      - date: 2023-01-16\n        hours: 8',
        'amount: 5\n    unit: days\n    dates:\n      - date: 2023-01-16\n        hours: 8\n      - date: 2023-01-16\n        hours: «3',
      ],
    ],
    finds: ['effort/too-many-hours'],
  },
  {
    name: 'work on a Saturday',
    edits: [[NASO, '- date: 2023-01-26', '- date: «2023-01-28']],
    finds: ['effort/rest-day'],
  },
  {
    name: 'work on a public holiday of the partner’s country, which is a working day elsewhere',
    edits: [
      [
        NASO,
        'month: M27\n    wp: WP9\n    task: T9.2\n    category: manager\n    amount: 3\n    unit: days',
        'month: M27\n    wp: WP9\n    task: T9.2\n    category: manager\n    amount: 3\n    unit: days\n    dates:\n      - date: «2023-03-03\n        hours: 8',
      ],
    ],
    finds: ['effort/rest-day'],
  },
  {
    name: 'work on a day of another month than that of its line',
    edits: [[NASO, '- date: 2023-01-26', '- date: «2023-02-02']],
    finds: ['effort/outside-period'],
  },
  {
    name: 'a month that is not in the period of the timesheet',
    edits: [[NASO, 'month: M26', 'month: «M24']],
    codes: ['effort/outside-period'],
    finds: ['effort/outside-period'],
  },
  {
    name: 'days in a country whose holidays are not known are checked for weekends only',
    edits: [
      [NASO, 'partner: NASO', 'partner: SENT'],
      [NASO, 'dates:\n', 'dates:\n      «'.replace('      «', '')],
      [NASO, '      - date: 2023-01-16', '      «- date: 2023-01-16'],
    ],
    codes: ['effort/no-calendar'],
    finds: ['effort/no-calendar'],
  },
  {
    name: 'more than a whole person in one month',
    edits: [
      [
        JKU,
        'month: M26\n    wp: WP3\n    task: T3.1\n    category: researcher\n    amount: 10',
        'month: M26\n    wp: WP3\n    task: T3.1\n    category: researcher\n    amount: «18.5',
      ],
    ],
    finds: ['effort/too-much-in-month'],
  },
  {
    name: 'more days than the month has working days',
    edits: [
      [PROJECT, 'most_pm_per_month: 1\n', 'most_pm_per_month: 2\n'],
      [
        JKU,
        'month: M28\n    wp: WP3\n    task: T3.1\n    category: researcher\n    amount: 6',
        'month: M28\n    wp: WP3\n    task: T3.1\n    category: researcher\n    amount: «19.5',
      ],
    ],
    finds: ['effort/too-much-in-month'],
  },
  {
    name: 'of months beyond the year 9999 nobody can say how many working days they have',
    edits: [[PROJECT, 'start_date: 2021-01-01', 'start_date: 9999-06-01']],
    codes: ['effort/too-much-in-month'],
    finds: [],
  },
  {
    name: 'a category without a unit cost in the partner’s country',
    edits: [
      [
        PROJECT,
        '    - country: HR\n      manager: 100\n      researcher: 80\n',
        '    - country: HR\n      manager: 100\n',
      ],
      [
        UNIZG,
        'month: M25\n    wp: WP3\n    task: T3.1\n    category: researcher',
        'month: M25\n    wp: WP3\n    task: T3.1\n    category: «researcher',
      ],
      [
        UNIZG,
        'month: M26\n    wp: WP3\n    task: T3.1\n    category: researcher',
        'month: M26\n    wp: WP3\n    task: T3.1\n    category: «researcher',
      ],
      [
        UNIZG,
        'month: M27\n    wp: WP3\n    task: T3.1\n    category: researcher',
        'month: M27\n    wp: WP3\n    task: T3.1\n    category: technician',
      ],
      [
        UNIZG,
        'month: M28\n    wp: WP3\n    task: T3.1\n    category: researcher',
        'month: M28\n    wp: WP3\n    task: T3.1\n    category: technician',
      ],
    ],
    finds: ['effort/no-rate', 'effort/no-rate'],
  },
  {
    name: 'two salaries of one person in one month',
    edits: [
      [
        SALARIES,
        '[]\n',
        `${salary('SAL-001', 'M1', 'M26')}\n${salary('SAL-002', '«M26', 'M40')}\n${salary('SAL-003', 'M41', 'M48')}`,
      ],
    ],
    finds: ['effort/two-salaries'],
  },
  {
    name: 'a salary in a book that does not say who may read it',
    edits: [
      [SALARIES, '[]\n', salary('SAL-001', 'M1', 'M12').replace('daily_rate', '«daily_rate')],
      [PROJECT, /^restricted_book: none.*\n/m, ''],
    ],
    within: SALARIES,
    finds: ['privacy/confidential-in-open'],
  },
  {
    name: 'a timesheet that is submitted without a signature',
    edits: [
      [UNIZG, 'id: TS-2.1-018', 'id: ««TS-2.1-018'],
      [UNIZG, 'signed_by: P-018\nsigned_on: 2023-07-04\n', ''],
    ],
    finds: ['lifecycle/required-field', 'lifecycle/required-field'],
  },
  {
    name: 'nobody validates a timesheet of their own',
    edits: [[UNIZG, 'validated_by: P-002', 'validated_by: «P-018']],
    finds: ['roles/not-independent'],
  },
  {
    name: 'a timesheet is not validated before it is submitted',
    before: [
      [PERIODS, '  status: locked\n', '  status: collecting\n'],
      [UNIZG, 'status: closed\n', 'status: draft\n'],
    ],
    edits: [[UNIZG, 'status: draft\n', 'status: «validated\n']],
    change: true,
    finds: ['lifecycle/not-allowed'],
  },
  {
    name: 'a timesheet of a locked period does not change',
    edits: [
      [UNIZG, 'period: RP2.1', 'period: «RP2.1'],
      [UNIZG, 'amount: 9.5', 'amount: 9'],
    ],
    change: true,
    codes: ['lifecycle/frozen-by'],
    finds: ['lifecycle/frozen-by'],
  },
  {
    name: 'more person-months than a partner has in a work package: the 120 % of the budget',
    edits: [[PACKAGES, '- partner: UNIZG\n      planned_pm: 6', '- partner: UNIZG\n      planned_pm: «1.6']],
    finds: ['effort/over-total'],
  },
  {
    name: 'person-months in a work package that the partner does not work in',
    edits: [
      [UNIZG, 'month: M28\n    wp: WP3\n    task: T3.1', 'month: M28\n    wp: WP9'],
      [
        PACKAGES,
        'participants:\n    - partner: NASO\n      planned_pm: 10',
        'participants:\n    «- partner: NASO\n      planned_pm: 10',
      ],
    ],
    finds: ['effort/over-total'],
  },
];

describe('timesheets', () => {
  test.each(scenarios)('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });
});
