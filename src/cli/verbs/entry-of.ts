import { RequestError } from '../../base/request-error.ts';
import { findEntry } from '../../registry/find-entry.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';

/** Returns the record of a registry with an id. Throws a RequestError where it is of another registry. */
export function entryOf(workspace: Workspace, id: string, registry: string): Entry {
  const entry = findEntry(workspace, id, registry);
  if (entry.registry.name === registry) return entry;
  const noun = workspace.registries.get(registry)?.schema.noun ?? registry;
  throw new RequestError(
    `"${entry.id}" is a ${entry.registry.noun}, not a ${noun}`,
    `see: grantbook list ${registry}`,
  );
}
