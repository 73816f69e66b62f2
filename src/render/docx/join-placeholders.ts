import { readParagraphs, type WordText } from './read-paragraphs.ts';

/** A change of a part: what stands from `start` to `end` becomes the text. */
export type PartEdit = { readonly start: number; readonly end: number; readonly text: string };

/** What a placeholder is: `{{`, a text without braces, `}}`. */
export const PLACEHOLDER: RegExp = /\{\{([^{}]*)\}\}/g;

/**
 * Returns a part in which every placeholder stands in one run, the one it begins in. Word parts a text
 * into runs wherever its spelling was checked, a letter was retyped or made bold.
 */
export function joinPlaceholders(part: string): string {
  return withEdits(
    part,
    readParagraphs(part).flatMap(({ texts }) => joined(texts)),
  );
}

/** Returns a part with changes made to it. None overlaps another. */
export function withEdits(part: string, edits: readonly PartEdit[]): string {
  let [result, at] = ['', 0];
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    result += part.slice(at, start) + text;
    at = end;
  }
  return result + part.slice(at);
}

/** A placeholder that is parted, by its place in the paragraph's texts put together. */
type Parted = { readonly from: number; readonly to: number };

function joined(texts: readonly WordText[]): PartEdit[] {
  const whole = texts.map(({ text }) => text).join('');
  const stretches: (WordText & Parted)[] = [];
  for (const text of texts) {
    const from = stretches.at(-1)?.to ?? 0;
    stretches.push({ ...text, from, to: from + text.text.length });
  }
  const parted = [...whole.matchAll(PLACEHOLDER)]
    .map(({ index, 0: found }): Parted => ({ from: index, to: index + found.length }))
    .filter(({ from, to }) => stretches.every((text) => from < text.from || to > text.to));
  return stretches.flatMap((text) => {
    const made = textOf(text, { whole, parted });
    if (made === text.text) return [];
    return [{ start: text.start, end: text.end, text: `<w:t xml:space="preserve">${made}</w:t>` }];
  });
}

/** What a run says when each placeholder stands where it begins. */
function textOf(
  { from, to }: Parted,
  { whole, parted }: { readonly whole: string; readonly parted: readonly Parted[] },
): string {
  let [made, at] = ['', from];
  for (const placeholder of parted) {
    if (placeholder.to <= from || placeholder.from >= to) continue;
    if (placeholder.from >= from) made += whole.slice(at, placeholder.to);
    at = Math.min(placeholder.to, to);
  }
  return made + whole.slice(at, to);
}
