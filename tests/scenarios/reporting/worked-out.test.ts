import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/day.ts';
import { derivedData } from '../../../src/registry/derived/with-derived.ts';
import { missingReports, reminderOn } from '../../../src/registry/reporting/missing-reports.ts';
import { allPeriods } from '../../../src/registry/reporting/period.ts';
import type { Mapping } from '../../../src/text/value.ts';
import { bWise, type Edit } from '../../support/b-wise-book.ts';

const PERIODS = 'project-data/reporting-periods.yaml';
const RISKS = 'project-data/risks.yaml';
const PROJECT = 'project-data/project.yaml';
const SWR = 'project-data/progress-reports/PR-2.1-SWR.yaml';
const WP9 = 'project-data/progress-reports/PR-2.1-WP9.yaml';

async function worked(id: string, today: string, edits: readonly Edit[] = []): Promise<Mapping> {
  const workspace = await bWise(edits);
  const entry = workspace.entries.get(id);
  if (!entry) throw new Error(`no ${id}`);
  return derivedData(entry, workspace, parseDay(today));
}

describe('what is worked out of timesheets and reports', () => {
  test('person-months used, of a work package and of a partner, and what they cost', async () => {
    expect(await worked('WP3', '2023-11-20')).toMatchObject({ used_pm: 16.92, used_percent: 31.3 });
    // 23 days of P-023 and P-029 at 80 euro.
    expect(await worked('SWR', '2023-11-20')).toMatchObject({ used_pm: 1.28, staff_cost: 1840 });
    expect(await worked('TS-2.1-018', '2023-11-20')).toMatchObject({ total_pm: 1.92, staff_cost: 2760 });
  });

  test('what a person costs whose salary the book has, and that it is not known where that stands elsewhere', async () => {
    const paid = (rate: string): Edit[] => [
      [
        'project-data/salaries.yaml',
        '[]\n',
        `- id: SAL-001\n  title: P-018\n  person: P-018\n  partner: UNIZG\n  from_month: M25\n  to_month: M48\n${rate}`,
      ],
    ];
    const own = await worked('TS-2.1-018', '2023-11-20', paid('  daily_rate: 100\n'));
    expect(own).toMatchObject({ total_pm: 1.92, staff_cost: 3450 });
    const elsewhere = `  restricted:\n    book: r\n    id: RST-001\n    digest: sha256:${'a'.repeat(64)}\n`;
    expect((await worked('TS-2.1-018', '2023-11-20', paid(elsewhere))).staff_cost).toBeUndefined();
  });

  test('the day until which the records of the project are kept', async () => {
    const { registries, ...rest } = await bWise();
    const [project] = registries.get('project')?.entries ?? [];
    if (!project) throw new Error('no project');
    expect(derivedData(project, { registries, ...rest })).toMatchObject({ kept_until: '2029-12-31' });
  });

  test('the variance of a report, and the days it came late', async () => {
    expect(await worked('PR-2.1-SWR', '2023-11-20')).toMatchObject({ variance_percent: -36, days_late: 3 });
    const waiting: Edit[] = [
      [PERIODS, '  status: locked\n', '  status: collecting\n'],
      [SWR, 'status: accepted\n', 'status: draft\n'],
      [SWR, 'submitted_on: 2023-07-13\n', ''],
    ];
    expect(await worked('PR-2.1-SWR', '2023-07-15', waiting)).toMatchObject({ days_late: 5 });
    expect(await worked('RP2.1', '2023-07-15', waiting)).toMatchObject({ reports_missing: 'PR-2.1-SWR' });
    expect(await worked('RP2.1', '2023-07-10', waiting)).not.toHaveProperty('reports_missing');
  });

  test('the next report that a partner owes', async () => {
    expect(await worked('SCF', '2023-11-20')).toMatchObject({ next_report: 'PR-2.2-SCF, 2024-01-10' });
    expect(await worked('EPR', '2023-11-20')).not.toHaveProperty('next_report');
  });

  test('the reminder that is due, and when a missing report is taken to those above', async () => {
    const workspace = await bWise();
    const period = allPeriods(workspace).find(({ id }) => id === 'RP2.2');
    if (!period) throw new Error('no RP2.2');
    const on = (day: string) => reminderOn(period, workspace, parseDay(day) ?? period.ends);
    expect(['2023-12-23', '2023-12-24', '2024-01-05', '2024-01-10', '2024-01-15'].map(on)).toEqual([
      '',
      '1 of 3',
      '2 of 3',
      '3 of 3',
      'escalate',
    ]);
    const missing = missingReports(period, workspace, period.ends).map(({ id, state }) => `${id} ${state}`);
    expect(missing).toContain('PR-2.2-SCF not asked for yet');
  });
});

describe('the traffic light of a work package', () => {
  const light = async (id: string, today: string, edits: readonly Edit[] = []) =>
    (await worked(id, today, edits)).light;

  test('is green where nothing is late, and turns with the days', async () => {
    expect(await light('WP9', '2023-11-20')).toBe('green');
    // D7.2 is due on 31 August 2024: what should have been submitted is red at once.
    expect(await light('WP7', '2024-08-31')).toBe('green');
    expect(await light('WP7', '2024-09-01')).toBe('red');
    // T10.3 is due on 30 April 2024.
    const submitted: Edit[] = [['project-data/deliverables/D10.3.yaml', /^status: .*$/m, 'status: accepted']];
    expect(await light('WP10', '2024-05-10', submitted)).toBe('amber');
    expect(await light('WP10', '2024-05-16', submitted)).toBe('red');
  });

  test('is as bad as the variance of its last report', async () => {
    const used = (pm: string): Edit[] => [
      [WP9, 'planned_pm: 1.25\n    used_pm: 1.22', `planned_pm: 1.25\n    used_pm: ${pm}`],
    ];
    expect(await light('WP9', '2023-11-20', used('1.5'))).toBe('amber');
    expect(await light('WP9', '2023-11-20', used('1.8'))).toBe('red');
    const wider: Edit[] = [[PROJECT, 'amber_over_percent: 10', 'amber_over_percent: 20']];
    expect(await light('WP9', '2023-11-20', [...used('1.5'), ...wider])).toBe('green');
  });

  test('is red where its report never came, or one of its risks is', async () => {
    const missing: Edit[] = [
      [PERIODS, '  status: locked\n', '  status: collecting\n'],
      [WP9, 'status: accepted\n', 'status: missing\nmissing_reason: no answer\n'],
    ];
    expect(await light('WP9', '2023-11-20', missing)).toBe('red');
    expect(
      await light('WP6', '2023-11-20', [
        [RISKS, /(- id: R-016\n(?: {2}.*\n)*? {2}likelihood: )2(\n {2}impact: )3/, '$15$25'],
      ]),
    ).toBe('red');
  });
});
