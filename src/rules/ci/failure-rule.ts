import { isMapping, type Mapping, type Path, type Value } from '../../text/value.ts';
import type { CiRule, Job, Step, Workflow } from './workflow.ts';

/** A failure is a failure: nothing swallows it. */
export const failureRule: CiRule = function* (workflow) {
  for (const job of workflow.jobs) {
    for (const { path, data } of [job, ...job.steps]) {
      const name = ['continue-on-error', 'allow_failure'].find((each) => isSet(data[each]));
      if (name !== undefined)
        yield found([...path, name], `with "${name}" the job passes where a step failed`);
    }
    for (const step of job.steps) {
      const why = swallowed(step, { job, workflow });
      if (why !== undefined) yield found(step.runPath, why);
    }
  }
};

function found(path: Path, message: string) {
  return { code: 'ci/passes-on-failure', path, message } as const;
}

function isSet(value: Value | undefined): boolean {
  return value !== undefined && value !== false;
}

type Around = { readonly job: Job; readonly workflow: Workflow };

function swallowed({ run = '', data }: Step, { job, workflow }: Around): string | undefined {
  const [swallow] = /\|\|\s*(?:true|:|exit\s+0|echo)(?=\s|$)|\bset\s+\+e\b/.exec(run) ?? [];
  if (swallow !== undefined) return `"${swallow}" lets a failure pass`;
  const shell = data.shell ?? shellOf(job.data) ?? shellOf(workflow.data);
  const fails = /\bset\s+-\S*o\s+pipefail\b/.test(run) || shell === 'bash';
  return !fails && /[^|]\|(?![|=])/.test(run) ? 'of the pipe in it only the last failure counts' : undefined;
}

function shellOf({ defaults }: Mapping): Value | undefined {
  return isMapping(defaults) && isMapping(defaults.run) ? defaults.run.shell : undefined;
}
