import type { Day } from '../../base/day.ts';
import { dayOf } from '../../registry/day-of.ts';
import { isFilled, isInState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { ClockRule } from '../rule.ts';

/** A milestone that is past its day and not achieved says when it will be, and why it is late. */
export const forecastRule: ClockRule = {
  name: 'forecasts of milestones',
  *check({ workspace }, today) {
    for (const entry of workspace.registries.get('milestones')?.entries ?? []) {
      if (isInState(entry, ['planned', 'postponed'])) yield* checkMilestone(entry, workspace, today);
    }
  },
};

function* checkMilestone(entry: Entry, workspace: Workspace, today: Day): Generator<Diagnostic> {
  const { due, due_month: month, forecast_date: forecast, delay_reason: reason } = entry.data;
  const day = dayOf(due, workspace) ?? dayOf(month, workspace);
  const expected = dayOf(forecast, workspace);
  if (day === undefined || today <= day) return;
  if (expected !== undefined && isFilled(reason) && today <= expected) return;
  const passed = expected !== undefined && today > expected;
  yield entryFinding(entry, {
    code: 'plan/no-forecast',
    severity: 'error',
    path: [passed ? 'forecast_date' : 'due'],
    message: passed
      ? `${entry.id} was forecast for ${expected}, which has passed, and is not achieved`
      : `${entry.id} was due on ${day} and is not achieved: it needs a forecast and a reason`,
    hint: isInState(entry, ['planned'])
      ? `grantbook move ${entry.id} achieve evidence=…, or: grantbook move ${entry.id} postpone forecast_date=… delay_reason="…"`
      : `grantbook move ${entry.id} achieve evidence=…, or: grantbook set ${entry.id} forecast_date=… delay_reason="…"`,
  });
}
