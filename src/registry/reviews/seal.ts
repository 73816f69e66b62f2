import { compareText } from '../../base/natural-order.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import type { FieldPattern } from '../../schema/walk-schema.ts';
import type { Path } from '../../text/value.ts';
import { linksOfRecord } from '../find-links.ts';
import { firstIds } from '../former-ids.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { apartDigest, fingerprintOf, patternName } from './fingerprint.ts';

/** What a record said in the fields that counted for reviews. */
export type Seal = {
  readonly of: string;
  readonly fields: readonly string[];
  readonly fingerprint: string;
};

/** A record's seal, with those of the records that its reviewed fields refer to. */
export type WholeSeal = Seal & { readonly linked: readonly Seal[] };

/** Returns the seal of a record as it stands; the book says what was renamed. */
export function sealOf(entry: Pick<Entry, 'id' | 'registry' | 'data'>, book: Renaming): Seal {
  const fields = reviewedFields(entry.registry);
  const { id, registry, data } = entry;
  return {
    of: id,
    fields,
    fingerprint: fingerprintOf({ id, registry, data, firsts: firstIds(book) }, fields),
  };
}

/** What says which records were renamed. */
export type Renaming = Pick<Workspace, 'registries' | 'entries'>;

/** Returns whether some of the fields stand in a restricted book. */
export function standsApart(entry: Entry, fields: readonly string[]): boolean {
  return apartDigest(entry, fields) !== undefined;
}

/** Returns the fields that a registry's schema marks with `x-review`, as sign-offs name them. */
export function reviewedFields({ review }: RegistrySchema): string[] {
  return review.map(patternName).sort();
}

/** Returns the seal of a record with those of the records it refers to, one step and no further. */
export function wholeSealOf(entry: Entry, workspace: Workspace): WholeSeal {
  return {
    ...sealOf(entry, workspace),
    linked: linkedRecords(entry, workspace).map((each) => sealOf(each, workspace)),
  };
}

/**
 * Returns the records that a record's reviewed fields refer to, sorted by id: those whose own schemas
 * mark fields for reviews, for in others nothing counts.
 */
function linkedRecords(entry: Entry, { entries }: Workspace): Entry[] {
  const open = entries.get(entry.id);
  const links = open?.registry.name === entry.registry.name ? linksOfRecord(open) : [];
  const ids = links.filter(({ path }) => isReviewed(entry.registry, path));
  return [...new Set(ids.map(({ to }) => to))]
    .sort(compareText)
    .flatMap((id) => entries.get(id) ?? [])
    .filter((other) => other.id !== entry.id && other.registry.review.length > 0);
}

/** Returns whether a member counts for reviews, or holds or is part of what does. */
export function isReviewed({ review }: RegistrySchema, path: Path): boolean {
  return review.some((pattern) => overlaps(pattern, path));
}

/** Returns whether a pattern and a path are the same as far as the shorter of the two goes. */
export function overlaps(pattern: FieldPattern, path: Path): boolean {
  const length = Math.min(pattern.length, path.length);
  return pattern.slice(0, length).every((step, i) => step === '*' || step === path[i]);
}
