import type { Files } from '../../registry/files.ts';
import type { Identified } from '../../rules/identity/identify.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Aside } from '../report/aside.ts';

/** What was found in one commit of a range, or in what the merge would hold. */
export type RangePart = {
  /** The commit; undefined for the merge result. */
  readonly commit: { readonly oid: string; readonly subject: string } | undefined;
  readonly identified: Identified | undefined;
  readonly findings: readonly Diagnostic[];
  readonly aside: Aside;
  /** The snapshot that the findings speak of. */
  readonly files: Files;
};

/** What was found in a range, in the order of its commits; what the merge would hold comes last. */
export type RangeReport = {
  readonly parts: readonly RangePart[];
  readonly targetName: string;
  /** From the top of the repository to the book: empty, or `sub/dir/`. */
  readonly bookPrefix: string;
  readonly checked: { readonly records: number; readonly registries: number };
};
