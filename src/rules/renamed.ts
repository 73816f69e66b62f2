import { linksWhere } from '../registry/find-links.ts';
import { formerIdsOf } from '../registry/former-ids.ts';
import { mapReferences } from '../registry/map-references.ts';
import type { Entry, Registry, Workspace } from '../registry/workspace.ts';
import { sameValue } from '../text/value.ts';
import type { Actor } from './actor.ts';
import { registriesIn } from './past.ts';
import type { Situation } from './rule.ts';

/**
 * Returns the situation as rules that compare judge it: a record that got another id is the one it was,
 * and a reference to it is no other reference. It is told by the former ids that it says, where none has them now.
 */
export function withRenamed(situation: Situation): Situation {
  const { before, actor } = situation;
  if (!before) return situation;
  const pairs = [...renamedRecords({ ...situation, before })];
  if (pairs.length === 0) return situation;
  const now = new Map(pairs.map(([id, old]) => [old, id]));
  return {
    ...situation,
    before: inTermsOf(before, now),
    renamed: new Map(pairs),
    ...(actor && { actor: actorNow(actor, now) }),
  };
}

type Comparing = Situation & { readonly before: Workspace };

function* renamedRecords(situation: Comparing): Generator<[id: string, old: string]> {
  for (const registry of registriesIn(situation.workspace, situation.changed)) {
    const fresh = freshIn(registry, situation);
    const gone = new Map(fresh.length === 0 ? [] : goneFrom(registry, situation));
    for (const entry of fresh) {
      const old = gone.size === 0 ? undefined : idBefore(entry, gone, situation);
      if (old === undefined) continue;
      gone.delete(old);
      yield [entry.id, old];
    }
  }
}

/** The records that the book before did not have, in files that differ. */
function freshIn({ schema, entries }: Registry, { before, changed, mayGiveUp }: Comparing): Entry[] {
  if (schema.single || (schema.former === undefined && !mayGiveUp)) return [];
  return entries.filter(
    ({ id, file }) =>
      id !== '' && (changed?.has(file) ?? true) && !before.entries.has(id) && !before.unreadable.has(id),
  );
}

function goneFrom({ schema }: Registry, { workspace, before }: Comparing): [string, Entry][] {
  const entries = before.registries.get(schema.name)?.entries ?? [];
  return entries.filter(({ id }) => !workspace.entries.has(id)).map((entry) => [entry.id, entry]);
}

function idBefore(
  entry: Entry,
  gone: ReadonlyMap<string, Entry>,
  { mayGiveUp }: Comparing,
): string | undefined {
  const said = formerIdsOf(entry).findLast((id) => gone.has(id));
  if (said !== undefined || !mayGiveUp) return said;
  const { field } = entry.registry.id;
  const content = ({ data }: Entry) => ({ ...data, [field]: '' });
  const is = content(entry);
  return [...gone].find(([id, old]) => mayGiveUp(id) && sameValue(content(old), is))?.[0];
}

type Ids = ReadonlyMap<string, string>;

/** The book with records under the ids that they have now, and references as they are now. */
function inTermsOf(before: Workspace, now: Ids): Workspace {
  const touched = new Set(linksWhere(before, (to) => now.has(to)).map(({ from }) => from));
  const fresh = new Map<Entry, Entry>();
  const swap = (entry: Entry): Entry => {
    if (!touched.has(entry) && !now.has(entry.id)) return entry;
    const known = fresh.get(entry) ?? underNewId(entry, now);
    fresh.set(entry, known);
    return known;
  };
  const registries = [...before.registries].map(
    ([name, registry]) => [name, { ...registry, entries: registry.entries.map(swap) }] as const,
  );
  return {
    ...before,
    registries: new Map(registries),
    entries: new Map([...before.entries.values()].map((entry) => [swap(entry).id, swap(entry)])),
  };
}

function underNewId(entry: Entry, now: Ids): Entry {
  const id = now.get(entry.id) ?? entry.id;
  const data = mapReferences(entry.data, entry.registry, now);
  return id === entry.id
    ? { ...entry, data }
    : { ...entry, id, data: { ...data, [entry.registry.id.field]: id } };
}

function actorNow(actor: Actor, now: Ids): Actor {
  const { person, actsFor, besides } = actor;
  return {
    ...actor,
    person: person && underNewId(person, now),
    ...(actsFor && { actsFor: actsFor.map((each) => underNewId(each, now)) }),
    ...(besides && { besides: besides.map((each) => underNewId(each, now)) }),
  };
}
