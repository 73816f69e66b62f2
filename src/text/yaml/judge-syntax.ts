import type * as Yaml from 'yaml';
import type { Span } from '../span.ts';
import type { Fault } from './fault.ts';

/** Our words for the complaints whose own words would mislead; the others speak for themselves. */
const MESSAGES: Readonly<Partial<Record<Yaml.ErrorCode, string>>> = {
  MULTILINE_IMPLICIT_KEY: 'the line is no field: it lacks a colon and a space after its name',
  NON_STRING_KEY: 'the name of a field must be text, not a list or a mapping',
};

const HINTS: Readonly<Partial<Record<Yaml.ErrorCode, string>>> = {
  BAD_DQ_ESCAPE: 'in double quotes a backslash is written twice (\\\\); in single quotes, once',
  BAD_INDENT: 'close every bracket, and indent the lines of one list or mapping by the same number of spaces',
  BAD_SCALAR_START: 'put the value in double quotes',
  BLOCK_AS_IMPLICIT_KEY: 'put the value in double quotes: a colon and a space begin a new field',
  MISSING_CHAR:
    'look for a wrong indentation, or a missing colon, comma or bracket, here or on the line before',
  MULTILINE_IMPLICIT_KEY: 'write "name: value", or indent the lines of a longer text further than its field',
  UNEXPECTED_TOKEN: 'look for a bracket, quote or comma too many here or on the line before',
};

const GENERAL_HINT = 'look at the indentation, quotes and colons here and on the line before';

/** Returns the one finding that the parser's complaints come down to: the first of them in the text. */
export function syntaxFault(source: string, mistakes: readonly Yaml.YAMLError[]): Fault {
  const first = mistakes.reduce((a, b) => (b.pos[0] < a.pos[0] ? b : a));
  const start = visibleStart(source, first.pos[0]);
  const tab =
    first.code === 'TAB_AS_INDENT' ? source.indexOf('\t', first.pos[0]) : tabInIndentation(source, start);
  if (tab !== undefined) return tabFault(tab);
  const swallowed = mistakes.find((m) => m.code === 'MULTILINE_IMPLICIT_KEY' && m.pos[0] === first.pos[0]);
  if (swallowed && swallowed !== first) return indentFault(source, swallowed.pos);
  const span = { start, end: Math.max(start + 1, Math.min(first.pos[1], lineEnd(source, start))) };
  return { code: 'yaml/syntax', span, message: messageOf(first), hint: hintOf(first, source, start) };
}

/** Makes a parser's message fit ours: one short line that does not begin with a capital. */
function messageOf({ code, message }: Yaml.YAMLError): string {
  const line = message.split('\n', 1)[0] ?? '';
  return MESSAGES[code] ?? `${line.slice(0, 1).toLowerCase()}${line.slice(1, 120)}`;
}

function hintOf({ code }: Yaml.YAMLError, source: string, start: number): string {
  const isItem = code === 'BLOCK_AS_IMPLICIT_KEY' && /^-(?:\s|$)/.test(source.slice(start, start + 2));
  return isItem ? 'put the list below a field of its own: "name:"' : (HINTS[code] ?? GENERAL_HINT);
}

/** Returns the first character at or after an offset that is seen, on the same line if there is one. */
function visibleStart(source: string, offset: number): number {
  const at = Math.min(offset, Math.max(source.length - 1, 0));
  const seen = source.slice(at, lineEnd(source, at)).search(/\S/);
  return seen === -1 ? at : at + seen;
}

function lineEnd(source: string, at: number): number {
  const feed = source.indexOf('\n', at);
  return feed === -1 ? source.length : feed;
}

/** Returns the offset of a tab among the spaces that begin the line, where there is one. */
function tabInIndentation(source: string, at: number): number | undefined {
  const start = source.lastIndexOf('\n', at - 1) + 1;
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
  const line = source.lastIndexOf('\n', end - 1) + 1;
  const span: Span = { start: visibleStart(source, Math.max(line, start)), end };
  return {
    code: 'yaml/syntax',
    span,
    message: `the field "${source.slice(span.start, Math.min(end, span.start + 40))}" is indented further than the field before it`,
    hint: 'indent the fields of one record by the same number of spaces',
  };
}
