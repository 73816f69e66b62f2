import type { Day } from '../../base/day.ts';
import { RequestError } from '../../base/request-error.ts';
import { Draft } from '../../change/draft.ts';
import type { Plan } from '../../change/plan.ts';
import { recordMessage } from '../../change/record-message.ts';
import { type Doings, takeStep } from '../../change/take-step.ts';
import { currentState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { askedReports } from '../../registry/reporting/asked.ts';
import { type Period, periodOf } from '../../registry/reporting/period.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { stepsHint } from '../../rules/step-findings.ts';
import { done, type Outcome, refused } from '../../text/diagnostic.ts';
import { newChecklist } from '../checklists/new-checklist.ts';
import { formOf } from './form.ts';

/** What a procedure on a period is asked: which period, on what day, by whom, why. */
export type PeriodRequest = {
  readonly entry: Entry;
  readonly today: Day;
  readonly actor?: string | undefined;
  readonly reason?: string | undefined;
};

/**
 * Plans the call for reports: a form for each that is asked for, filled in as far as the book knows,
 * and the period begins to collect. Called again, it adds the forms that are missing.
 */
export async function openPeriod(workspace: Workspace, request: PeriodRequest): Promise<Outcome<Plan>> {
  const { entry, today, actor, reason } = request;
  const period = readPeriod(entry, workspace);
  const state = currentState(entry);
  if (!state || !['open', 'collecting'].includes(state.name)) return refused(notOpen(entry));
  const doings: Doings = { draft: new Draft(workspace), today, actor, touched: [] };
  const made = await addForms(period, doings);
  if (!made.ok) return made;
  const step = entry.registry.lifecycle?.transitions.get('collect');
  if (state.name === 'open' && step) {
    const moved = await takeStep({ entry, step, given: [] }, doings);
    if (!moved.ok) return moved;
  }
  return done(doings.draft.plan(message(entry, doings, reason)));
}

/** Returns the period of a record. Throws a RequestError where the record is none. */
export function readPeriod(entry: Entry, workspace: Workspace): Period {
  const period = periodOf(entry, workspace);
  if (period) return period;
  throw new RequestError(
    `"${entry.id}" is a ${entry.registry.noun}, not a reporting period`,
    'see: grantbook list reporting-periods',
  );
}

async function addForms(period: Period, doings: Doings): Promise<Outcome<void>> {
  const { draft } = doings;
  const registry = draft.workspace.registries.get('progress-reports')?.schema;
  for (const asked of registry ? askedReports(period, draft.workspace) : []) {
    if (!registry || draft.workspace.entries.has(asked.id)) continue;
    const added = await draft.add(
      registry,
      formOf(asked, { period, workspace: draft.workspace, today: doings.today }),
    );
    if (!added.ok) return added;
    doings.touched.push({ id: asked.id, registry });
  }
  return period.official ? addChecklist(period, doings) : done(undefined);
}

/** An official report has a checklist of all that it reports on; it is made once. */
async function addChecklist({ id, ends }: Period, doings: Doings): Promise<Outcome<void>> {
  const { draft } = doings;
  const lists = draft.workspace.registries.get('checklists');
  const there = lists?.entries.some(({ data }) => data.kind === 'official_report' && data.period === id);
  if (!lists || there) return done(undefined);
  const data = newChecklist(draft.workspace, {
    kind: 'official_report',
    begins: ends,
    actor: doings.actor,
    period: id,
  });
  const added = await draft.add(lists.schema, data);
  if (!added.ok) return added;
  doings.touched.push({ id: added.value.id, registry: lists.schema });
  return done(undefined);
}

function notOpen(entry: Entry) {
  const state = currentState(entry);
  return entryFinding(entry, {
    code: 'lifecycle/not-allowed',
    path: ['status'],
    message: `reports are called for while a period is "open" or "collecting"; ${entry.id} is "${state?.name ?? ''}"`,
    ...(state && { hint: stepsHint(entry, state) }),
  });
}

function message(entry: Entry, { touched }: Doings, reason: string | undefined) {
  const others = touched.filter(({ id }) => id !== entry.id);
  const own = touched.find(({ id }) => id === entry.id)?.move;
  return recordMessage(entry, {
    does: 'open',
    reason,
    trailers: [
      ...(own ? [['Transition', own.join(' -> ')] as const] : []),
      ...others.flatMap(({ id, registry }) => [
        ['Record', id] as const,
        ['Registry', registry.name] as const,
      ]),
    ],
  });
}
