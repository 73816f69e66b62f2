import type { CiRule } from './workflow.ts';

/** A job ends by itself. */
export const timeoutRule: CiRule = function* ({ kind, data, jobs }) {
  if (kind === 'action') return;
  const name = kind === 'gitlab' ? 'timeout' : 'timeout-minutes';
  for (const job of jobs) {
    if (kind === 'gitlab' && job.steps.length === 0) continue;
    const base = typeof job.data.extends === 'string' ? data[job.data.extends] : undefined;
    const inherited = typeof base === 'object' && base !== null && Object.hasOwn(base, name);
    if (job.data[name] !== undefined || inherited || job.data.uses !== undefined) continue;
    yield {
      code: 'ci/no-timeout',
      path: job.path,
      message: `the job "${job.path.at(-1)}" may run as long as the platform lets it`,
    };
  }
};
