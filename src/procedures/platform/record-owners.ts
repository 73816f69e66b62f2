import { linksOfRecord } from '../../registry/find-links.ts';
import type { Entry, Link, Registry, Workspace } from '../../registry/workspace.ts';
import type { Ownership } from './owners.ts';

const PACKAGES = 'work-packages';

/** A record of more work packages concerns the whole project. */
const MOST = 3;

/** A file of another name is found by `validate`; here it would be read as a pattern. */
const PLAIN_PATH = /^[\w./-]+$/;

/**
 * Returns who leads the work packages of records that have files of their own: of each record, or of the
 * whole folder where it is the same for all.
 */
export function recordOwners(workspace: Workspace, registry: Registry): Ownership[] {
  const { source } = registry.schema;
  if (source.kind !== 'folder') return [];
  const found = registry.entries
    .filter(({ file }) => PLAIN_PATH.test(file))
    .map((entry) => ({ pattern: entry.file, owners: leadersOf(workspace, linksOfRecord(entry)) }));
  const alike = new Set(found.map(({ owners }) => owners.map(({ id }) => id).join(' ')));
  const [first] = found;
  if (first && alike.size === 1 && first.owners.length > 0)
    return [{ pattern: source.path, owners: first.owners }];
  return found.filter(({ owners }) => owners.length > 0);
}

function leadersOf(workspace: Workspace, links: readonly Link[]): Entry[] {
  const own = packagesIn(workspace, links);
  const packages = own.length > 0 ? own : throughOthers(workspace, links);
  return packages.length > MOST ? [] : packages.flatMap((each) => leaders(workspace, each));
}

/** What a record says in a field of its own, not within a list. */
function packagesIn(workspace: Workspace, links: readonly Link[]): Entry[] {
  const targets = links.filter(({ path }) => path.length <= 2).map(({ to }) => workspace.entries.get(to));
  return targets.filter((each) => each?.registry.name === PACKAGES).filter((each) => each !== undefined);
}

/** The review of a deliverable is of the deliverable's work package. */
function throughOthers(workspace: Workspace, links: readonly Link[]): Entry[] {
  return links
    .filter(({ path, registries }) => path.length === 1 && registries.length === 1)
    .flatMap(({ to }) => {
      const other = workspace.entries.get(to);
      return other ? packagesIn(workspace, linksOfRecord(other)) : [];
    });
}

/** The people whom a work package names in fields of its own. */
function leaders(workspace: Workspace, { registry, data }: Entry): Entry[] {
  return registry.refs
    .filter(({ field, to }) => field.length === 1 && to.length === 1 && to[0] === 'people')
    .flatMap(({ field: [name = ''] }) => {
      const person = typeof data[name] === 'string' ? workspace.entries.get(data[name]) : undefined;
      return person ? [person] : [];
    });
}
