import { type Day, parseDay } from '../../base/day.ts';
import { RequestError } from '../../base/request-error.ts';
import { Draft } from '../../change/draft.ts';
import type { Plan } from '../../change/plan.ts';
import { recordMessage } from '../../change/record-message.ts';
import { findEntry, findRegistry } from '../../registry/find-entry.ts';
import { projectEnd } from '../../registry/project.ts';
import { periodOf } from '../../registry/reporting/period.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { done, type Outcome } from '../../text/diagnostic.ts';
import { type ChecklistRequest, newChecklist } from './new-checklist.ts';

/** A checklist to begin: its kind, and the partner or the period it is about. */
export type OpenChecklist = {
  readonly kind: string;
  readonly about?: string | undefined;
  readonly today: Day;
  readonly actor?: string | undefined;
  readonly reason?: string | undefined;
};

/** Plans a new checklist: set-up counts from the start, onboarding from the accession, a report from the end of its period, closing from the end. */
export async function openChecklist(workspace: Workspace, request: OpenChecklist): Promise<Outcome<Plan>> {
  const { schema } = findRegistry(workspace, 'checklists');
  const draft = new Draft(workspace);
  const added = await draft.add(schema, newChecklist(workspace, subjectOf(workspace, request)));
  if (!added.ok) return added;
  const message = recordMessage(
    { id: added.value.id, registry: schema },
    { does: 'open', reason: request.reason },
  );
  return done(draft.plan(message));
}

function subjectOf(workspace: Workspace, request: OpenChecklist): ChecklistRequest {
  const { kind, about, today, actor } = request;
  if (about === undefined) return { kind, actor, begins: beginOf(workspace, request) };
  const entry = findEntry(workspace, about);
  const period = periodOf(entry, workspace);
  if (period) return { kind, actor, begins: period.ends, period: entry.id };
  if (entry.registry.name !== 'partners')
    throw new RequestError(
      `"${entry.id}" is a ${entry.registry.noun}`,
      'name a partner or a reporting period',
    );
  const { accession_date: came } = entry.data;
  const day = typeof came === 'string' ? parseDay(came) : undefined;
  return { kind, actor, begins: day ?? today, partner: entry.id };
}

/** What a checklist is about that cannot do without. */
const ABOUT: Readonly<Record<string, string>> = { onboarding: 'PARTNER', official_report: 'PERIOD' };

function beginOf({ project }: Workspace, { kind, today }: OpenChecklist): Day {
  if (Object.hasOwn(ABOUT, kind))
    throw new RequestError(
      'who or what is the checklist for?',
      `grantbook checklist open ${kind} ${ABOUT[kind]}`,
    );
  if (!project) return today;
  if (kind === 'set_up') return project.start;
  return kind === 'closing' ? projectEnd(project) : today;
}
