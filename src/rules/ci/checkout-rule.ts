import { type CiRule, inputsOf, usesAction } from './workflow.ts';

/** A checkout keeps no token. */
export const checkoutRule: CiRule = function* ({ jobs }) {
  for (const step of jobs.flatMap(({ steps }) => steps))
    if (usesAction(step, 'actions/checkout') && inputsOf(step)['persist-credentials'] !== false)
      yield {
        code: 'ci/kept-credentials',
        path: [...step.path, 'uses'],
        message: 'the checkout keeps its token for every later step',
      };
};
