const AROUND = 24;
const MOST = 160;

/**
 * Returns of two long texts the stretches in which they differ, with a few words around them: where both
 * begin alike, their beginnings would not say what changed.
 */
export function differingParts(before: string, after: string): [before: string, after: string] {
  const start = alike(before, after, (text, i) => text[i]);
  const rest = Math.min(before.length, after.length) - start;
  const end = Math.min(
    rest,
    alike(before, after, (text, i) => text[text.length - 1 - i]),
  );
  const part = (text: string) => stretch(text, start, text.length - end);
  return [part(before), part(after)];
}

function alike(a: string, b: string, at: (text: string, i: number) => string | undefined): number {
  const shorter = Math.min(a.length, b.length);
  let count = 0;
  while (count < shorter && at(a, count) === at(b, count)) count++;
  return count;
}

/** A stretch of a text widened to whole words, and marked where more stands before or after it. */
function stretch(text: string, from: number, to: number): string {
  const begin = wordStart(text, Math.max(0, from - AROUND));
  const close = wordEnd(text, Math.min(text.length, to + AROUND));
  const whole = text.slice(begin, close).trim();
  const cut = whole.length > MOST ? `${whole.slice(0, MOST - 1)}…` : whole;
  const more = close < text.length && !cut.endsWith('…') ? '…' : '';
  return `${begin > 0 ? '…' : ''}${cut}${more}`;
}

function wordStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf(' ', at) + 1;
}

function wordEnd(text: string, at: number): number {
  const next = text.indexOf(' ', at);
  return next === -1 ? text.length : next;
}
