const PUNCTUATION = /[!-/:-@[-`{-~]/g;
const LINE_ENDS = /\r\n?|[\n\u2028\u2029]/g;
const EDGE_SPACES = /^[ \t]+|[ \t]+$/g;
// Controls, the lone halves of surrogate pairs, and what XML or our own marks cannot hold.
const UNPRINTABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff]|[\u202a-\u202e\u2066-\u2069]/g;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ue000-\ue00f]/g;

/** Returns a text with nothing in it that a document cannot hold. */
export function cleanText(text: string): string {
  return text
    .replace(UNPRINTABLE, '')
    .replace(LONE, '\ufffd')
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
