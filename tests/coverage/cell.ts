import type { Code } from '../../src/text/codes/index.ts';

/**
 * A check, derived value or step that the handbook asks for, and what shows that the product has it.
 * A cell without `scenario` is not shown yet: the test fails.
 */
export type Cell = {
  /** The section, then a name: `7.6-late-justification`. */
  readonly id: string;
  /** What is asked for, in our words. */
  readonly cell: string;
  /** The codes by which a breach is found. */
  readonly code?: Code | readonly Code[];
  /** The value that is worked out, `deliverables.days_to_due`. */
  readonly derived?: string | readonly string[];
  /** The command that does or shows it, `status`. */
  readonly command?: string | readonly string[];
  /** The template that holds it, `deliverable`. */
  readonly template?: string;
  /** The settings of project.yaml that hold its numbers, `written_procedure.response_days`. */
  readonly setting?: string | readonly string[];
  /** The name of a scenario or test that shows it. */
  readonly scenario?: string;
};

/** The cells of one section of the handbook. */
export type Section = {
  readonly section: string;
  readonly title: string;
  readonly cells: readonly Cell[];
};
