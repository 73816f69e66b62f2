/** A line of a template: its text with every Handlebars tag blanked out, and where it begins. */
export type ScannedLine = {
  readonly start: number;
  /** As written. */
  readonly source: string;
  /** The same length, every `{{…}}` replaced by the mark. */
  readonly text: string;
  /** Whether it lies in a fenced block of code. */
  readonly code: boolean;
};

/** What stands in a scanned line for each character of a `{{…}}`. */
export const MARK = '\u0001';

/** Returns a template's lines. */
export function scanLines(source: string): ScannedLine[] {
  const blanked = source.replace(/\{\{[\s\S]*?\}\}/g, (tag) => tag.replace(/[^\r\n]/g, MARK));
  const lines: ScannedLine[] = [];
  let fence: string | undefined;
  for (const { 0: raw, index: start } of blanked.matchAll(/[^\n]*(?:\n|$)/g)) {
    if (raw === '') continue;
    const text = raw.replace(/\r?\n$/, '');
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    const closes = fence !== undefined && mark?.startsWith(fence) === true;
    const code = fence !== undefined || mark !== undefined;
    if (fence === undefined) fence = mark;
    else if (closes) fence = undefined;
    lines.push({ start, source: source.slice(start, start + text.length), text, code });
  }
  return lines;
}
