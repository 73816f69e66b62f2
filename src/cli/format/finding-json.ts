import type { PlacedFinding, PlacedSpan } from './place-findings.ts';

/** The version of the machine form of findings; it grows when a field changes its meaning or goes. */
export const SCHEMA_VERSION = 1;

/** Returns a finding in its machine form; lines and columns count from 1. */
export function findingJson({
  finding,
  place,
  related,
  fingerprint,
}: PlacedFinding): Record<string, unknown> {
  const { code, severity, file, registry, record, field, message, hint, suggestions } = finding;
  return {
    code,
    severity,
    file,
    ...range(place),
    registry,
    record,
    field,
    message,
    hint,
    suggestions: suggestions ?? [],
    related: related.map((r) => ({ file: r.related.file, ...range(r.place), message: r.related.message })),
    fingerprint,
  };
}

function range({ start, end }: PlacedSpan): Record<string, number> {
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
