import type { Files } from '../../registry/files.ts';
import type { Origin } from '../../registry/upgrade/origin.ts';
import type { BookFiles } from '../new-book.ts';

/** Which side counts where both changed something. */
export type Side = 'ours' | 'theirs';

/** A place that the book and the new version both changed, each in another way. */
export type Conflict = {
  readonly place: string;
  readonly before: string;
  readonly ours: string;
  readonly theirs: string;
};

/** What became of a schema or template since the book took it. */
export type Standing =
  /** It is as the new version has it. */
  | 'same'
  /** The book never changed it, and the new version did. */
  | 'brings'
  /** The book changed it, and the new version did not. */
  | 'own'
  /** Both changed it, and the changes go together, or somebody decided. */
  | 'merged'
  | 'conflict'
  /** Both differ, and nobody knows what it was when the book took it. */
  | 'unknown-base'
  /** The new version has it, the book never had. */
  | 'new'
  /** The book’s own: no version ever had it. */
  | 'of-book'
  /** The book took it out, and it stays out. */
  | 'taken-out'
  /** The new version has it no more; the book keeps it. */
  | 'withdrawn';

/** A schema or template on its way to another version. */
export type FileUpgrade = {
  readonly path: string;
  /** As people name it: `risks`, `minutes`, `parts/imprint`. */
  readonly name: string;
  readonly standing: Standing;
  /** What the new version has otherwise than the one that the book took. */
  readonly brings: readonly string[];
  /** What the book has otherwise than the version that it took. */
  readonly own: readonly string[];
  readonly conflicts: readonly Conflict[];
  /** The bytes it is to have; undefined where it stays as it is. */
  readonly write?: Uint8Array;
};

/** A text merged by lines; not clean where both sides changed the same ones. */
export type MergeTexts = (
  texts: { readonly base: string; readonly ours: string; readonly theirs: string },
  prefer?: Side,
) => { readonly text: string; readonly clean: boolean };

/** A book, the version it is to be taken to, and what is decided. */
export type UpgradeRequest = {
  readonly files: Files;
  readonly shipped: BookFiles;
  /** From which version the book’s files come; undefined where nobody knows. */
  readonly origin: Origin | undefined;
  /** Finds a file as it came, by its digest. */
  readonly baseOf: (path: string, digest: string) => Uint8Array | undefined;
  readonly mergeTexts: MergeTexts;
  readonly decided: ReadonlyMap<string, Side>;
};

/** Returns what people call a schema or template. */
export function fileName(path: string): string {
  return path.replace(/^(schemas|templates)\//, '').replace(/\.(schema\.json|md\.hbs|mail\.hbs)$/, '');
}
