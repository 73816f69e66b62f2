import type { TreeEntry } from './list-tree.ts';

/** A change to a file as it was asked for. */
export type Wanted = {
  /** From the book's root: what the user knows it by. */
  readonly bookPath: string;
  /** From the top level of the work tree. */
  readonly path: string;
  /** The new bytes; undefined where the file goes. */
  readonly bytes: Uint8Array | undefined;
  /** Whether the user's own edits of it are what is committed. */
  readonly byHand: boolean;
};

/** A file to be put in place: its new bytes, and those that the work tree holds. */
export type Placed = Pick<Wanted, 'bookPath' | 'path' | 'bytes'> & {
  /** What the work tree holds; undefined where there is no such file. */
  readonly present: Uint8Array | undefined;
};

/** A change with what there is now: checked, and ready to be made. */
export type Target = Wanted &
  Placed & {
    readonly head: TreeEntry | undefined;
    /** What the user's index holds of it. */
    readonly indexed: { readonly mode: string; readonly id: string } | undefined;
    /** The bytes the commit will hold: the new ones, with line ends as git keeps them. */
    readonly committed: Uint8Array | undefined;
    readonly mode: string;
  };
