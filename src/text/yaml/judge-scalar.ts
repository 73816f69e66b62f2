import type { Scalar } from 'yaml';
import type { Span } from '../span.ts';
import type { Value } from '../value.ts';
import { findForbiddenEscape } from './escapes.ts';
import type { Fault } from './fault.ts';
import { forbiddenWords } from './flaws.ts';
import { MAX_SCALAR_LENGTH } from './limits.ts';
import { isExact } from './plain-scalar.ts';

const COMMENT = /([ \t]+)(#[^\s#](?:[^\r\n]*\S)?)/y;

/** A value and where it stands in the text that was parsed. */
export type Composed = { readonly value: Value; readonly span: Span };

/** Makes plain data of a scalar of the parser; adds to the faults what may not be used. */
export function composeScalar(node: Scalar, source: string, faults: Fault[]): Composed {
  const span = scalarSpan(node, source);
  const { value } = node;
  if (typeof value === 'number') {
    if (!isExact(value)) faults.push(numberFault(value, span, source));
    return { value, span };
  }
  if (typeof value === 'string') {
    if (node.type === 'QUOTE_DOUBLE') faults.push(...escapeFaults(source, span));
    if (node.type === 'PLAIN') faults.push(...commentFaults(source, span));
    if (value.length > MAX_SCALAR_LENGTH) faults.push(lengthFault(value.length, span));
    return { value, span };
  }
  return { value: typeof value === 'boolean' ? value : null, span };
}

/**
 * Returns where a scalar is to be seen: a block text without the line end and blank lines after it;
 * an absent value right after the colon or dash.
 */
function scalarSpan({ range, type }: Scalar, source: string): Span {
  const start = range?.[0] ?? 0;
  const end = range?.[1] ?? start;
  if (start === end) return emptySpan(source, start);
  return type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED' ? blockSpan(source, start, end) : { start, end };
}

function emptySpan(source: string, start: number): Span {
  let at = start;
  while (source[at - 1] === ' ') at -= 1;
  return { start: at, end: at };
}

function blockSpan(source: string, start: number, end: number): Span {
  let last = end;
  while (last > start && ' \t\r\n'.includes(source[last - 1] ?? '')) last -= 1;
  const feed = source.indexOf('\n', last);
  if (feed === -1 || feed >= end) return { start, end };
  return { start, end: source[feed - 1] === '\r' ? feed - 1 : feed };
}

function numberFault(value: number, span: Span, source: string): Fault {
  const shown = source.slice(span.start, Math.min(span.end, span.start + 40));
  if (Number.isFinite(value)) {
    return {
      code: 'yaml/number-too-large',
      span,
      message: `"${shown}" is a number too large to be kept exactly`,
      hint: `if it is a reference or a code, write it in quotes: "${shown}"`,
    };
  }
  return {
    code: 'yaml/number-not-finite',
    span,
    message: `"${shown}" is not a finite number`,
    hint: `write a number, or, if it is text, put it in quotes: "${shown}"`,
  };
}

function escapeFaults(source: string, span: Span): Fault[] {
  const found = findForbiddenEscape(source, span);
  return found ? [{ ...forbiddenWords(found.code), span: found.span }] : [];
}

/** A comment begins with a space as people write it; what begins without one is often meant as text. */
function commentFaults(source: string, { end }: Span): Fault[] {
  COMMENT.lastIndex = end;
  const [, gap = '', comment] = COMMENT.exec(source) ?? [];
  if (comment === undefined) return [];
  const start = end + gap.length;
  return [
    {
      code: 'yaml/cut-by-comment',
      span: { start, end: start + comment.length },
      message: `"${comment.slice(0, 40)}" is read as a comment, and the text ends before it`,
      hint: 'if it belongs to the text, put the whole value in double quotes; otherwise write a space after the "#"',
    },
  ];
}

function lengthFault(length: number, span: Span): Fault {
  return {
    code: 'yaml/text-too-long',
    span,
    message: `the text has ${length} characters, more than the ${MAX_SCALAR_LENGTH} that a field may have`,
    hint: 'shorten it, or keep it in a document of its own and refer to that',
  };
}
