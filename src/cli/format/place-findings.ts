import type { Files } from '../../registry/files.ts';
import { findingFingerprint, textsOf } from '../../registry/findings/fingerprint.ts';
import type { Diagnostic, Related } from '../../text/diagnostic.ts';
import { LineMap, type Position } from '../../text/line-map.ts';
import type { Span } from '../../text/span.ts';

/** A place as people count it, with its end. */
export type PlacedSpan = { readonly start: Position; readonly end: Position };

/** A finding with the lines it speaks of, ready to be printed. */
export type PlacedFinding = {
  readonly finding: Diagnostic;
  /** Line 1, column 1 for a finding about a file as a whole. */
  readonly place: PlacedSpan;
  readonly line: string;
  readonly related: readonly { readonly related: Related; readonly place: PlacedSpan }[];
  /** What tells it from others, wherever it stands; two alike have the same. */
  readonly fingerprint: string;
};

/** Yields the findings with their lines and columns; each file is read once, and only where it has findings. */
export function* placeFindings(findings: readonly Diagnostic[], files: Files): Generator<PlacedFinding> {
  const texts = textsOf(files);
  const maps = new Map<string, LineMap>();
  const mapOf = (path: string) => {
    const map = maps.get(path) ?? new LineMap(texts(path));
    maps.set(path, map);
    return map;
  };
  for (const finding of findings) {
    const map = mapOf(finding.file);
    const place = placeOf(map, finding.span);
    const related = (finding.related ?? []).map((r) => ({
      related: r,
      place: placeOf(mapOf(r.file), r.span),
    }));
    const fingerprint = findingFingerprint(finding, texts(finding.file));
    yield { finding, place, line: map.line(place.start.line), related, fingerprint };
  }
}

function placeOf(map: LineMap, span: Span | undefined): PlacedSpan {
  const { start, end } = span ?? { start: 0, end: 0 };
  return { start: map.position(start), end: map.position(end) };
}
