import { RequestError } from '../../base/request-error.ts';
import { Draft } from '../../change/draft.ts';
import type { Plan } from '../../change/plan.ts';
import { recordMessage } from '../../change/record-message.ts';
import { type Doings, takeStep } from '../../change/take-step.ts';
import { currentState, isInState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { reportId } from '../../registry/reporting/asked.ts';
import type { Period } from '../../registry/reporting/period.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { stepsHint } from '../../rules/step-findings.ts';
import { type Diagnostic, done, type Outcome } from '../../text/diagnostic.ts';
import type { Mapping } from '../../text/value.ts';
import { consolidatedFields, partsOf } from './consolidated.ts';
import { type FormSource, figures } from './form.ts';
import { type PeriodRequest, readPeriod } from './open-period.ts';
import { packageFields } from './package-fields.ts';
import { assignments, lightsOf } from './refresh-report.ts';

/** A consolidation: of one work package, from what its partners say, or of all, from what the work packages say. */
export type ConsolidateRequest = PeriodRequest & { readonly wp?: string | undefined };

/** Plans the draft of a report that is made from others: figures, deviations, outlook; people write the rest. */
export async function consolidate(workspace: Workspace, request: ConsolidateRequest): Promise<Outcome<Plan>> {
  const period = readPeriod(request.entry, workspace);
  const report = reportOf(period, request.wp ?? 'ALL', workspace);
  const open = notIn(period, workspace, request.wp);
  if (open.length > 0) return { ok: false, diagnostics: open };
  if (!isInState(report, ['expected', 'draft', 'returned']))
    return { ok: false, diagnostics: [isSent(report)] };
  const doings: Doings = {
    draft: new Draft(workspace),
    today: request.today,
    actor: request.actor,
    touched: [],
  };
  const begun = await begin(report, doings);
  if (!begun.ok) return begun;
  const edited = await doings.draft.edit(
    begun.value,
    assignments(fieldsOf(report, { period, workspace, today: request.today })),
  );
  if (!edited.ok) return edited;
  const lit = await doings.draft.edit(edited.value, [lightsOf(edited.value, workspace)]);
  if (!lit.ok) return lit;
  const moves = doings.touched.flatMap(({ move }) =>
    move ? [['Transition', move.join(' -> ')] as const] : [],
  );
  const { reason } = request;
  return done(doings.draft.plan(recordMessage(report, { does: 'consolidate', reason, trailers: moves })));
}

function fieldsOf(report: Entry, source: FormSource): Mapping {
  const parts = partsOf(source.period, source.workspace);
  if (report.data.level === 'consortium') return consolidatedFields(report, parts);
  return packageFields(report, figures(report, source), parts);
}

function reportOf(period: Period, subject: string, workspace: Workspace): Entry {
  const id = reportId(period.id, subject);
  const report = workspace.entries.get(id);
  if (report?.registry.name === 'progress-reports') return report;
  throw new RequestError(
    `there is no report ${id} yet`,
    `call for the reports first: grantbook report open ${period.id}`,
  );
}

/** What is consolidated has come: for a work package the reports of partners, for all those of work packages as well. */
function notIn(period: Period, workspace: Workspace, wp: string | undefined): Diagnostic[] {
  const settled =
    wp === undefined ? ['accepted', 'missing'] : ['submitted', 'checked', 'accepted', 'missing'];
  const all = workspace.registries.get('progress-reports')?.entries ?? [];
  const parts = all.filter(
    ({ data }) =>
      data.period === period.id && (data.level === 'partner' || (wp === undefined && data.level === 'wp')),
  );
  return parts.filter((report) => !isInState(report, settled)).map(isOpen);
}

function isOpen(report: Entry): Diagnostic {
  const state = currentState(report);
  return entryFinding(report, {
    code: 'reporting/not-in',
    path: ['status'],
    message: `${report.id} is "${state?.name ?? ''}": what it says cannot be consolidated yet`,
    hint: state && stepsHint(report, state),
  });
}

function isSent(report: Entry): Diagnostic {
  const state = currentState(report);
  return entryFinding(report, {
    code: 'lifecycle/not-allowed',
    path: ['status'],
    message: `${report.id} is "${state?.name ?? ''}" already`,
    hint: state && stepsHint(report, state),
  });
}

async function begin(report: Entry, doings: Doings): Promise<Outcome<Entry>> {
  const name = isInState(report, ['returned']) ? 'redraft' : 'start';
  const step = report.registry.lifecycle?.transitions.get(name);
  if (isInState(report, ['draft']) || !step) return done(report);
  return takeStep({ entry: report, step, given: [] }, doings);
}
