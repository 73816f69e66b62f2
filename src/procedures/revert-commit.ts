import type { Assignment } from '../change/assignment.ts';
import { Draft } from '../change/draft.ts';
import type { Plan } from '../change/plan.ts';
import type { BookPair, RecordDifference } from '../history/compare-books.ts';
import { fieldChanges } from '../history/field-changes.ts';
import type { Files } from '../registry/files.ts';
import { fieldName } from '../registry/members.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { done, type Outcome } from '../text/diagnostic.ts';
import { isMapping, type Mapping, type Path, sameValue, type Value, valueAt } from '../text/value.ts';

/** A commit to take back: the book before and after it, and how it is now. */
export type RevertRequest = {
  readonly commit: { readonly oid: string; readonly subject: string };
  readonly reason: string;
  readonly pair: BookPair;
  readonly records: readonly RecordDifference[];
  /** The files of the book that it touched. */
  readonly paths: readonly string[];
  readonly workspace: Workspace;
};

/** A plan, or the places that say something else by now than what the commit wrote. */
export type Reverted = { readonly plan: Outcome<Plan> } | { readonly inTheWay: readonly string[] };

/**
 * Plans to take back what a commit changed. A file that is still as the commit left it gets its
 * earlier bytes; in one that has changed since, each field that still has the value that the commit
 * wrote gets the value before it. Where one has not, nothing is taken back.
 */
export async function revertCommit(request: RevertRequest): Promise<Reverted> {
  const { pair, workspace, paths } = request;
  const untouched = paths.filter((path) => sameFile(path, workspace.files, pair.after.files));
  const whole = new Set(untouched);
  const rest = request.records.filter((record) => !filesOf(record, pair).every((path) => whole.has(path)));
  const covered = new Set(rest.flatMap((record) => filesOf(record, pair)));
  const lost = paths.filter((path) => !whole.has(path) && !covered.has(path));
  const inTheWay = [
    ...lost.map((path) => `${path} has changed since`),
    ...rest.flatMap((record) => obstacles(record, request)),
  ];
  if (inTheWay.length > 0) return { inTheWay };
  return takeBack(
    request,
    rest,
    untouched.filter((path) => !covered.has(path)),
  );
}

function sameFile(path: string, now: Files, then: Files): boolean {
  const [a, b] = [bytesOf(now, path), bytesOf(then, path)];
  return a && b ? a.length === b.length && a.every((byte, i) => byte === b[i]) : a === b;
}

function bytesOf(files: Files, path: string): Uint8Array | undefined {
  return files.list().some((file) => file.path === path) ? files.read(path) : undefined;
}

function filesOf({ id }: RecordDifference, { before, after }: BookPair): string[] {
  return [before, after].flatMap(({ entries }) => entries.get(id)?.file ?? []);
}

type Leaf = { readonly path: Path; readonly old: Value | undefined; readonly written: Value | undefined };

/** What a commit did to a record, mapping by mapping; a list is one value. */
function leaves(old: Value | undefined, written: Value | undefined, path: Path = []): Leaf[] {
  if (sameValue(old, written)) return [];
  if (!isMapping(old) || !isMapping(written)) return [{ path, old, written }];
  const keys = new Set([...Object.keys(old), ...Object.keys(written)]);
  return [...keys].flatMap((key) => leaves(old[key], written[key], [...path, key]));
}

function obstacles({ id, kind }: RecordDifference, { pair, workspace }: RevertRequest): string[] {
  const [old, written] = [pair.before.entries.get(id)?.data, pair.after.entries.get(id)?.data];
  const now = workspace.entries.get(id);
  if (kind === 'removed') return now ? [`${id} is there again`] : [];
  if (!now) return [`${id} is gone`];
  if (kind === 'added')
    return fieldChanges(written, now.data).map(({ field }) => `${id} ${field} has changed since`);
  return leaves(old, written)
    .filter((leaf) => !sameValue(valueAt(now.data, leaf.path), leaf.written))
    .map(({ path }) => `${id} ${fieldName(path)} has changed since`);
}

async function takeBack(
  request: RevertRequest,
  rest: readonly RecordDifference[],
  untouched: readonly string[],
): Promise<Reverted> {
  // What was removed comes back under its own id, which is no other record's.
  const { taken: _ids, ...workspace } = request.workspace;
  const draft = new Draft(workspace);
  const edited = await editRecords(draft, rest, request);
  if (!edited.ok) return { plan: edited };
  const again = await addAgain(draft, rest, request);
  if (again.length > 0) return { inTheWay: again };
  const plan = draft.plan(messageOf(request));
  const { before } = request.pair;
  const bytes = untouched.map((path) => [path, bytesOf(before.files, path)] as const);
  const restored = bytes.flatMap(([path, old]) => (old ? [[path, old] as const] : []));
  const deletes = [...plan.deletes, ...bytes.flatMap(([path, old]) => (old ? [] : [path]))];
  return { plan: done({ ...plan, writes: new Map([...plan.writes, ...restored]), deletes }) };
}

async function editRecords(
  draft: Draft,
  rest: readonly RecordDifference[],
  { pair, workspace }: RevertRequest,
): Promise<Outcome<void>> {
  const present = rest.flatMap(({ id, kind }) => {
    const entry = workspace.entries.get(id);
    return entry ? [{ entry, kind }] : [];
  });
  for (const { entry } of present.filter(({ kind }) => kind === 'changed')) {
    const edited = await draft.edit(entry, assignmentsFor(entry, pair));
    if (!edited.ok) return edited;
  }
  const added = present.filter(({ kind }) => kind === 'added').sort((a, b) => b.entry.index - a.entry.index);
  for (const { entry } of added) {
    const removed = await draft.remove(entry);
    if (!removed.ok) return removed;
  }
  return done(undefined);
}

function assignmentsFor({ id }: Entry, { before, after }: BookPair): Assignment[] {
  return leaves(before.entries.get(id)?.data, after.entries.get(id)?.data).map(({ path, old }) =>
    old === undefined ? { path, operation: 'clear', value: null } : { path, operation: 'set', value: old },
  );
}

/** Adds what the commit removed; returns what would not be as it was. */
async function addAgain(
  draft: Draft,
  rest: readonly RecordDifference[],
  { pair }: RevertRequest,
): Promise<string[]> {
  const inTheWay: string[] = [];
  for (const { id, kind, registry } of rest) {
    const old: Mapping | undefined = kind === 'removed' ? pair.before.entries.get(id)?.data : undefined;
    if (!old) continue;
    const added = await draft.add(registry, old);
    if (!added.ok || !sameValue(added.value.data, old)) inTheWay.push(`${id} cannot be added as it was`);
  }
  return inTheWay;
}

function messageOf({ commit, reason, records }: RevertRequest): Plan['message'] {
  return {
    subject: `revert ${commit.oid.slice(0, 10)}: ${commit.subject}`,
    reason,
    trailers: [['Reverts', commit.oid], ...records.map(({ id }) => ['Record', id] as const)],
  };
}
