import { isInState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { type EffortLine, effortLines, periodIds, usedEffort } from '../../registry/reporting/effort.ts';
import { type Period, periodNamedBy } from '../../registry/reporting/period.ts';
import { type EffortRow, effortRows, variance } from '../../registry/reporting/report-effort.ts';
import { numberSetting } from '../../registry/setting.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** What a report says was worked is the sum of the timesheets, and a use above the plan is pointed out. */
export const reportEffortRule: Rule = {
  name: 'effort of reports',
  *check({ workspace }) {
    const lines = effortLines(workspace);
    for (const report of workspace.registries.get('progress-reports')?.entries ?? []) {
      const period = periodNamedBy(report, workspace);
      if (!period || !isInState(report, ['submitted', 'checked'])) continue;
      const book = { report, lines, periods: periodIds(period, workspace) };
      for (const row of effortRows(report)) yield* isSum(row, book);
      yield* isWhole(book, period);
      yield* isWithinPlan(report, workspace);
    }
  },
};

type Book = {
  readonly report: Entry;
  readonly lines: readonly EffortLine[];
  readonly periods: ReadonlySet<string>;
};

function* isSum(
  { path, partner, wp, used }: EffortRow,
  { report, lines, periods }: Book,
): Generator<Diagnostic> {
  const sum = usedEffort(lines, { periods, partner, wp });
  if (sum === used) return;
  yield entryFinding(report, {
    code: 'reporting/effort-disagrees',
    path: [...path, 'used_pm'],
    message: `${used} person-months of ${partner ?? 'all'} in ${wp ?? 'all'}: the timesheets add up to ${sum}`,
    hint: `write used_pm: ${sum}, or correct the timesheets: grantbook list effort --where partner=${partner ?? ''}`,
  });
}

/** Work that stands in the timesheets and in no row would be lost. */
function* isWhole({ report, lines, periods }: Book, { id }: Period): Generator<Diagnostic> {
  const { level, partner, wp } = report.data;
  const own = lines.filter(
    ({ sheet, data }) =>
      periods.has(String(sheet.data.period)) &&
      (level === 'partner' ? sheet.data.partner === partner : level === 'wp' && data.wp === wp),
  );
  const key = ({ partner: p, wp: w }: { partner: unknown; wp: unknown }) => `${p} in ${w}`;
  const told = new Set(effortRows(report).map(key));
  const worked = new Set(own.map(({ sheet, data }) => key({ partner: sheet.data.partner, wp: data.wp })));
  const missing = [...worked].filter((each) => !told.has(each));
  if (missing.length === 0) return;
  yield entryFinding(report, {
    code: 'reporting/effort-disagrees',
    path: ['effort'],
    message: `${report.id} has no row for the work of ${missing.join(', ')}, which is in the timesheets of ${id}`,
    hint: `add it under "effort": grantbook edit ${report.id}`,
  });
}

function* isWithinPlan(report: Entry, workspace: Workspace): Generator<Diagnostic> {
  const most = numberSetting(workspace, 'effort.warn_over_percent');
  for (const row of effortRows(report)) {
    const over = variance([row]);
    if (most === undefined || over === undefined || over <= most) continue;
    yield entryFinding(report, {
      code: 'reporting/over-plan',
      severity: 'warning',
      path: [...row.path, 'used_pm'],
      message: `${row.used} person-months of ${row.partner} in ${row.wp} are more than ${most} % over the ${row.planned} planned for the period`,
      hint: 'explain it under "deviations", or plan the rest anew (effort.warn_over_percent)',
    });
  }
}
