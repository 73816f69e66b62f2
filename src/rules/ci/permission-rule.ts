import { isMapping, type Path, type Value } from '../../text/value.ts';
import type { CiRule, Found, Workflow } from './workflow.ts';

/** What a job that strangers can set off may write. */
const WRITABLE = ['pull-requests', 'issues', 'statuses', 'checks'];

/** Permissions are named, and the least; what a pull request sets off writes nothing. */
export const permissionRule: CiRule = function* (workflow) {
  const { kind, data, jobs } = workflow;
  if (kind !== 'workflow') return;
  yield* given(workflow, data.permissions, ['permissions']);
  for (const job of jobs) {
    yield* given(workflow, job.data.permissions, [...job.path, 'permissions']);
    if (job.data.permissions === undefined && data.permissions === undefined)
      yield {
        code: 'ci/wide-permissions',
        path: job.path,
        message: `the job "${job.path.at(-1)}" does not say what it may: it gets what the settings give`,
      };
  }
};

function* given({ events }: Workflow, value: Value | undefined, path: Path): Iterable<Found> {
  if (typeof value === 'string')
    yield {
      code: 'ci/wide-permissions',
      path,
      message: `"${value}" is a permission for everything`,
    };
  if (!isMapping(value)) return;
  const mayWrite = events.includes('pull_request') ? [] : WRITABLE;
  for (const [name, right] of Object.entries(value))
    if (right === 'write' && !mayWrite.includes(name))
      yield {
        code: 'ci/wide-permissions',
        path: [...path, name],
        message: `the job may write "${name}", which a check needs not`,
      };
}
