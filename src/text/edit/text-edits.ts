import type { TextEdit } from '../text-edit.ts';

/** Returns an edit that puts text in. */
export function insertion(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}

/** Returns an edit that takes a stretch out. */
export function deletion(start: number, end: number): TextEdit {
  return { span: { start, end }, text: '' };
}

/**
 * Returns lines that go below a line, from its end on. As the last of the file they get a line end
 * only where they are a block text, which may end in one that counts.
 */
export function linesBelow(
  lines: readonly string[],
  { eol, isLast }: { readonly eol: string; readonly isLast: boolean },
): string {
  const isText = lines.some((line) => /\|\d?$/.test(line));
  return lines.map((line) => eol + line).join('') + (isLast && isText ? eol : '');
}
