import type { Span } from '../span.ts';

/** Why a character is refused: it commands (or is no character), or it is not seen. */
export type Kind = 'control' | 'invisible';

type Range = readonly [first: number, last: number, kind: Kind];

/**
 * Characters that no registry needs and that deceive people or break programs: controls, line
 * separators that only some programs honour, what turns the direction of text, spaces of no width,
 * halves of characters, and what XML (so DOCX) cannot hold. Joiners (U+200C, U+200D) and the soft
 * hyphen are writing, and allowed.
 */
const RANGES: readonly Range[] = [
  [0x00, 0x08, 'control'],
  [0x0b, 0x1f, 'control'],
  [0x7f, 0x9f, 'control'],
  [0x061c, 0x061c, 'invisible'],
  [0x200b, 0x200b, 'invisible'],
  [0x200e, 0x200f, 'invisible'],
  [0x2028, 0x2029, 'control'],
  [0x202a, 0x202e, 'invisible'],
  [0x2060, 0x206f, 'invisible'],
  [0xd800, 0xdfff, 'control'],
  [0xfeff, 0xfeff, 'invisible'],
  [0xfff9, 0xfffb, 'invisible'],
  [0xfffe, 0xffff, 'control'],
];

/** Returns why a code point is refused, or undefined where it is not; a half of a pair always is. */
export function forbiddenKind(code: number): Kind | undefined {
  return RANGES.find(([first, last]) => code >= first && code <= last)?.[2];
}

/** Returns whether a code point may stand in data; false for what is no number. */
export function isAllowed(code: number): boolean {
  return code >= 0 && forbiddenKind(code) === undefined;
}

/** Returns a code point as people name it: `U+001B`. */
export function codePointName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

const PAIR_HALVES = '[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';

/** Finds forbidden characters in a text; a CR is one where no LF follows. */
const FORBIDDEN_SOURCE = ((): string => {
  const singles = classOf(RANGES.filter(([first]) => first !== 0xd800)).replace(
    '\\u000b-\\u001f',
    '\\u000b\\u000c\\u000e-\\u001f',
  );
  return `([${singles}])\\1*|\\r(?!\\n)|${PAIR_HALVES}`;
})();

function classOf(ranges: readonly Range[]): string {
  const unit = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
  return ranges.map(([first, last]) => `${unit(first)}-${unit(last)}`).join('');
}

/** Most texts have none: no character that is forbidden by itself, no CR, no half of a pair or whole pair. */
const ANY_FORBIDDEN = new RegExp(`[${classOf(RANGES)}]`);

/** Returns the places of the first forbidden characters of a text, at most `limit`; a row of one is one place. */
export function findForbidden(text: string, limit: number): Span[] {
  const found: Span[] = [];
  if (!ANY_FORBIDDEN.test(text)) return found;
  const pattern = new RegExp(FORBIDDEN_SOURCE, 'g');
  for (let hit = pattern.exec(text); hit && found.length < limit; hit = pattern.exec(text))
    found.push({ start: hit.index, end: hit.index + hit[0].length });
  return found;
}
