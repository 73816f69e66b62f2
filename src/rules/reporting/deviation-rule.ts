import { isFilled, isInState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { isBetter, lightOfVariance, reportLights, slipDays } from '../../registry/reporting/lights.ts';
import { effortRows, variance } from '../../registry/reporting/report-effort.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { valueAt } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** A report that was sent explains what deviates, and shows it in its traffic lights. */
export const deviationRule: Rule = {
  name: 'deviations',
  *check({ workspace }) {
    for (const report of workspace.registries.get('progress-reports')?.entries ?? []) {
      if (isInState(report, ['submitted', 'checked', 'accepted'])) yield* isExplained(report, workspace);
      if (isInState(report, ['submitted', 'checked'])) yield* isShown(report, workspace);
    }
  },
};

function* isExplained(report: Entry, workspace: Workspace): Generator<Diagnostic> {
  if (isFilled(report.data.deviations)) return;
  const row = effortRows(report).find((each) => lightOfVariance(variance([each]), workspace) !== 'green');
  const days = slipDays(report, workspace);
  if (!row && days <= 0) return;
  const percent = row ? (variance([row]) ?? 0) : 0;
  const what = row
    ? `${row.partner} in ${row.wp} used ${row.used} of ${row.planned} person-months (${percent > 0 ? '+' : ''}${Math.round(percent)} %)`
    : `something is late${Number.isFinite(days) ? ` by ${days} days` : ''}`;
  yield entryFinding(report, {
    code: 'reporting/no-deviation',
    path: row ? [...row.path, 'used_pm'] : ['outlook'],
    message: `${what}, and ${report.id} has no deviation that says why`,
    hint: `grantbook set ${report.id} 'deviations+={"what":"…","reason":"…","corrective":"…"}'`,
  });
}

function* isShown(report: Entry, workspace: Workspace): Generator<Diagnostic> {
  for (const [name, light] of Object.entries(reportLights(report, workspace))) {
    const shown = valueAt(report.data, ['rag', name]);
    if (!isBetter(shown, light)) continue;
    yield entryFinding(report, {
      code: 'reporting/light-disagrees',
      path: ['rag', name],
      message: `the light of ${name} is "${String(shown)}", and what is reported makes it "${light}"`,
      hint: `grantbook set ${report.id} rag.${name}=${light} (thresholds: reporting.rag in project.yaml)`,
    });
  }
}
