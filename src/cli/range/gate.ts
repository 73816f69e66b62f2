import type { Day } from '../../base/day.ts';
import { onBehalfOf } from '../../history/event-facts.ts';
import type { RangeCommit } from '../../io/git/range-commits.ts';
import type { Repository } from '../../io/git/repository.ts';
import type { VerifySignature } from '../../io/git/verify-signature.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { type Identified, identify } from '../../rules/identity/identify.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Snapshots } from './snapshots.ts';

/** What a range is judged by: the target's people, and how to find out who made a commit. */
export type Gate = {
  readonly repo: Repository;
  /** The book of the target: its people say who somebody is, its schemas, templates and settings judge. */
  readonly trusted: Workspace;
  /** The day of the target's last commit: what is added to it is not earlier, whatever it says. */
  readonly since: Day | undefined;
  readonly verify: VerifySignature;
  /** The login of whoever submits the range, as the platform says. */
  readonly account: string | undefined;
  /** The address of who pushes, on their own machine. */
  readonly self?: string | undefined;
  readonly snapshots: Snapshots;
  /** The books where the range and its target parted. */
  readonly bases: readonly Workspace[];
  /** What is wrong with states as they stand, where it was looked at. */
  readonly known: WeakMap<Workspace, readonly Diagnostic[]>;
  /** The day that clock rules judge by, where one was given. */
  readonly today: Day | undefined;
  /** Whether what stood before on records that the range touches is asked for as well. */
  readonly changed: boolean;
};

/** Returns who made a commit, by the people of the target. */
export function identifyCommit(gate: Gate, commit: RangeCommit): Identified {
  const on = dayOf(gate, commit);
  const { trusted, account, self } = gate;
  const claims = onBehalfOf(commit).map(({ name, email }) => (email === '' ? name : email));
  const signature = gate.verify(commit.raw, on);
  return identify({ author: commit.author, signature, account, self, claims }, { trusted, on });
}

/** A commit can say any day; it is not made before what it is built on. */
function dayOf({ since }: Gate, { committer }: RangeCommit): Day {
  const said = committer.date as Day;
  return since !== undefined && since > said ? since : said;
}
