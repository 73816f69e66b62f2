import { beginsItem, type Trailer } from './commit-message.ts';

/** A commit message as read: by whomever and with whatever it was written. */
export type ParsedMessage = {
  readonly subject: string;
  /** The prose between subject and trailers; empty where there is none. */
  readonly reason: string;
  readonly trailers: readonly Trailer[];
};

const TRAILER = /^([A-Za-z0-9-]+)[ \t]*:(.*)$/;
/** Lines that git's own commands add; a block with one of them may hold a few lines of prose as well. */
const BY_GIT = /^(?:Signed-off-by: |\(cherry picked from commit )/;

/** What is told of a commit is told one after the other: its message is taken apart once. */
let last: { readonly text: string; readonly parsed: ParsedMessage } | undefined;

/** Returns the parts of a commit message, by git's own rules of what a trailer is. */
export function parseCommitMessage(text: string): ParsedMessage {
  if (last?.text !== text) last = { text, parsed: parse(text) };
  return last.parsed;
}

function parse(text: string): ParsedMessage {
  const [title = [], ...body] = paragraphsOf(text);
  const end = body.at(-1);
  const trailers = end && isTrailerBlock(end) ? trailersOf(end) : [];
  const prose = trailers.length > 0 ? body.slice(0, -1) : body;
  return { subject: joinLines(title), reason: prose.map(unwrap).join('\n\n'), trailers };
}

function paragraphsOf(text: string): string[][] {
  const result: string[][] = [[]];
  for (const line of text.split(/\r?\n/)) {
    if (/^[ \t\r]*$/.test(line)) result.push([]);
    else result.at(-1)?.push(line);
  }
  return result.filter((lines) => lines.length > 0);
}

function isTrailerBlock(lines: readonly string[]): boolean {
  let trailers = 0;
  let prose = 0;
  for (const [first = '', ...rest] of unfold(lines)) {
    if (TRAILER.test(first) || BY_GIT.test(first)) trailers++;
    else prose += rest.length + (first.startsWith('#') ? 0 : 1);
  }
  const byGit = lines.some((line) => BY_GIT.test(line));
  return trailers > 0 && (prose === 0 || (byGit && trailers * 3 >= prose));
}

function trailersOf(lines: readonly string[]): Trailer[] {
  return unfold(lines).flatMap(([first = '', ...rest]): Trailer[] => {
    const match = TRAILER.exec(first);
    if (!match) return [];
    return [
      [
        match[1] ?? '',
        unquote(
          [match[2] ?? '', ...rest]
            .map((part) => part.trim())
            .join(' ')
            .trim(),
        ),
      ],
    ];
  });
}

/** Groups each line with the indented lines that carry it on. */
function unfold(lines: readonly string[]): string[][] {
  const result: string[][] = [];
  for (const line of lines) {
    const last = result.at(-1);
    if (last && /^[ \t]/.test(line)) last.push(line);
    else result.push([line]);
  }
  return result;
}

/** Only a whole JSON string is taken for one: a value that merely begins with a quote stays as it is. */
function unquote(value: string): string {
  if (!/^".*"$/.test(value)) return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'string' ? parsed : value;
  } catch {
    return value;
  }
}

function unwrap(lines: readonly string[]): string {
  const result: string[] = [];
  for (const line of lines) {
    const last = result.at(-1);
    if (last === undefined || beginsItem(line)) result.push(line.trim());
    else result[result.length - 1] = `${last} ${line.trim()}`;
  }
  return result.join('\n');
}

function joinLines(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).join(' ');
}
