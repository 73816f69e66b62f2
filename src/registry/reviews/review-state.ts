import { membersAt } from '../members.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { fingerprintOf, patternName, patternOf } from './fingerprint.ts';
import { overlaps, type Seal } from './seal.ts';
import { mayHideSignOffs, type SignOff, signOffsOf } from './sign-offs.ts';

/** Where a sign-off stands: it is of what the record says now, or why it is not. */
export type Standing = 'current' | 'suspect' | 'stale' | 'withdrawn';

/** A sign-off, and how what was signed off compares with the book as it stands. */
export type Judged = {
  readonly signOff: SignOff;
  readonly standing: Standing;
  /** The linked records that are gone or say something else now. */
  readonly changed: readonly Seal[];
  /** Fields that the schema marks by now, that the record fills and the sign-off does not cover. */
  readonly uncovered: readonly string[];
};

/** Where a record stands with its reviews; 'unknown' where sign-offs may be there that could not be read. */
export type Review = {
  readonly state: 'unreviewed' | 'current' | 'suspect' | 'stale' | 'unknown';
  /** Newest first. */
  readonly signOffs: readonly Judged[];
};

/** Returns where a record stands with its reviews; undefined where its schema marks nothing for reviews. */
export function reviewOf(entry: Entry, workspace: Workspace): Review | undefined {
  if (entry.registry.review.length === 0) return undefined;
  const signOffs = signOffsOf(entry.id, workspace).map((signOff) => judge(signOff, workspace));
  const best = (['current', 'suspect', 'stale'] as const).find((wanted) =>
    signOffs.some(({ standing }) => standing === wanted),
  );
  if (best !== 'current' && mayHideSignOffs(workspace)) return { state: 'unknown', signOffs };
  return { state: best ?? 'unreviewed', signOffs };
}

/** Returns how a sign-off compares with the book as it stands. */
export function judge(signOff: SignOff, workspace: Workspace): Judged {
  const entry = workspace.entries.get(signOff.of);
  const uncovered = entry ? uncoveredFields(entry, signOff) : [];
  const changed = signOff.linked.filter((seal) => !holds(seal, workspace));
  const same = holds(signOff, workspace) && uncovered.length === 0;
  const standing = !same ? 'stale' : changed.length > 0 ? 'suspect' : 'current';
  return { signOff, standing: signOff.counts ? standing : 'withdrawn', changed, uncovered };
}

/** Whether a record says what it said when it was sealed. */
function holds(seal: Seal, { entries }: Workspace): boolean {
  const entry = entries.get(seal.of);
  return entry !== undefined && fingerprintOf(entry, seal.fields) === seal.fingerprint;
}

function uncoveredFields({ data, registry }: Entry, { fields }: Seal): string[] {
  const covered = fields.map(patternOf);
  const isCovered = (pattern: readonly string[]) =>
    covered.some((each) => each.length <= pattern.length && overlaps(each, pattern));
  return registry.review
    .filter((pattern) => !isCovered(pattern) && membersAt(data, pattern).some(({ value }) => value !== null))
    .map(patternName);
}
