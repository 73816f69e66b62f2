import { applyPlan } from '../../change/apply-plan.ts';
import { Draft } from '../../change/draft.ts';
import { fitsWhere } from '../../registry/fits-where.ts';
import { currentState, isInState } from '../../registry/lifecycle.ts';
import { loadWorkspace } from '../../registry/load-workspace.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { referringRecords } from '../../rules/between/referring-records.ts';
import { quoted, wayHint } from '../../rules/between/way-hint.ts';
import { check, fingerprint, sortFindings } from '../../rules/check.ts';
import type { KnownSchemas } from '../../schema/load-schemas.ts';
import { type Diagnostic, done, type Outcome } from '../../text/diagnostic.ts';
import { type PeriodRequest, readPeriod } from './open-period.ts';
import { assignments } from './refresh-report.ts';

/** What stands in the way of locking a period: the findings that it would have, and the book they stand in. */
export type Readiness = {
  readonly workspace: Workspace;
  readonly gaps: readonly Diagnostic[];
  /** The state of a period that is past being locked. */
  readonly settled?: string;
};

/**
 * Returns what is missing before a period can be locked: the book is checked as if it were, by the
 * same rules that judge the step itself. Nothing is written.
 */
export async function readiness(
  workspace: Workspace,
  { entry, today, known }: PeriodRequest & { readonly known: KnownSchemas },
): Promise<Outcome<Readiness>> {
  readPeriod(entry, workspace);
  if (!isInState(entry, ['open', 'collecting', 'returned']))
    return done({ workspace, gaps: [], settled: currentState(entry)?.name ?? '' });
  const draft = new Draft(workspace);
  const given = { called_on: entry.data.called_on ?? today, locked_on: today };
  const locked = await draft.edit(entry, assignments({ ...given, status: 'locked' }));
  if (!locked.ok) return locked;
  const plan = draft.plan({ subject: 'readiness', trailers: [] });
  const planned = await loadWorkspace(applyPlan(workspace.files, plan), { known });
  const before = new Set(check({ workspace }).map(fingerprint));
  const found = check({ workspace: planned }).filter((finding) => !before.has(fingerprint(finding)));
  const rest = found.filter(({ code, record }) => !(code === 'lifecycle/open-record' && record === entry.id));
  return done({ workspace: planned, gaps: sortFindings([...rest, ...openRecords(entry.id, planned)]) });
}

/** Every record that has to be closed first, each with its own next step. */
function openRecords(id: string, workspace: Workspace): Diagnostic[] {
  const period = workspace.entries.get(id);
  const needs = (period && currentState(period)?.needs.filter(({ all }) => all)) ?? [];
  return needs.flatMap((need) => {
    const records = referringRecords(workspace, need)?.(id) ?? [];
    const open = records.filter(
      (record) => fitsWhere(record.data, need.where) && !isInState(record, need.states),
    );
    return open.map((record) => openRecord(record, need.states));
  });
}

function openRecord(record: Entry, states: readonly string[]): Diagnostic {
  return entryFinding(record, {
    code: 'lifecycle/open-record',
    path: [record.registry.lifecycle?.field ?? ''],
    message: `${record.registry.noun} ${record.id} is "${currentState(record)?.name ?? ''}", not ${quoted(states)}`,
    hint: wayHint(record, states),
  });
}
