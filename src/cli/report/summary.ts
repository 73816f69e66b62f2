import { showLine } from '../../base/show-text.ts';
import { markdownText } from '../format/markdown.ts';
import { plural } from '../print-findings.ts';
import { byImportance } from './github.ts';
import type { Reported } from './reported.ts';

/** What a summary says beside the findings. */
export type SummaryWords = {
  /** What was checked, and how many findings there are. */
  readonly verdict: string;
  /** What is set aside. */
  readonly notes: readonly string[];
};

/** Returns findings as a page of Markdown of at most so many bytes: those first that matter most. */
export function summaryPage(findings: readonly Reported[], words: SummaryWords, most: number): string {
  const blocking = findings.some(({ finding }) => finding.severity === 'error');
  const head = `## grantbook: ${blocking ? 'to be put right' : 'passed'}\n\n${safeText(words.verdict)}\n`;
  const notes = words.notes.map((note) => `- ${safeText(note)}\n`).join('');
  const rest = notes === '' ? '' : `\n${notes}`;
  const rows = byImportance(findings).map(row);
  const room = most - bytes(head) - bytes(rest) - bytes(TABLE) - bytes(moreText(rows.length));
  const shown = thatFit(rows, room);
  const beside = rows.length - shown.length;
  const table = shown.length === 0 ? '' : `${TABLE}${shown.join('')}`;
  return `${head}${table}${beside > 0 ? moreText(beside) : ''}${rest}\n`;
}

const TABLE = '\n| | where | what is wrong | what to do |\n| --- | --- | --- | --- |\n';

function moreText(count: number): string {
  return `\nand ${plural(count, 'more finding')}: \`grantbook validate\` shows all\n`;
}

function thatFit(rows: readonly string[], room: number): string[] {
  let left = room;
  const end = rows.findIndex((text) => {
    left -= bytes(text);
    return left < 0;
  });
  return rows.slice(0, end < 0 ? rows.length : end);
}

function row({ finding, path, place: { start } }: Reported): string {
  const { code, severity, message, hint = '' } = finding;
  const cells = [severity, `${path}:${start.line}`, `${message} (${code})`, hint];
  return `| ${cells.map(safeText).join(' | ')} |\n`;
}

/**
 * Returns a text of the data as Markdown that shows exactly that text. What a page would make a link or a
 * mention of by itself (an address, `@name`, `#12`) stands as code, where it is neither.
 */
function safeText(text: string): string {
  const words = showLine(text).split(' ');
  return words.map((word) => (LINKED.test(word) ? codeText(word) : markdownText(word))).join(' ');
}

const LINKED = /:\/\/|www\.|@|#|mailto:|xmpp:|\bGH-\d|:[\w+-]+:|\b[0-9a-f]{7,40}\b/i;

/** In a table a bar ends a cell, in code as well; a backtick would end the code. */
function codeText(word: string): string {
  const fence = '`'.repeat(Math.max(0, ...(word.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  const gap = word.startsWith('`') || word.endsWith('`') ? ' ' : '';
  return `${fence}${gap}${word.replaceAll('|', '\\|')}${gap}${fence}`;
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
