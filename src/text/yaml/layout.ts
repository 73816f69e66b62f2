import type { Span } from '../span.ts';
import { capped, type Fault } from './fault.ts';
import { MAX_FINDINGS } from './limits.ts';

/** Where the data of a file stands, and what is wrong with how it is framed. */
export type Layout = {
  /** The stretches that hold data: one in a sound file, more where markers cut it into documents. */
  readonly stretches: readonly [Span, ...Span[]];
  readonly faults: readonly Fault[];
};

const NO_CONTENT = /[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/y;
const OPENING = /---[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/y;
const DIRECTIVE = /%[^\r\n]*\r?\n?/y;
/** A line that may be a marker or a directive: few files have one. */
const FRAMED = /(?:^|\n)(?:---|\.\.\.|%)/;
const NO_FAULTS: readonly Fault[] = [];
const MARKER = /(?:^|\n)(?:---|\.\.\.)(?=[ \t\r\n]|$)/g;

/** How many markers and directives are looked for; what stands after the last is not read. */
const MAX_LOOKED_FOR = 1000;

/** Finds where a file's data is: after comments and one `---`, before a closing `...`. */
export function layOut(text: string): Layout {
  if (!FRAMED.test(text)) return { stretches: [{ start: 0, end: text.length }], faults: NO_FAULTS };
  const { start, directives } = readPrologue(text);
  const markers = findMarkers(text, start);
  const last = markers.at(-1);
  const isClosed = last !== undefined && text[last.start] === '.' && isBare(text, last);
  const ends =
    markers.length < MAX_LOOKED_FOR ? [...markers, { start: text.length, end: text.length }] : markers;
  const stretches = ends.map(
    (marker, i): Span => ({ start: markers[i - 1]?.end ?? start, end: marker.start }),
  );
  const [first = { start, end: text.length }, ...others] = stretches;
  return {
    stretches: [first, ...others],
    faults: [
      ...limited(directives, (span) => directiveFault(text, span)),
      ...limited(isClosed ? markers.slice(0, -1) : markers, (span) => markerFault(text, span)),
    ],
  };
}

/** Returns the offset of the first line at or after a line's start that is more than blank or comment. */
export function contentLine(text: string, { start, end }: Span): number | undefined {
  let at = start;
  while (at < end) {
    const next = after(NO_CONTENT, text, at);
    if (next === undefined) return at;
    at = next;
  }
  return undefined;
}

type Prologue = { readonly start: number; readonly directives: readonly Span[] };

function readPrologue(text: string): Prologue {
  const directives: Span[] = [];
  const all = { start: 0, end: text.length };
  for (let at = contentLine(text, all); at !== undefined; at = contentLine(text, { ...all, start: at })) {
    const opened = after(OPENING, text, at);
    if (opened !== undefined) return { start: opened, directives };
    const next = after(DIRECTIVE, text, at);
    if (next === undefined || directives.length === MAX_LOOKED_FOR) break;
    directives.push({ start: at, end: next });
    at = next;
  }
  return { start: directives.at(-1)?.end ?? 0, directives };
}

function findMarkers(text: string, start: number): Span[] {
  const markers: Span[] = [];
  const pattern = new RegExp(MARKER);
  pattern.lastIndex = Math.max(start - 1, 0);
  for (let hit = pattern.exec(text); hit && markers.length < MAX_LOOKED_FOR; hit = pattern.exec(text)) {
    const feed = text.indexOf('\n', hit.index + 1);
    const end = feed === -1 ? text.length : feed + 1;
    markers.push({ start: hit.index + hit[0].length - 3, end });
    pattern.lastIndex = end - 1;
  }
  return markers;
}

/** Returns whether a marker stands alone on its line and nothing follows in the file. */
function isBare(text: string, marker: Span): boolean {
  const isAlone = contentLine(text, { start: marker.start + 3, end: marker.end }) === undefined;
  return isAlone && contentLine(text, { start: marker.end, end: text.length }) === undefined;
}

function after(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const hit = pattern.exec(text);
  return hit ? at + hit[0].length : undefined;
}

function limited(spans: readonly Span[], fault: (span: Span) => Fault): readonly Fault[] {
  return capped(spans.map(fault), MAX_FINDINGS);
}

function lineSpan(text: string, line: Span): Span {
  return { start: line.start, end: line.start + text.slice(line.start, line.end).trimEnd().length };
}

function directiveFault(text: string, line: Span): Fault {
  const span = lineSpan(text, line);
  return {
    code: 'yaml/directive',
    span,
    message: `"${text.slice(span.start, Math.min(span.end, span.start + 40))}" is a YAML directive`,
    hint: 'remove the line: every file is read as plain YAML 1.2',
  };
}

function markerFault(text: string, line: Span): Fault {
  return {
    code: 'yaml/multiple-documents',
    span: { start: line.start, end: line.start + 3 },
    message: `the marker "${text.slice(line.start, line.start + 3)}" cuts the file into several YAML documents`,
    hint: 'remove the line: a file is one document',
  };
}
