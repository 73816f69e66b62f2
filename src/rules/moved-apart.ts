import { restrictedDigest, restrictedPart, restrictedReference } from '../registry/confidential.ts';
import type { Entry, Registry, Workspace } from '../registry/workspace.ts';
import { registriesIn } from './past.ts';
import type { Situation } from './rule.ts';

/**
 * Returns the situation as rules that compare judge it: a record whose confidential fields moved into the
 * restricted book has not changed, where the digest vouches for just what stood there before.
 */
export function withMovedApart(situation: Situation): Situation {
  const { before, workspace } = situation;
  if (!before) return situation;
  const moved = new Map(
    registriesIn(workspace, situation.changed)
      .flatMap((registry) => movedIn(registry, before))
      .map((each) => [each.id, each]),
  );
  return moved.size === 0 ? situation : { ...situation, before: replaced(before, moved) };
}

function movedIn(registry: Registry, before: Workspace): Entry[] {
  if (!registry.schema.confidential) return [];
  return registry.entries.flatMap((entry) => {
    const reference = restrictedReference(entry);
    const old = reference && before.entries.get(entry.id);
    return old && !restrictedReference(old) ? asMoved(old, { entry, digest: reference.digest }) : [];
  });
}

/** The record before, as if its fields had moved then. */
function asMoved(old: Entry, now: { readonly entry: Entry; readonly digest: string }): Entry[] {
  const part = restrictedPart(old);
  const { confidential } = now.entry.registry;
  const gone = Object.keys(part.fields).every((name) => now.entry.data[name] === undefined);
  if (!gone || !confidential || now.digest !== restrictedDigest(part)) return [];
  const kept = Object.entries(old.data).filter(([name]) => !Object.hasOwn(part.fields, name));
  const reference = now.entry.data[confidential.reference] ?? null;
  return [{ ...old, data: { ...Object.fromEntries(kept), [confidential.reference]: reference } }];
}

function replaced(before: Workspace, moved: ReadonlyMap<string, Entry>): Workspace {
  const swap = (entry: Entry): Entry => moved.get(entry.id) ?? entry;
  const registries = [...before.registries].map(
    ([name, registry]) => [name, { ...registry, entries: registry.entries.map(swap) }] as const,
  );
  const entries = [...before.entries].map(([id, entry]) => [id, swap(entry)] as const);
  return { ...before, registries: new Map(registries), entries: new Map(entries) };
}
