import type { TakenIds } from '../../registry/workspace.ts';
import { idsElsewhere } from './ids-elsewhere.ts';
import type { Repository } from './repository.ts';
import { usedIds } from './used-ids.ts';

/** Returns what a repository knows of ids that are not given again: each thing is looked up once, and only when asked for. */
export function takenIds(repository: Repository): TakenIds {
  const { head } = repository;
  const found = new Map<string, ReadonlyMap<string, string>>();
  let used: ReadonlySet<string> | undefined;
  return {
    used: () => {
      used ??= head === undefined ? new Set() : usedIds(repository, head);
      return used;
    },
    elsewhere: (registry) => {
      const ids = found.get(registry.name) ?? idsElsewhere(repository, registry);
      found.set(registry.name, ids);
      return ids;
    },
  };
}
