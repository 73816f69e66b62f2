/** Starts of a text that a spreadsheet would take for a formula, after blanks it would drop. */
const FORMULA = /^[\s\ufeff]*[=+\-@\t\r\n＝＋－＠]/;

/** A text that is guarded, or that a guard could be mistaken in: apostrophes before such a start. */
const GUARDED = /^'+[\s\ufeff]*[=+\-@\t\r\n＝＋－＠]/;

/** Returns whether a spreadsheet would run a text as a formula. */
export function startsFormula(text: string): boolean {
  return FORMULA.test(text);
}

/** Returns a text that no spreadsheet runs: with an apostrophe before what begins like a formula. */
export function guarded(text: string): string {
  return FORMULA.test(text) || GUARDED.test(text) ? `'${text}` : text;
}

/** Returns the text that was guarded: the one apostrophe is gone again. */
export function unguarded(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
