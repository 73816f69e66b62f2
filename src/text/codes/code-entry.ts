import type { Severity } from '../diagnostic.ts';

/** What the catalogue says of one code. */
export type CodeEntry = {
  readonly severity: Severity;
  /** One line: the rule, as a statement. */
  readonly title: string;
  /** Why the rule exists. */
  readonly why: string;
  /** How to put a finding right. */
  readonly fix: string;
};
