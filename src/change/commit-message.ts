/** What a commit says: the act in one line, why it was done, and the facts for machines. */
export type CommitMessage = {
  /** The act, such as `deliverable D1.2: submit`. */
  readonly subject: string;
  /** Why, in the words of who acts: paragraphs and simple lists. */
  readonly reason?: string;
  readonly trailers: readonly Trailer[];
};

/** A fact for machines at the end of a message: `Record: D1.2`. */
export type Trailer = readonly [name: string, value: string];

const WIDTH = 72;
/** Leaves room for the space that sets a mistakable line in. */
const PROSE_WIDTH = WIDTH - 1;

/** Control and bidi characters, and halves of characters: they can hide or forge what a person reads. */
const UNSAFE = /[\0-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/** White space of any kind: some of it ends a line for some reader, all of it is trimmed by others. */
const BREAKS = /[\s\x85]+/gu;

/**
 * Starts that git's tools would take for something else: a comment (any of the characters git may
 * choose for it), a trailer, the end of a message, the first line of a patch.
 */
const MISTAKABLE = /^(?:[#;@!$%^&|:]|[A-Za-z0-9-]+[ \t]*[:=#]|---|diff -|\(cherry picked from commit )/;

const ITEM = /^(?:[-*•]|\d{1,3}[.)]) /;

/** Returns the text of a commit message. Whatever the data holds, the trailers are those given and no more. */
export function formatCommitMessage(message: CommitMessage): string {
  const parts = [subjectLine(message.subject), ...paragraphs(message.reason ?? '').map(wrapParagraph)];
  if (message.trailers.length > 0) parts.push(message.trailers.map(trailerLine).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

/** Returns whether a line of a paragraph begins an item of a list, rather than carrying the line before on. */
export function beginsItem(line: string): boolean {
  return ITEM.test(line) && !MISTAKABLE.test(line);
}

function subjectLine(subject: string): string {
  const line = prose(subject);
  if (line === '') throw new Error('a commit message needs a subject');
  const safe = [...indentMistakable(line)];
  return safe.length <= WIDTH
    ? safe.join('')
    : `${safe
        .slice(0, WIDTH - 1)
        .join('')
        .trimEnd()}…`;
}

function trailerLine([name, value]: Trailer): string {
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) throw new Error(`"${name}" cannot name a trailer`);
  return `${name}: ${needsQuotes(value) ? quote(value) : value}`;
}

function needsQuotes(value: string): boolean {
  return value === '' || /^[\s"]|\s$/.test(value) || value.search(UNSAFE) !== -1;
}

function quote(value: string): string {
  return JSON.stringify(value).replace(UNSAFE, escapeCharacter);
}

function paragraphs(reason: string): string[][] {
  return reason
    .split(/(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)/)
    .map((paragraph) => logicalLines(paragraph.split(/\r\n?|\n/).map(prose)))
    .filter((lines) => lines.length > 0);
}

function logicalLines(lines: readonly string[]): string[] {
  const result: string[] = [];
  for (const line of lines.filter((text) => text !== '')) {
    const last = result.at(-1);
    if (last === undefined || beginsItem(line)) result.push(line);
    else result[result.length - 1] = `${last} ${line}`;
  }
  return result;
}

function wrapParagraph(lines: readonly string[]): string {
  return lines.flatMap(wrapLine).join('\n');
}

function wrapLine(line: string): string[] {
  const indent = beginsItem(line) ? '  ' : '';
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > PROSE_WIDTH) {
      lines.push(current);
      current = indent + word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current].map((text, i) =>
    i > 0 && beginsItem(text) ? ` ${text}` : indentMistakable(text),
  );
}

/** A line that begins with a space is no comment, trailer or divider to git, and reads the same to people. */
function indentMistakable(line: string): string {
  return MISTAKABLE.test(line) ? ` ${line}` : line;
}

function prose(text: string): string {
  return text.replace(BREAKS, ' ').replace(UNSAFE, escapeCharacter).trim();
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
