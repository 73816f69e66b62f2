const PUNCTUATION = /[!-/:-@[-`{-~]/g;
const LINE_ENDS = /\r\n?|[\n\u2028\u2029]/g;
const EDGE_SPACES = /^[ \t]+|[ \t]+$/g;
// Controls but white space, code points that are no characters, and overrides of the direction of writing.
const UNPRINTABLE = /(?![\t\n\r\u0085])[\p{Cc}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/gu;
// Halves of surrogate pairs, and the signs that the making of a document uses as its own marks.
const STRANGE = /[\p{Cs}\ue000-\ue00f]/gu;

/** Returns a text with nothing in it that a document cannot hold. */
export function cleanText(text: string): string {
  return text
    .replace(UNPRINTABLE, '')
    .replace(STRANGE, '\ufffd')
    .replace(/[\t\u0085]/g, ' ');
}

/** Returns Markdown that says exactly the text, wherever text can stand. */
export function escapeMarkdown(text: string): string {
  return cleanText(text)
    .replace(EDGE_SPACES, (spaces) => '\u0000'.repeat(spaces.length))
    .replace(PUNCTUATION, (sign) => `\\${sign}`)
    .replace(LINE_ENDS, '<br>')
    .replace(/\u0000/g, '&#32;');
}

/** Returns the text as character references, for an attribute or a link. */
export function escapeAttribute(text: string): string {
  return cleanText(text)
    .replace(LINE_ENDS, ' ')
    .replace(/[^A-Za-z0-9]/gu, (sign) => `&#x${(sign.codePointAt(0) ?? 0).toString(16)};`);
}
