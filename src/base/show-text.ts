/**
 * Control characters, bidirectional overrides, zero-width and other characters that change what a
 * reader sees without being seen; and the second sign of `##[`, which GitHub takes for a command
 * wherever it stands in a log.
 */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|(?<=#)#(?=\[)/g;

/** Returns the text fit for a terminal or a log: what cannot be seen is written as `\u{1b}`. */
export function showText(text: string): string {
  return text.replaceAll(UNSEEN, (c) => `\\u{${c.charCodeAt(0).toString(16)}}`);
}

/** Returns the text fit for one line: line ends and tabs are spaces, what cannot be seen is written out. */
export function showLine(text: string): string {
  return showText(text.replaceAll(/[\t\r\n]+/g, ' '));
}

/** Returns a line that begins with a text of the data: `::` at the start of a line is a command to GitHub. */
export function showStart(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1\\u{3a}');
}

/** All that could be unseen; most of a large text is not, and is passed over fast. */
const SUSPECT = /[^\n -~]+|##\[/g;

/** Returns the value as JSON in which what cannot be seen is escaped: it reads back as the same value. */
export function showJson(value: unknown, indent?: number): string {
  const written = (c: string) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, undefined, indent).replaceAll(SUSPECT, (part) =>
    part.replaceAll(UNSEEN, written),
  );
}
