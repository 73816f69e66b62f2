import { RequestError } from '../../base/request-error.ts';
import type { Entry } from '../../registry/workspace.ts';

/** Throws a RequestError where a selection is not in evaluation: before, nothing is scored; after, all is decided. */
export function refuseUnlessEvaluating({ id, registry, data }: Entry): void {
  if (registry.name !== 'selections')
    throw new RequestError(
      `"${id}" is a ${registry.noun}, not a selection`,
      `see: grantbook list selections`,
    );
  if (data.status === 'evaluating') return;
  throw new RequestError(
    `${id} is "${String(data.status)}", not "evaluating"`,
    `see its steps: grantbook show ${id}`,
  );
}
