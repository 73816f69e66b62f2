import { firstIds, formerRecords } from '../former-ids.ts';
import { membersAt } from '../members.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { fingerprintOf, patternName, patternOf } from './fingerprint.ts';
import { overlaps, type Seal, standsApart } from './seal.ts';
import { mayHideSignOffs, type SignOff, signOffsOf } from './sign-offs.ts';

/**
 * Where a sign-off stands: it is of what the record says now, or why it is not; 'unknown' where what was
 * signed off stands in a restricted book by now, which is not at hand.
 */
export type Standing = 'current' | 'suspect' | 'stale' | 'unknown' | 'withdrawn';

/** The records that stand partly in a restricted book, with what it holds of them: where that is at hand. */
export type Whole = ReadonlyMap<string, Entry>;

/** A sign-off, and how what was signed off compares with the book as it stands. */
export type Judged = {
  readonly signOff: SignOff;
  readonly standing: Standing;
  /** The linked records that are gone or say something else now. */
  readonly changed: readonly Seal[];
  /** Fields that the schema marks by now, that the record fills and the sign-off does not cover. */
  readonly uncovered: readonly string[];
};

/** Where a record stands with its reviews; 'unknown' where it cannot be told here. */
export type Review = {
  readonly state: 'unreviewed' | 'current' | 'suspect' | 'stale' | 'unknown';
  /** Newest first. */
  readonly signOffs: readonly Judged[];
};

/** Returns where a record stands with its reviews; undefined where its schema marks nothing for reviews. */
export function reviewOf(entry: Entry, workspace: Workspace, whole?: Whole): Review | undefined {
  if (entry.registry.review.length === 0) return undefined;
  const signOffs = signOffsOf(entry.id, workspace).map((signOff) => judge(signOff, workspace, whole));
  const best = (['current', 'unknown', 'suspect', 'stale'] as const).find((wanted) =>
    signOffs.some(({ standing }) => standing === wanted),
  );
  if (best !== 'current' && mayHideSignOffs(workspace)) return { state: 'unknown', signOffs };
  return { state: best ?? 'unreviewed', signOffs };
}

/** Returns how a sign-off compares with the book as it stands. */
export function judge(signOff: SignOff, workspace: Workspace, whole?: Whole): Judged {
  const entry = workspace.entries.get(signOff.of);
  const uncovered = entry ? uncoveredFields(entry, signOff) : [];
  const own = uncovered.length > 0 ? 'other' : compare(signOff, workspace, whole);
  const linked = signOff.linked.map((seal) => ({ seal, found: compare(seal, workspace, whole) }));
  const changed = linked.filter(({ found }) => found === 'other').map(({ seal }) => seal);
  const hidden = [own, ...linked.map(({ found }) => found)].includes('hidden');
  const rest = changed.length > 0 ? 'suspect' : hidden ? 'unknown' : 'current';
  const standing = own === 'other' ? 'stale' : rest;
  return { signOff, standing: signOff.counts ? standing : 'withdrawn', changed, uncovered };
}

/** Whether a record says what it said when it was sealed; hidden where a part of that stands elsewhere. */
function compare(seal: Seal, workspace: Workspace, whole?: Whole): 'same' | 'other' | 'hidden' {
  const entry = workspace.entries.get(seal.of) ?? formerRecords(workspace).get(seal.of);
  const firsts = firstIds(workspace);
  const isSealed = (each: Entry | undefined) =>
    each !== undefined && fingerprintOf({ ...each, firsts }, seal.fields) === seal.fingerprint;
  if (isSealed(entry) || isSealed(whole?.get(entry?.id ?? seal.of))) return 'same';
  return entry && !whole && standsApart(entry, seal.fields) ? 'hidden' : 'other';
}

function uncoveredFields({ data, registry }: Entry, { fields }: Seal): string[] {
  const covered = fields.map(patternOf);
  const isCovered = (pattern: readonly string[]) =>
    covered.some((each) => each.length <= pattern.length && overlaps(each, pattern));
  return registry.review
    .filter((pattern) => !isCovered(pattern) && membersAt(data, pattern).some(({ value }) => value !== null))
    .map(patternName);
}
