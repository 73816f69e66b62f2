import type { TakenElsewhere } from '../registry/id-template.ts';
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
  /** Ids of records on other branches that the new records were not given, or have all the same. */
  readonly elsewhere?: readonly TakenElsewhere[];
  /** An id that a record gives up without keeping it as a former one: another record has it elsewhere. */
  readonly givesUp?: string;
  readonly message: CommitMessage;
};
