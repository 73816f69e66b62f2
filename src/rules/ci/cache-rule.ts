import { isList, isMapping } from '../../text/value.ts';
import { type CiRule, inputsOf, type Step, usesAction } from './workflow.ts';

/** No run takes what another put into a cache. */
export const cacheRule: CiRule = function* ({ kind, jobs }) {
  for (const job of jobs) {
    const { cache } = job.data;
    if (kind === 'gitlab' && (isMapping(cache) || (isList(cache) && cache.length > 0)))
      yield { code: 'ci/shared-cache', path: [...job.path, 'cache'], message: 'the job shares a cache' };
    for (const step of job.steps)
      if (sharesCache(step))
        yield {
          code: 'ci/shared-cache',
          path: step.path,
          message: 'the step shares a cache with other runs',
        };
  }
};

function sharesCache(step: Step): boolean {
  const inputs = inputsOf(step);
  if (typeof step.data.uses !== 'string') return false;
  if (/^actions\/cache(?:\/|@)/.test(step.data.uses)) return true;
  if (typeof inputs.cache === 'string' && inputs.cache !== '') return true;
  return usesAction(step, 'actions/setup-node') && inputs['package-manager-cache'] !== false;
}
