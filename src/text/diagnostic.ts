import type { Code } from './codes/index.ts';
import type { Span } from './span.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Another place that belongs to a finding, such as the first of two records with one id. */
export type Related = { readonly file: string; readonly span?: Span; readonly message: string };

/**
 * A finding: what is wrong, where, and what to do. The one message type of the product:
 * syntax, schema, reference, refusal and template problems are all of this shape.
 */
export type Diagnostic = {
  readonly code: Code;
  readonly severity: Severity;
  /** Path from the book's root, with forward slashes. */
  readonly file: string;
  readonly span?: Span;
  /** What is wrong, with the value in double quotes. No full stop at the end. */
  readonly message: string;
  /** What to do next, with the exact command or the closest valid choices. */
  readonly hint?: string;
  readonly suggestions?: readonly string[];
  /** Whether the line it speaks of holds what is not to be shown. */
  readonly unseen?: boolean;
  readonly related?: readonly Related[];
  readonly registry?: string;
  readonly record?: string;
  /** Field path in the form people write: `history[2].date`. */
  readonly field?: string;
};

/** Either a value, or the findings that say why there is none. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Returns a success. */
export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** Returns a refusal, with its reasons. */
export function refused<T>(...diagnostics: readonly Diagnostic[]): Outcome<T> {
  return { ok: false, diagnostics };
}
