/**
 * A row of the scorecard: an input or a fault, what is expected, the tests that show it, and the control in the
 * code that the tests guard. It counts only if breaking the control makes one of the tests fail.
 */
export type Row = HeldRow | LeftOutRow;

export type HeldRow = {
  readonly id: string;
  /** The input or the fault, in plain words. */
  readonly says: string;
  readonly expected: string;
  readonly tests: readonly NamedTest[];
  readonly control: Control;
};

/** What is not run here, and why. */
export type LeftOutRow = { readonly id: string; readonly says: string; readonly notRun: string };

/** A file of tests, from the root of the repository, and a part of the full name of one or more of its tests. */
export type NamedTest = { readonly file: string; readonly name: string };

/** A text of a file under `src`, found there once, and what is put in its place to see the tests fail. */
export type Control = { readonly file: string; readonly find: string; readonly put: string };
