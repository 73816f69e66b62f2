import { naturalOrder } from '../base/natural-order.ts';
import { labelOf } from '../registry/find-entry.ts';
import { formerIdsOf } from '../registry/former-ids.ts';
import { isPersonal } from '../registry/personal.ts';
import type { Entry, Registry, Workspace } from '../registry/workspace.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { sameValue } from '../text/value.ts';
import { type FieldChange, fieldChanges } from './field-changes.ts';

/** A field that differs; what was and is in it is not to be shown where it is personal data. */
export type FieldDifference = FieldChange & { readonly personal: boolean };

/** A record that differs between two states of a book. */
export type RecordDifference = {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly id: string;
  /** The id it had before, where it has another now. */
  readonly formerId?: string;
  /** What people call it; its id where it has no name, or a name that is personal data. */
  readonly label: string;
  readonly registry: RegistrySchema;
  /** Its file, of something removed the one it stood in. */
  readonly file: string;
  /** Field by field, the state first. */
  readonly changes: readonly FieldDifference[];
  /** The states it went from and to. */
  readonly step: FieldDifference | undefined;
};

/** Records of which nothing can be said, and why. */
export type NotCompared = {
  readonly ids: readonly string[];
  readonly registry: string | undefined;
  /** In which of the two states it cannot be read, or stands twice. */
  readonly side: Side;
  readonly why: 'unreadable' | 'hidden' | 'twice' | 'nameless';
};

export type Side = 'before' | 'after';

/** What differs between two states of a book, by registry, and of which records that cannot be told. */
export type BookComparison = {
  readonly records: readonly RecordDifference[];
  readonly notCompared: readonly NotCompared[];
};

/** Two states of a book. */
export type BookPair = { readonly before: Workspace; readonly after: Workspace };

/** Which records to compare; all where nothing is said. */
export type Only = { readonly registry?: string | undefined; readonly record?: string | undefined };

/**
 * Compares two states of a book record by record, whatever files they stand in. A record that cannot
 * be read in one of them is neither added nor removed nor the same: it is named as not compared.
 */
export function compareBooks(pair: BookPair, only: Only = {}): BookComparison {
  const names = new Set([...pair.after.registries.keys(), ...pair.before.registries.keys()]);
  const wanted = [...names].filter((name) => only.registry === undefined || name === only.registry);
  const found = wanted.map((name) => compareRegistry(pair, name));
  const seen = new Set(found.flatMap(({ notCompared }) => notCompared.flatMap(({ ids }) => ids)));
  const lost = only.registry === undefined ? lostRecords(pair, seen) : [];
  const notCompared = [...found.flatMap((each) => each.notCompared), ...lost];
  return {
    records: found
      .flatMap(({ records }) => records)
      .filter((record) => [record.id, record.formerId ?? record.id].some((id) => isWanted(id, only))),
    notCompared: notCompared.filter(({ ids }) => ids.length === 0 || ids.some((id) => isWanted(id, only))),
  };
}

function isWanted(id: string, { record }: Only): boolean {
  return record === undefined || id === record;
}

function compareRegistry({ before, after }: BookPair, name: string): BookComparison {
  const [old, now] = [before.registries.get(name), after.registries.get(name)];
  if (old === now) return { records: [], notCompared: knowsIds(after) ? [] : ambiguous(now, 'after') };
  const left: Shelf = { workspace: before, side: 'before', name, entries: byId(old) };
  const right: Shelf = { workspace: after, side: 'after', name, entries: byId(now) };
  const twice = [...ambiguous(old, 'before'), ...ambiguous(now, 'after')];
  const doubtful = new Set(twice.flatMap(({ ids }) => ids));
  const missing = [...hidden(left, right), ...hidden(right, left)];
  for (const { ids } of missing) for (const id of ids) doubtful.add(id);
  const former = formerOf(left, right);
  const gone = new Set(former.values());
  const ids = [...new Set([...left.entries.keys(), ...right.entries.keys()])];
  const records = ids
    .filter((id) => !doubtful.has(id) && !gone.has(id))
    .flatMap((id) => compareRecord(left.entries.get(former.get(id) ?? id), right.entries.get(id)) ?? []);
  return { records: records.sort(inOrder), notCompared: [...twice, ...missing] };
}

/** A book that knows its ids without reading its records knows that each stands once. */
function knowsIds({ entries }: Workspace): boolean {
  return entries.registryOf !== undefined;
}

