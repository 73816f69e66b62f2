import type { CommitMessage } from './commit-message.ts';

/**
 * A change that has been decided and not yet made: the new bytes of some files and the message of
 * the commit. Nothing is written until a plan has been loaded and checked.
 */
export type Plan = {
  /** New bytes by path from the book's root. */
  readonly writes: ReadonlyMap<string, Uint8Array>;
  readonly deletes: readonly string[];
  /** Of the writes, those that lie in the book already and go into the commit as they are: files that a record names. */
  readonly taken?: ReadonlySet<string>;
  /** New bytes of files in the store of personal values, which no commit of the book holds. */
  readonly personal?: ReadonlyMap<string, Uint8Array>;
  readonly message: CommitMessage;
};
