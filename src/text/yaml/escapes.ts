import type { Span } from '../span.ts';
import { isAllowed } from './forbidden.ts';

/** An escape of a double-quoted text: where it stands, and the code it stands for. */
export type Escape = { readonly span: Span; readonly code: number };

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.|\n))/g;

/** Codes of the escapes of one letter that stand for something else than themselves. */
const LETTERS: ReadonlyMap<string, number> = new Map([
  ['0', 0x00],
  ['a', 0x07],
  ['b', 0x08],
  ['v', 0x0b],
  ['f', 0x0c],
  ['r', 0x0d],
  ['e', 0x1b],
  ['N', 0x85],
  ['L', 0x2028],
  ['P', 0x2029],
]);

/** Returns the first escape in a double-quoted text that stands for a forbidden character. */
export function findForbiddenEscape(source: string, { start, end }: Span): Escape | undefined {
  const quoted = source.slice(start, end);
  if (!quoted.includes('\\')) return undefined;
  let high: Escape | undefined;
  for (const hit of quoted.matchAll(ESCAPE)) {
    const found = escapeOf(hit, start);
    const isPair = high !== undefined && high.span.end === found.span.start && isLow(found.code);
    if (high && !isPair) return high;
    high = !isPair && isHigh(found.code) ? found : undefined;
    if (!(high || isPair || isAllowed(found.code))) return found;
  }
  return high;
}

function escapeOf(hit: RegExpExecArray, base: number): Escape {
  const [all, x, u, long, letter = ''] = hit;
  const hex = x ?? u ?? long;
  const span = { start: base + hit.index, end: base + hit.index + all.length };
  return { span, code: hex === undefined ? (LETTERS.get(letter) ?? 0x20) : Number.parseInt(hex, 16) };
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
