import type * as Yaml from 'yaml';
import type { Span } from '../span.ts';
import type { Fault } from './fault.ts';
import { type Complaint, swallowedWords, wordsFor } from './judge-words.ts';
import { lineSlip } from './line-slips.ts';

const SEEN = /\S/g;

/** Returns the one finding that the parser's complaints come down to: the first of them in the text. */
export function syntaxFault(source: string, mistakes: readonly Yaml.YAMLError[]): Fault {
  const first = mistakes.reduce((a, b) => (b.pos[0] < a.pos[0] ? b : a));
  const start = visibleStart(source, first.pos[0]);
  const tab =
    first.code === 'TAB_AS_INDENT' ? source.indexOf('\t', first.pos[0]) : tabInIndentation(source, start);
  if (tab !== undefined) return tabFault(tab);
  const slip = lineSlip(source, lineStart(source, start));
  if (slip) return slip;
  const swallowed = mistakes.find((m) => m.code === 'MULTILINE_IMPLICIT_KEY' && m.pos[0] === first.pos[0]);
  if (swallowed && swallowed !== first) return indentFault(source, swallowed.pos);
  const { message, hint } = wordsFor(complaintOf(first, source, start));
  const span = { start, end: Math.max(start + 1, Math.min(first.pos[1], lineEnd(source, start))) };
  return { code: 'yaml/syntax', span, message, hint };
}

function complaintOf({ code, message }: Yaml.YAMLError, source: string, start: number): Complaint {
  return {
    code,
    said: message,
    lead: source.slice(lineStart(source, start), start),
    rest: source.slice(start, lineEnd(source, start)),
    isItem: /^-\s/.test(source),
  };
}

/** Returns the first character at or after an offset that is seen; the offset where there is none. */
function visibleStart(source: string, offset: number): number {
  const at = Math.min(offset, Math.max(source.length - 1, 0));
  SEEN.lastIndex = at;
  return SEEN.exec(source)?.index ?? at;
}

function lineStart(source: string, at: number): number {
  return source.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(source: string, at: number): number {
  const feed = source.indexOf('\n', at);
  return feed === -1 ? source.length : feed;
}

/** Returns the offset of a tab among the spaces that begin the line, where there is one. */
function tabInIndentation(source: string, at: number): number | undefined {
  const start = lineStart(source, at);
  const tab = source.indexOf('\t', start);
  return tab !== -1 && /^ *$/.test(source.slice(start, tab)) ? tab : undefined;
}

function tabFault(tab: number): Fault {
  return {
    code: 'yaml/tab-indent',
    span: { start: tab, end: tab + 1 },
    message: 'the line is indented with a tab',
    hint: 'indent with spaces: two for each level',
  };
}

/** The fault of a field that stands too far right, so that it is read as more text of the value before it. */
function indentFault(source: string, [start, end]: readonly [number, number]): Fault {
  const line = lineStart(source, end);
  const span: Span = { start: visibleStart(source, Math.max(line, start)), end };
  return { code: 'yaml/syntax', span, ...swallowedWords(source.slice(span.start, end)) };
}
