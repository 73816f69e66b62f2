import { firstIds, idsNow } from '../registry/former-ids.ts';
import { mapReferences } from '../registry/map-references.ts';
import { personByEmail } from '../registry/people.ts';
import { fingerprintOf, patternOf, settled } from '../registry/reviews/fingerprint.ts';
import { overlaps, type Renaming, type Seal, sealOf } from '../registry/reviews/seal.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { type Mapping, sameValue, type Value } from '../text/value.ts';
import { upTo } from './common-ancestors.ts';
import { onBehalfOf } from './event-facts.ts';
import { type FieldChange, fieldChanges } from './field-changes.ts';
import type { ToldCommit } from './history-commit.ts';
import type { RecordEvent, Told, Version } from './record-history.ts';

/** A field that says something else than what was signed off, and the event that changed it last; none where that is not committed. */
export type Since = { readonly change: FieldChange; readonly event: RecordEvent | undefined };

/**
 * Returns what a record says differently from what was signed off; undefined where the history holds no
 * version that the fingerprint is of. `now` is the record as it stands, undefined where it is gone.
 */
export function changesSince(
  told: Told,
  seal: Seal,
  now: Now & { readonly registry: RegistrySchema; readonly book: Renaming },
): Since[] | undefined {
  const { registry, book } = now;
  const signed = versionOf(told, seal, { registry, book });
  if (!signed) return undefined;
  const later = eventsAfter(told, signed);
  return fieldChanges(mapReferences(signed.value, registry, idsNow(book)), now.data)
    .filter((change) => counts(change, seal.fields))
    .map((change) => ({ change, event: lastOf(change, later, now) }));
}

/** A record as it stands in the working tree, and in the last commit. */
type Now = { readonly data: Mapping | undefined; readonly committed: Mapping | undefined };

/** The event that left a field as it is; an edit that no commit holds has none. */
function lastOf(
  change: FieldChange,
  later: readonly RecordEvent[],
  { data, committed }: Now,
): RecordEvent | undefined {
  const [name] = change.path;
  if (typeof name !== 'string' || !sameValue(data?.[name], committed?.[name])) return undefined;
  const touches = ({ path }: FieldChange) => overlaps(path.map(String), change.path.map(String));
  const inField = ({ changes }: RecordEvent) => changes.some(({ path }) => path[0] === name);
  return later.find(({ changes }) => changes.some(touches)) ?? later.find(inField);
}

/** Returns whether a change is one of the fields that count, and of what they say. */
export function counts({ path, before, after }: FieldChange, fields: readonly string[]): boolean {
  const [was, is] = [before, after].map((value) => (value === undefined ? null : settled(value)));
  return !sameValue(was, is) && fields.some((field) => overlaps(patternOf(field), path));
}

/** Returns the newest version of a record that a fingerprint is of. */
function versionOf(
  { versions }: Told,
  { of, fields, fingerprint }: Seal,
  { registry, book }: { readonly registry: RegistrySchema; readonly book: Renaming },
): Version | undefined {
  const firsts = firstIds(book);
  const isSealed = ({ value }: Version) =>
    fingerprintOf({ id: of, data: value, registry, firsts }, fields) === fingerprint;
  return versions.find(isSealed);
}

/** Returns the events that neither made a version nor came before it. */
function eventsAfter({ events, graph }: Told, { commit }: Version): RecordEvent[] {
  const past = upTo(graph, commit.oid);
  return events.filter(({ commit: { oid } }) => !past.has(oid));
}

/** Those who wrote what counts for reviews: people of the book by id, others by name. */
export type Authors = { readonly people: readonly string[]; readonly others: readonly string[] };

/**
 * Returns who wrote what a record says now in the fields that count: since it last said something else
 * that was signed off, or from the beginning. Who had somebody else commit it is the author.
 */
export function authorsOf(
  told: Told,
  { entry, earlier }: { readonly entry: Entry; readonly earlier: readonly Seal[] },
  workspace: Workspace,
): Authors {
  const { fields } = sealOf(entry, workspace);
  const { registry } = entry;
  const now = { ...entry, firsts: firstIds(workspace) };
  const outdated = earlier.filter((seal) => fingerprintOf(now, seal.fields) !== seal.fingerprint);
  const signed = outdated.flatMap((seal) => versionOf(told, seal, { registry, book: workspace }) ?? []);
  const last = told.versions.find((version) => signed.includes(version));
  const events = last ? eventsAfter(told, last) : told.events;
  const wrote = events.filter(({ changes }) => changes.some((change) => counts(change, fields)));
  const named = wrote.flatMap(({ commit }) => writersOf(commit, workspace));
  const people = named.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const others = named.flatMap(({ id, name }) => (id === undefined ? [name] : []));
  return { people: [...new Set(people)].sort(), others: [...new Set(others)].sort() };
}

type Writer = { readonly id: string | undefined; readonly name: string };

function writersOf(commit: ToldCommit, workspace: Workspace): Writer[] {
  const named = onBehalfOf(commit);
  const writers = named.length > 0 ? named : [commit.author];
  return writers.map(({ name, email }) => ({ name, id: personOf({ name, email }, workspace) }));
}

/** A person by the address, and where the book does not know that, by the name or the id. */
function personOf(
  { name, email }: { name: string; email: string },
  workspace: Workspace,
): string | undefined {
  const known = email === '' ? undefined : personByEmail(workspace, email);
  if (known) return known.id;
  const people = workspace.registries.get('people')?.entries ?? [];
  const isNamed = ({ id, data, registry }: Entry) => id === name || (data[registry.label] as Value) === name;
  return people.find(isNamed)?.id;
}
