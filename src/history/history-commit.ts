/** Who acted, as the commit itself says: no mailmap, no look-up. */
export type Signature = {
  readonly name: string;
  readonly email: string;
  /** The day in the person's own zone, `2026-11-24`; empty where the commit holds no usable date. */
  readonly date: string;
  /** Seconds since 1970; 0 where the commit holds no usable date. Never to be ordered by. */
  readonly time: number;
};

/** A file that differs from one parent. Ids are git's blob ids; an absent side has none. */
export type PathChange = {
  /** Position in `parents`; 0 for a commit without parents, compared with nothing. */
  readonly parent: number;
  /** Path from the book's root, with forward slashes. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
};

/** A commit, with what it changed against each of its parents. */
export type HistoryCommit = {
  readonly oid: string;
  /** Its parents in this history: a parent that touches no file looked at stands for its nearest ancestor that does. */
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
  readonly changes: readonly PathChange[];
};

/** A commit as far as it is told of: what it says of itself. */
export type ToldCommit = Omit<HistoryCommit, 'changes'>;

/** A history as a graph: commits newest first, each before its parents. */
export type Graph = {
  readonly oids: readonly string[];
  readonly position: ReadonlyMap<string, number>;
  readonly parents: readonly (readonly string[])[];
};

/** A stretch of history: commits newest first, each before its parents, and the files they speak of. */
export type HistorySource = {
  readonly commits: readonly HistoryCommit[];
  /** All the commits; where only some of them are asked about, with those between. */
  readonly graph: Graph;
  /** Returns the bytes of a blob that a change names. */
  readBlob(id: string): Uint8Array;
};
