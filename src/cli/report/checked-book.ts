import type { Files } from '../../registry/files.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Aside } from './aside.ts';

/** Findings of one snapshot: of the book, or of a commit of a range. */
export type CheckedPart = {
  readonly findings: readonly Diagnostic[];
  readonly aside: Aside;
  readonly files: Files;
  /** What is said before its findings. */
  readonly title?: string;
  /** What each of its messages ends in. */
  readonly where?: string;
  /** What JSON says of each of its findings beside. */
  readonly facts?: Readonly<Record<string, unknown>>;
};

/** What a check found, ready to be printed in any format. */
export type CheckedBook = {
  readonly parts: readonly CheckedPart[];
  readonly checked: { readonly records: number; readonly registries: number };
  /** What was checked and what came of it, in words. */
  readonly verdict: string;
  /** From the top of the repository to the book: empty, or `sub/dir/`. */
  readonly bookPrefix: string;
  /** What JSON says of the check as a whole beside. */
  readonly facts?: Readonly<Record<string, unknown>>;
};

/** Returns all that was found and counts. */
export function allFindings({ parts }: CheckedBook): Diagnostic[] {
  return parts.flatMap(({ findings }) => findings);
}

/** Returns the findings of a part as people and other programs are told of them. */
export function toldFindings({ findings, where }: CheckedPart): readonly Diagnostic[] {
  if (where === undefined) return findings;
  return findings.map((finding) => ({ ...finding, message: `${finding.message} (${where})` }));
}
