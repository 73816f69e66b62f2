import { isInState } from '../../registry/lifecycle.ts';
import { membersAt } from '../../registry/members.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { tasksToCover } from '../../registry/reporting/active-tasks.ts';
import { periodNamedBy } from '../../registry/reporting/period.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { valueAt } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/**
 * A report that was sent covers every task of its period, and says of each what the registry says.
 * Once it is accepted it stands for what was then: the registry goes on.
 */
export const coveredRule: Rule = {
  name: 'covered tasks',
  *check({ workspace }) {
    for (const report of workspace.registries.get('progress-reports')?.entries ?? []) {
      if (!isInState(report, ['submitted', 'checked'])) continue;
      yield* coversAll(report, workspace);
      yield* agrees(report, workspace);
    }
  },
};

function* coversAll(report: Entry, workspace: Workspace): Generator<Diagnostic> {
  const period = periodNamedBy(report, workspace);
  if (!period) return;
  const told = membersAt(report.data, ['tasks', '*'])
    .filter(({ path }) => typeof valueAt(report.data, [...path, 'summary']) === 'string')
    .map(({ path }) => valueAt(report.data, [...path, 'task']));
  const missing = tasksToCover(report, period, workspace).filter(({ id }) => !told.includes(id));
  if (missing.length === 0) return;
  const ids = missing.map(({ id }) => id);
  yield entryFinding(report, {
    code: 'reporting/task-not-covered',
    path: ['tasks'],
    message: `${report.id} says nothing of ${ids.join(', ')}, active in ${period.id}`,
    hint: `write a summary of each: grantbook set ${report.id} 'tasks+={"task":"${ids[0]}","summary":"…"}', or grantbook edit ${report.id}`,
  });
}

function* agrees(report: Entry, workspace: Workspace): Generator<Diagnostic> {
  for (const { path, value } of membersAt(report.data, ['tasks', '*', 'percent_complete'])) {
    const id = valueAt(report.data, [...path.slice(0, -1), 'task']);
    const task = typeof id === 'string' ? workspace.entries.get(id) : undefined;
    const known = task?.registry.name === 'tasks' ? task.data.percent_complete : undefined;
    if (typeof known !== 'number' || known === value) continue;
    yield entryFinding(report, {
      code: 'reporting/task-disagrees',
      path,
      message: `${id} is at ${value} % here, at ${known} % in the registry`,
      hint: `correct the one that is wrong: grantbook set ${id} percent_complete=${value}`,
    });
  }
}
