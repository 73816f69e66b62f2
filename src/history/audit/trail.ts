import type { Files } from '../../registry/files.ts';
import type { HistoryCommit } from '../history-commit.ts';

/** A commit as an audit sees it: all that its object says, and every path of the repository that it changed. */
export type TrailCommit = HistoryCommit & {
  /** The id of the tree that holds its files. */
  readonly tree: string;
  /** The names of its headers, in their order; those that come after a signature as well. */
  readonly headers: readonly string[];
  /** What its header `encoding` says, where it has one. */
  readonly encoding: string | undefined;
  readonly signed: boolean;
  /** Whether its text holds a NUL, at which git's own commands stop reading. */
  readonly cut: boolean;
};

/** A stretch of history under audit. Paths are from the book's root; what lies outside begins with `../`. */
export type Trail = {
  /** Newest first, each before its parents. */
  readonly commits: readonly TrailCommit[];
  /** Every ancestor as well that the stretch leaves out, for what went before: newest first. */
  readonly ancestry: readonly {
    readonly oid: string;
    readonly tree: string;
    readonly parents: readonly string[];
  }[];
  /** Returns the files of the book in a commit, of the stretch or before it. */
  readonly filesAt: (oid: string) => Files;
};
