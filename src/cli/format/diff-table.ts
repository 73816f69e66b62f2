import type { RecordDifference } from '../../history/compare-books.ts';
import { type DifferenceRow, differenceRows, shortRow } from '../../history/difference-rows.ts';
import type { Compared } from '../diff/compare-revisions.ts';
import { notComparedLines } from '../diff/words.ts';
import { tableCsv } from './csv.ts';
import { byRegistry } from './diff-text.ts';
import { markdownText, tableMarkdown } from './markdown.ts';

/** Returns what differs as CSV, a row for each field; values are whole. */
export function diffCsv(compared: Compared): string {
  const records = compared.records.flatMap((record) =>
    rowsOf(record, (row) => row).map((row) => [record.registry.name, ...row]),
  );
  const files = compared.files.map(({ path, kind }) => ['', path, '', kind, '', '', '']);
  const lost = notComparedLines(compared).map((line) => ['', '', '', 'could not be compared', '', '', line]);
  const headings = ['registry', 'id', 'label', 'change', 'field', 'before', 'after'];
  return tableCsv({ headings, rows: [...records, ...files, ...lost] });
}

/** Returns what differs as Markdown, a table for each registry: fit for a comment on a pull request. */
export function diffMarkdown(compared: Compared): string {
  const sections = [...byRegistry(compared.records)].map(([name, records]) => {
    const headings = ['id', 'label', 'change', 'field', 'before', 'after'];
    return section(name, tableMarkdown({ headings, rows: records.flatMap((r) => rowsOf(r, shortRow)) }));
  });
  const files = compared.files.map(({ path, kind }) => [path, kind]);
  if (files.length > 0)
    sections.push(section('other files', tableMarkdown({ headings: ['file', 'change'], rows: files })));
  const lost = notComparedLines(compared).map((line) => `- ${markdownText(line)}\n`);
  if (lost.length > 0) sections.push(section('could not be compared', lost.join('')));
  return sections.length > 0
    ? sections.join('\n')
    : `${markdownText(`Nothing differs between ${compared.from.name} and ${compared.to.name}.`)}\n`;
}

function section(title: string, body: string): string {
  return `### ${markdownText(title)}\n\n${body}`;
}

/** A record that is new or gone has one row: its fields are its own, not differences. */
function rowsOf(
  { kind, id, label, changes }: RecordDifference,
  shown: (row: DifferenceRow) => DifferenceRow,
): string[][] {
  const name = label === id ? '' : label;
  if (kind !== 'changed') return [[id, name, kind, '', '', '']];
  return differenceRows(changes)
    .map(shown)
    .map((row) => {
      const hidden = row.kind === 'personal' ? '(personal data, not shown)' : row.after;
      return [id, name, kind, row.field, row.before, hidden];
    });
}
