/** Returns the offset of the first character of the line that holds `at`. */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** Returns the offset of the line end (`\n` or `\r\n`) of the line that holds `at`, or of the text's end. */
export function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  if (feed === -1) return text.length;
  return feed > at && text[feed - 1] === '\r' ? feed - 1 : feed;
}

/** Returns the offset after the line end of the line that holds `at`. */
export function nextLine(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed === -1 ? text.length : feed + 1;
}

/** Returns the column, from 0, of an offset. */
export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** Returns the line end in use at this place of the text. */
export function eolAt(text: string, at: number): '\n' | '\r\n' {
  const next = text.indexOf('\n', at);
  const feed = next === -1 ? text.lastIndexOf('\n') : next;
  return feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n';
}

/** Returns whether a stretch of the text holds nothing but white space. */
export function isBlank(text: string, from: number, to: number): boolean {
  return /^[ \t\r\n]*$/.test(text.slice(from, to));
}

/** Returns the offset of the first character that is neither white space nor part of a comment. */
export function skipGap(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
    const isComment = text[at] === '#' && (at === 0 || ' \t\n'.includes(text.charAt(at - 1)));
    if (!isComment) return at;
    at = nextLine(text, at);
  }
}

/** Returns the offset of the first character that is neither a space nor a tab. */
export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}

/** Returns the offset after the last character before `at`, not before `from`, that is no white space. */
export function trimBack(text: string, at: number, from: number): number {
  let end = at;
  while (end > from && ' \t\r\n'.includes(text.charAt(end - 1))) end -= 1;
  return end;
}

/**
 * Returns the end of the lines below a line end that belong to what stands at this column: comments
 * and white space deeper than it. They would become text if a block text came to stand before them.
 */
export function skipDeeper(text: string, from: number, column: number): number {
  let end = from;
  for (let at = nextLine(text, from); at < text.length; at = nextLine(text, at)) {
    const stop = lineEnd(text, at);
    const content = skipSpaces(text, at);
    if (content < stop && text[content] !== '#') return end;
    if (content - at > column) end = stop;
    else if (content < stop) return end;
  }
  return end;
}

/** Returns the end of the blank lines below a line end; white space with no line end is no line. */
export function skipBlankLines(text: string, from: number): number {
  let end = from;
  for (let at = nextLine(text, from); at < text.length; at = nextLine(text, at)) {
    const stop = lineEnd(text, at);
    if (stop === text.length || !isBlank(text, at, stop)) return end;
    end = stop;
  }
  return end;
}
