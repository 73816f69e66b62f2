import { type Authors, authorsOf, changesSince, type Since } from '../../history/reviewed-history.ts';
import { formerRecords } from '../../registry/former-ids.ts';
import type { Judged, Review } from '../../registry/reviews/review-state.ts';
import { type Seal, type WholeSeal, wholeSealOf } from '../../registry/reviews/seal.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import type { Book } from '../book.ts';
import { toldOf } from '../record-events.ts';

/** What is known of the reviews of a record. */
export type ReviewFacts = {
  readonly entry: Entry;
  readonly review: Review;
  /** What the record says now, as a sign-off would have it. */
  readonly seal: WholeSeal;
  /** Who wrote what it says now. */
  readonly authors: Authors;
  /** Whether what counts is the same as it is committed. */
  readonly saved: boolean;
  /** Newest first. */
  readonly signOffs: readonly ToldSignOff[];
};

/** A sign-off, with what changed since, in the record and in those it refers to. */
export type ToldSignOff = { readonly judged: Judged; readonly differing: readonly Differing[] };

/** A record that says something else than what was signed off. */
export type Differing = {
  readonly id: string;
  /** Undefined where the record is gone. */
  readonly registry: RegistrySchema | undefined;
  /** Undefined where no version in the commits is what was signed off. */
  readonly since: readonly Since[] | undefined;
};

/** What the facts are taken from: the book as it stands and as it was committed last. */
export type Reviewing = {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly committed: Workspace | undefined;
};

/** Returns what is known of the reviews of a record whose schema marks fields for them. */
export async function reviewFacts(entry: Entry, review: Review, on: Reviewing): Promise<ReviewFacts> {
  const told = await toldOf(on.book, entry);
  const earlier = review.signOffs.filter(({ signOff }) => signOff.counts).map(({ signOff }) => signOff);
  const signOffs: ToldSignOff[] = [];
  for (const judged of review.signOffs) signOffs.push(await tell(judged, on));
  return {
    entry,
    review,
    seal: wholeSealOf(entry, on.workspace),
    authors: authorsOf(told, { entry, earlier }, on.workspace),
    saved: isSaved(entry, on),
    signOffs,
  };
}

async function tell(judged: Judged, on: Reviewing): Promise<ToldSignOff> {
  const { signOff, standing, changed } = judged;
  const own = standing === 'stale' ? [signOff] : [];
  const differing: Differing[] = [];
  for (const seal of standing === 'withdrawn' ? [] : [...own, ...changed])
    differing.push(await differenceOf(seal, on));
  return { judged, differing };
}

async function differenceOf(seal: Seal, { book, workspace, committed }: Reviewing): Promise<Differing> {
  const of = formerRecords(workspace).get(seal.of)?.id ?? seal.of;
  const [now, last] = [workspace, committed].map((each) => each?.entries.get(of));
  const registry = (now ?? last)?.registry;
  if (!registry) return { id: of, registry, since: undefined };
  const told = await toldOf(book, { registry, id: of });
  const known = { registry, book: workspace, data: now?.data, committed: last?.data };
  return { id: of, registry: now && registry, since: changesSince(told, seal, known) };
}

/** Returns whether what counts for reviews is the same in the working tree as it is committed. */
export function isSaved(entry: Entry, { workspace, committed }: Reviewing): boolean {
  const last = committed?.entries.get(entry.id);
  if (!committed || !last) return false;
  const [now, then] = [wholeSealOf(entry, workspace), wholeSealOf(last, committed)];
  const print = ({ fingerprint, linked }: WholeSeal) => [fingerprint, ...linked.map((s) => s.fingerprint)];
  return print(now).join() === print(then).join();
}
