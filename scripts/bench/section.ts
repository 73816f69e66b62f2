/** What a section of the benchmark is: jobs that are timed in one run, and what is expected of them. */
import type { Job } from './measure.ts';
import type { Peer } from './peers.ts';

/** What a job has to reach: so many times what another job of the section takes at most; a peer's job at least. */
export type Target = { readonly of: string } & ({ readonly most: number } | { readonly least: number });

/** A job with what it has to reach. */
export type Row = Job & {
  readonly note?: string;
  readonly target?: Target;
  /** The most memory, in MB. */
  readonly memory?: number;
};

/** Where books are put that are for one run alone, and the validators to time beside. */
export type Place = { readonly folder: string; readonly peers: readonly Peer[] };

export type Section = {
  readonly name: string;
  readonly title: string;
  readonly rounds: { readonly quick: number; readonly full: number };
  /** Whether it runs where no section is named: in the quick profile, in the full one, or never. */
  readonly runs: 'quick' | 'full' | 'asked';
  readonly rows: (place: Place) => readonly Row[];
};

/** The floor of every run. */
export const N0 = 'node -e 0';

/** The row of the floor. */
export const floor: Row = { name: N0, calls: [[process.execPath, '-e', '0']] };
