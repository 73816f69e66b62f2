import { currentState } from '../registry/lifecycle.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { registryName } from '../schema/read-registry-schema.ts';

/** Returns the records past their first state that were there before and are gone: they were to stay. */
export function removedEntries(before: Workspace, workspace: Workspace): Entry[] {
  const doubtful = doubtfulRegistries(workspace);
  return [...before.entries.values()].filter((old) => {
    const state = currentState(old);
    const gone = !workspace.entries.has(old.id) && !workspace.unreadable.has(old.id);
    const counts = state !== undefined && state.name !== old.registry.lifecycle?.initial;
    return gone && counts && !doubtful.has(old.registry.name);
  });
}

/** Registries in which a record may be there unseen: unread files, a broken schema, an id that stands twice. */
function doubtfulRegistries({ registries, partial, problems, entries }: Workspace): Set<string> {
  const broken = problems
    .filter(({ code }) => code.startsWith('declaration/'))
    .map(({ file }) => registryName(file));
  const twice = [...registries.values()].filter((registry) =>
    registry.entries.some((entry) => entries.get(entry.id) !== entry),
  );
  return new Set([...partial, ...broken, ...twice.map(({ schema }) => schema.name)]);
}
