import { currentState, isInState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { askedReports, reportId } from '../../registry/reporting/asked.ts';
import { allPeriods, type Period } from '../../registry/reporting/period.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** Every report that a period asks for is there, each under the id of whose it is. */
export const askedRule: Rule = {
  name: 'asked reports',
  *check({ workspace }) {
    for (const period of allPeriods(workspace)) yield* isComplete(period, workspace);
    for (const report of workspace.registries.get('progress-reports')?.entries ?? []) yield* isNamed(report);
  },
};

/** While reports come in a gap is a warning; but a period that asks nobody, or is locked with a gap, is wrong. */
function* isComplete(period: Period, workspace: Workspace): Generator<Diagnostic> {
  const { entry } = period;
  if (!isInState(entry, ['collecting', 'locked']) || workspace.partial.has('progress-reports')) return;
  const asked = askedReports(period, workspace).filter(({ level }) => level !== 'consortium');
  const missing = asked.filter(({ id }) => !workspace.entries.has(id) && !workspace.unreadable.has(id));
  const subjects = missing.flatMap(({ subject }) => subject?.id ?? []);
  if (subjects.length === 0) return;
  yield entryFinding(entry, {
    code: 'reporting/no-report',
    severity: isInState(entry, ['locked']) || missing.length === asked.length ? 'error' : 'warning',
    path: ['status'],
    message: `${entry.id} is "${currentState(entry)?.name}" and has no report of ${subjects.join(', ')}`,
    hint: `add them, filled in as far as known: grantbook report open ${entry.id}`,
  });
}

function* isNamed(report: Entry): Generator<Diagnostic> {
  const { period, level, partner, wp } = report.data;
  const subject = level === 'consortium' ? 'ALL' : level === 'wp' ? wp : partner;
  if (typeof period !== 'string' || typeof subject !== 'string') return;
  const wanted = reportId(period, subject);
  if (report.id === wanted) return;
  yield entryFinding(report, {
    code: 'ids/disagrees',
    path: ['id'],
    message: `the report of ${subject} on ${period} has the id "${report.id}"`,
    hint: `its id is ${wanted}: rename it, or correct the period, the partner or the work package`,
  });
}
