/** The longest encoded word (RFC 2047), and the length that lines of headers keep to (RFC 5322). */
const LONGEST_WORD = 75;
const LINE = 76;

/**
 * Returns a text as the value of a header: plain ASCII as it is, folded where it is long; anything else
 * in encoded words, one on each line. Line ends and other control characters in it are spaces.
 */
export function encodeHeader(text: string, used: number): string {
  const line = oneLine(text);
  const words = line.split(' ');
  const plain = isPlain(line) && words.every((word) => word.length < LINE - used);
  return (plain ? folded(words, used) : encodedWords(line, used)).join('\r\n ');
}

function folded(words: readonly string[], used: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const room = LINE - (lines.length === 0 ? used : 1);
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Returns a text on one line, with nothing in it that is not seen. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/(?![\u200c\u200d])\p{Cf}|\p{Cs}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Printable ASCII that no reader takes for an encoded word. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text) && !text.includes('=?');
}

/** Returns encoded words that read as the text: each holds whole characters, none is longer than it may be. */
export function encodedWords(text: string, used: number): string[] {
  const words: string[] = [];
  let taken: number[] = [];
  const room = () =>
    Math.floor((LONGEST_WORD - '=?utf-8?B??='.length - (words.length === 0 ? used : 1)) / 4) * 3;
  for (const character of text) {
    const bytes = [...new TextEncoder().encode(character)];
    if (taken.length > 0 && taken.length + bytes.length > room()) {
      words.push(word(taken));
      taken = [];
    }
    taken.push(...bytes);
  }
  if (taken.length > 0 || words.length === 0) words.push(word(taken));
  return words;
}

function word(bytes: readonly number[]): string {
  return `=?utf-8?B?${btoa(String.fromCharCode(...bytes))}?=`;
}
