import { yamlCodes } from '../codes/yaml.ts';
import type { Diagnostic, Related } from '../diagnostic.ts';
import type { Span } from '../span.ts';

/** What can be wrong with a text as YAML. */
export type YamlCode = keyof typeof yamlCodes;

/** A finding about a stretch of text, before it is known which file the text is of. */
export type Fault = {
  readonly code: YamlCode;
  readonly span: Span;
  readonly message: string;
  readonly hint?: string;
  /** Another stretch of the same text that belongs to the finding, and what it is. */
  readonly other?: { readonly span: Span; readonly message: string };
};

/** Returns the finding that a fault is in its file; its severity is the catalogue's. */
export function toDiagnostic(file: string, { code, span, message, hint, other }: Fault): Diagnostic {
  const related: Related[] = other ? [{ file, ...other }] : [];
  return {
    code,
    severity: yamlCodes[code].severity,
    file,
    span,
    message,
    ...(hint !== undefined && { hint }),
    ...(other && { related }),
  };
}

/** Returns the fault as it is in a text in which its own text begins at `base`. */
export function shifted(fault: Fault, base: number): Fault {
  const move = (span: Span): Span => ({ start: span.start + base, end: span.end + base });
  const { other } = fault;
  return { ...fault, span: move(fault.span), ...(other && { other: { ...other, span: move(other.span) } }) };
}

/** Returns at most `limit` faults; where there were more, the last says how many. */
export function capped(faults: readonly Fault[], limit: number): readonly Fault[] {
  const last = faults[limit - 1];
  if (last === undefined || faults.length === limit) return faults;
  const more = `${last.message} (and ${faults.length - limit} more like this)`;
  return [...faults.slice(0, limit - 1), { ...last, message: more }];
}
