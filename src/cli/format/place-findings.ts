import type { Files } from '../../registry/files.ts';
import { readText } from '../../registry/load-registry.ts';
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
};

/** Yields the findings with their lines and columns; each file is read once, and only where it has findings. */
export function* placeFindings(findings: readonly Diagnostic[], files: Files): Generator<PlacedFinding> {
  const maps = new Map<string, LineMap>();
  let paths: ReadonlySet<string> | undefined;
  const textOf = (path: string) => {
    paths ??= new Set([...files.list(), ...(files.personal?.list() ?? [])].map((entry) => entry.path));
    return paths.has(path) ? readText(files, path).text : '';
  };
  const mapOf = (path: string) => {
    const map = maps.get(path) ?? new LineMap(textOf(path));
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
    yield { finding, place, line: map.line(place.start.line), related };
  }
}

function placeOf(map: LineMap, span: Span | undefined): PlacedSpan {
  const { start, end } = span ?? { start: 0, end: 0 };
  return { start: map.position(start), end: map.position(end) };
}
