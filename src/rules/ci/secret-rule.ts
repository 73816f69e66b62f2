import { isList, isMapping, type Path, type Value } from '../../text/value.ts';
import type { CiRule, Found } from './workflow.ts';

/** What a pull request sets off sees no secret; the token of the job itself is named github.token. */
export const secretRule: CiRule = function* ({ kind, events, data, jobs }) {
  if (kind !== 'workflow' || !events.some((event) => event.startsWith('pull_request'))) return;
  yield* secretsIn(data, []);
  for (const job of jobs)
    if (job.data.secrets === 'inherit')
      yield {
        code: 'ci/secret-in-gate',
        path: [...job.path, 'secrets'],
        message: 'all secrets are passed on',
      };
};

function* secretsIn(value: Value, path: Path): Iterable<Found> {
  if (isList(value)) for (const [i, item] of value.entries()) yield* secretsIn(item, [...path, i]);
  else if (isMapping(value))
    for (const [name, item] of Object.entries(value)) yield* secretsIn(item, [...path, name]);
  else if (typeof value === 'string' && /\bsecrets\s*[.[]/.test(value))
    yield { code: 'ci/secret-in-gate', path, message: `a job of a pull request reads "${value}"` };
}
