import type { Day } from '../../base/day.ts';
import type { Repository } from '../../io/git/repository.ts';
import type { Files } from '../../registry/files.ts';
import type { Workspace } from '../../registry/workspace.ts';

/** What is known wherever the doctor is asked. */
export type OnMachine = {
  readonly directory: string;
  readonly today: Day;
  readonly version: string;
  /** The oldest Node that grantbook runs on. */
  readonly least: string;
};

/** A clone of which git can say where it is. */
export type Wreck = { readonly repo: Repository };

/** A clone that git can open, and the book in it, where there is one that this version may read. */
export type InClone = OnMachine &
  Wreck & {
    readonly loadWorkspace: (() => Promise<Workspace>) | undefined;
  };

/** A book in a clone. */
export type InBook = InClone & { readonly files: Files };
