import type { Day } from '../../base/day.ts';
import { RequestError } from '../../base/request-error.ts';
import type { Assignment } from '../../change/assignment.ts';
import { Draft } from '../../change/draft.ts';
import type { Plan } from '../../change/plan.ts';
import { recordMessage } from '../../change/record-message.ts';
import { currentState, isInState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { isBetter, reportLights } from '../../registry/reporting/lights.ts';
import { periodNamedBy } from '../../registry/reporting/period.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { stepsHint } from '../../rules/step-findings.ts';
import { done, type Outcome, refused } from '../../text/diagnostic.ts';
import { isMapping, type Mapping } from '../../text/value.ts';
import { figures } from './form.ts';

/** A report that is brought up to date, on what day, and why. */
export type RefreshRequest = {
  readonly entry: Entry;
  readonly today: Day;
  readonly reason?: string | undefined;
};

/**
 * Plans to bring the figures of a report up to date: percentages from the tasks, person-months from the
 * timesheets, lights that are no better than both allow. What somebody has written stays.
 */
export async function refreshReport(workspace: Workspace, request: RefreshRequest): Promise<Outcome<Plan>> {
  const { entry, today, reason } = request;
  const period = periodNamedBy(entry, workspace);
  if (!period) throw notAReport(entry);
  if (!isInState(entry, ['expected', 'draft', 'returned'])) return refused(isSent(entry));
  const draft = new Draft(workspace);
  const edited = await draft.edit(entry, assignments(figures(entry, { period, workspace, today })));
  if (!edited.ok) return edited;
  const lit = await draft.edit(edited.value, [lightsOf(edited.value, workspace)]);
  if (!lit.ok) return lit;
  return done(draft.plan(recordMessage(entry, { does: 'refresh', reason })));
}

/** Returns the assignments that give a record some fields. */
export function assignments(fields: Mapping): Assignment[] {
  return Object.entries(fields).map(([name, value]) => ({ path: [name], operation: 'set', value }));
}

/** Returns the lights of a report: as they were given, where they are no better than the figures allow. */
export function lightsOf(entry: Entry, workspace: Workspace): Assignment {
  const given = isMapping(entry.data.rag) ? entry.data.rag : {};
  const { time, cost, risk } = reportLights(entry, workspace);
  const value: Mapping = {
    time: isBetter(given.time ?? 'green', time) ? time : (given.time ?? time),
    cost: isBetter(given.cost ?? 'green', cost) ? cost : (given.cost ?? cost),
    scope: given.scope ?? 'green',
    risk: isBetter(given.risk ?? 'green', risk) ? risk : (given.risk ?? risk),
  };
  return { path: ['rag'], operation: 'set', value };
}

function notAReport({ id, registry }: Entry): RequestError {
  return new RequestError(
    `"${id}" is a ${registry.noun}, not a progress report`,
    'see: grantbook list progress-reports',
  );
}

function isSent(entry: Entry) {
  const state = currentState(entry);
  return entryFinding(entry, {
    code: 'lifecycle/not-allowed',
    path: ['status'],
    message: `${entry.id} is "${state?.name ?? ''}": its figures stay as they were sent`,
    ...(state && { hint: stepsHint(entry, state) }),
  });
}
