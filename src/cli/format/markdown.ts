import { showLine } from '../../base/show-text.ts';
import type { Table } from './table.ts';

/** Returns the table as a Markdown table; nothing in a cell is taken for markup. */
export function tableMarkdown({ headings, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
  const rule = `|${headings.map(() => ' --- |').join('')}`;
  return `${[line(headings), rule, ...rows.map(line)].join('\n')}\n`;
}

/** Returns a text as Markdown that shows exactly that text, on one line. */
export function markdownText(text: string): string {
  return showLine(text).replaceAll(/[!-/:-@[-`{-~]/g, (c) => (/[.,:;'"()+/=?%-]/.test(c) ? c : `\\${c}`));
}
