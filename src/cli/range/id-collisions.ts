import { takenIds } from '../../io/git/taken-ids.ts';
import { usedIds } from '../../io/git/used-ids.ts';
import { labelOf } from '../../registry/find-entry.ts';
import { nextId } from '../../registry/id-template.ts';
import { isPersonal } from '../../registry/personal.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { sameValue } from '../../text/value.ts';
import type { Gate } from './gate.ts';
import type { Range } from './parse-range.ts';

/** Two records that got one id, each on its own side: the branch's, and the target's. */
export type Collision = { readonly own: Entry; readonly other: Entry };

/** The two sides of a merge, and the books where they parted. */
export type Sides = {
  readonly target: Workspace;
  readonly tip: Workspace;
  readonly bases: readonly Workspace[];
};

/** Returns the ids that both sides gave to a record of their own since they parted. */
export function idCollisions({ target, tip, bases }: Sides): Collision[] {
  return [...tip.entries.values()].flatMap((own) => {
    const other = target.entries.get(own.id);
    if (!other || own.registry.single || sameValue(own.data, other.data)) return [];
    return bases.some(({ entries }) => entries.has(own.id)) ? [] : [{ own, other }];
  });
}

/** Returns whether a record may give its id up: it came with the branch, whatever the target has under that id. */
export function cameWithBranch({ trusted, bases }: Pick<Gate, 'trusted' | 'bases'>): (id: string) => boolean {
  const known = bases.length > 0 ? bases : [trusted];
  return (id) => !known.some(({ entries, unreadable }) => entries.has(id) || unreadable.has(id));
}

/** Says of each collision which command puts it right on the branch: with an id that neither side has, nor any other branch. */
export function collisionFindings(
  gate: Gate,
  range: Range,
  { collisions, target, tip }: Sides & { readonly collisions: readonly Collision[] },
): Diagnostic[] {
  const ids = new Set([...target.unreadable, ...tip.unreadable, ...target.entries.keys()]);
  return collisions.map(({ own, other }) => {
    const free = freeId(own, { ...tip, unreadable: ids }, () => takenAround(gate, range));
    if (free !== undefined) ids.add(free);
    const name = isPersonal(other.registry, [other.registry.label]) ? '' : `, "${labelOf(other)}"`;
    return entryFinding(own, {
      code: 'ids/duplicate',
      path: [own.registry.id.field],
      message: `"${own.id}" is the id of another ${other.registry.noun} on ${range.targetName}${name}`,
      hint: `on the branch: grantbook rename ${own.id} ${free ?? 'NEW'} --give-up --yes -m "${own.id} is taken"`,
    });
  });
}

function freeId(own: Entry, book: Workspace, taken: () => Workspace['taken']): string | undefined {
  if (own.registry.id.next === undefined) return undefined;
  const known = taken();
  const next = nextId(own.registry, own.data, { ...book, ...(known && { taken: known }) });
  return 'id' in next ? next.id : undefined;
}

function takenAround({ repo }: Gate, { target, tip }: Range): NonNullable<Workspace['taken']> {
  const { elsewhere } = takenIds({ ...repo, head: tip });
  return { elsewhere, used: () => new Set([...usedIds(repo, target), ...usedIds(repo, tip)]) };
}
