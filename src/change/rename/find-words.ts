import type { Span } from '../../text/span.ts';

/** A place of a text where an id stands as a word of its own; `code` where it is part of code, an address or a path. */
export type WordPlace = Span & { readonly code: boolean };

/**
 * Returns where an id stands in a text, and not within a longer one. In code (between backticks), in
 * addresses and in the paths of files it may be something else: that is told apart.
 */
export function findWords(text: string, id: string): WordPlace[] {
  const places: WordPlace[] = [];
  let code: readonly Span[] | undefined;
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    const end = at + id.length;
    if (!isWord(text.slice(Math.max(0, at - 2), at), text.slice(end, end + 2))) continue;
    code ??= codeIn(text);
    const inCode = code.some((span) => span.start < end && at < span.end);
    places.push({ start: at, end, code: inCode || isAddress(text, at, end) });
  }
  return places;
}

/** `D1.2` is none of `D1.2.1`, `D1.21`, `AD1.2` and `D1.2-1`, and ends a sentence in `D1.2.` */
function isWord(before: string, after: string): boolean {
  return (
    !/(?:[\p{L}\p{N}_]|[\p{L}\p{N}][.-])$/u.test(before) &&
    !/^(?:[\p{L}\p{N}_]|[.-]\p{N}|-\p{Lu})/u.test(after)
  );
}

function codeIn(text: string): Span[] {
  return [...text.matchAll(/(`+)[\s\S]*?\1/g)].map(({ index, 0: all }) => ({
    start: index,
    end: index + all.length,
  }));
}

/** Looks at what stands there without a space: `https://…/D1.2`, `evidence/D1.2.docx`, `name@example.org`. */
function isAddress(text: string, start: number, end: number): boolean {
  const before = /\S*$/.exec(text.slice(Math.max(0, start - LONGEST), start))?.[0] ?? '';
  const after = /^\S*/.exec(text.slice(end, end + LONGEST))?.[0] ?? '';
  const chunk = before + after;
  return /:\/\/|^www\.|@/.test(chunk) || (/[/\\]/.test(chunk) && /\.[A-Za-z]\w{1,4}\W*$/.test(chunk));
}

const LONGEST = 2000;