/** A registry in one of the two states. */
type Shelf = {
  readonly workspace: Workspace;
  readonly side: Side;
  readonly name: string;
  readonly entries: ReadonlyMap<string, Entry>;
};

function byId(registry: Registry | undefined): Map<string, Entry> {
  return new Map((registry?.entries ?? []).filter(({ id }) => id !== '').map((entry) => [entry.id, entry]));
}

/** Returns, by the ids that records have in the later state only, the ids of the earlier one that they say they had. */
function formerOf(left: Shelf, right: Shelf): Map<string, string> {
  const fresh = [...right.entries.values()].filter(({ id }) => !left.entries.has(id));
  return new Map(
    fresh.flatMap((entry) => {
      const isGone = (id: string) => left.entries.has(id) && !right.entries.has(id);
      const old = formerIdsOf(entry).findLast(isGone);
      return old === undefined ? [] : [[entry.id, old] as const];
    }),
  );
}

/** Records that another state has and this one may have as well, in what cannot be read. */
function hidden({ workspace, side, name, entries }: Shelf, other: Shelf): NotCompared[] {
  const absent = [...other.entries.keys()].filter((id) => !entries.has(id)).sort(naturalOrder);
  const known = absent.filter((id) => workspace.unreadable.has(id));
  const maybe = mayHide(workspace, name) ? absent.filter((id) => !workspace.unreadable.has(id)) : [];
  const found: NotCompared[] = known.map((id) => ({ ids: [id], registry: name, side, why: 'unreadable' }));
  return maybe.length === 0 ? found : [...found, { ids: maybe, registry: name, side, why: 'hidden' }];
}

/** A registry whose schema has mistakes, or is gone while its data is there, is not an empty one. */
function mayHide({ partial, registries, problems }: Workspace, name: string): boolean {
  if (registries.has(name)) return partial.has(name);
  return problems.some(({ code }) => code.startsWith('declaration/') || code === 'book/unknown-file');
}

/** Of two records with one id, or of one without, nobody can say what became of it. */
function ambiguous(registry: Registry | undefined, side: Side): NotCompared[] {
  if (!registry) return [];
  const count = new Map<string, number>();
  for (const { id } of registry.entries) count.set(id, (count.get(id) ?? 0) + 1);
  const { name } = registry.schema;
  return [...count]
    .filter(([id, times]) => id === '' || times > 1)
    .map(([id]) => ({
      ids: id === '' ? [] : [id],
      registry: name,
      side,
      why: id === '' ? 'nameless' : 'twice',
    }));
}

/** Ids that cannot be read and that no registry has in the other state. */
function lostRecords({ before, after }: BookPair, seen: ReadonlySet<string>): NotCompared[] {
  const lost = (workspace: Workspace, side: Side): NotCompared[] =>
    [...workspace.unreadable]
      .filter((id) => !seen.has(id))
      .sort(naturalOrder)
      .map((id) => ({ ids: [id], registry: undefined, side, why: 'unreadable' }));
  return [...lost(before, 'before'), ...lost(after, 'after')];
}

function compareRecord(old: Entry | undefined, now: Entry | undefined): RecordDifference | undefined {
  const entry = now ?? old;
  if (!entry || old === now || (old && now && sameValue(old.data, now.data))) return undefined;
  const isHidden = ({ path }: FieldChange) =>
    [old, now].some((side) => side !== undefined && isPersonal(side.registry, path));
  const all = fieldChanges(old?.data, now?.data).map((change) => ({ ...change, personal: isHidden(change) }));
  const step = all.find(({ path }) => path.length === 1 && path[0] === entry.registry.lifecycle?.field);
  return {
    kind: old === undefined ? 'added' : now === undefined ? 'removed' : 'changed',
    id: entry.id,
    ...(old && now && old.id !== now.id && { formerId: old.id }),
    label: isPersonal(entry.registry, [entry.registry.label]) ? entry.id : labelOf(entry),
    registry: entry.registry,
    file: entry.file,
    changes: step ? [step, ...all.filter((change) => change !== step)] : all,
    step: old && now && step,
  };
}

/** What changed its state comes first, then what changed, what is new, what is gone; each as people count. */
function inOrder(a: RecordDifference, b: RecordDifference): number {
  return rank(a) - rank(b) || naturalOrder(a.id, b.id);
}

function rank({ kind, step }: RecordDifference): number {
  return kind === 'changed' ? (step ? 0 : 1) : kind === 'added' ? 2 : 3;
}
