import { showLine } from '../../base/show-text.ts';
import type { RecordDifference } from '../../history/compare-books.ts';
import { differenceRows, rowText, shortRow } from '../../history/difference-rows.ts';
import type { Compared } from '../diff/compare-revisions.ts';
import { notComparedLines } from '../diff/words.ts';
import type { Paint } from '../paint.ts';
import { wrapText } from './wrap-text.ts';

type Style = { readonly paint: Paint; readonly width: number };

/** Returns what differs as text: the registries, their records, and below each its fields. */
export function diffText(compared: Compared, style: Style): string {
  const { paint, width } = style;
  const sections = [...byRegistry(compared.records)].map(([name, records]) =>
    [`${paint.bold(showLine(name))}\n`, ...records.map((record) => recordText(record, style))].join(''),
  );
  const files = compared.files.map(({ path, kind }) => `  ${kind.padEnd(8)} ${showLine(path)}\n`);
  if (files.length > 0) sections.push(`${paint.bold('other files')}\n${files.join('')}`);
  const lost = notComparedLines(compared).map((line) => wrapText(showLine(line), width, '  '));
  if (lost.length > 0) sections.push(`${paint.red('could not be compared')}\n${lost.join('')}`);
  return sections.join('\n');
}

/** Returns the records by the name of their registry, in the order of the book. */
export function byRegistry(records: readonly RecordDifference[]): Map<string, RecordDifference[]> {
  const groups = new Map<string, RecordDifference[]>();
  for (const record of records) {
    const { name } = record.registry;
    groups.set(name, [...(groups.get(name) ?? []), record]);
  }
  return groups;
}

function recordText(
  { kind, id, formerId, label, changes }: RecordDifference,
  { paint, width }: Style,
): string {
  const name = label === id ? showLine(id) : `${showLine(id)} ${paint.dim(showLine(label))}`;
  const was = formerId === undefined ? '' : `  ${showLine(`renamed, formerly ${formerId}`)}`;
  const head = `  ${paint.cyan(kind.padEnd(8))} ${name}${was}\n`;
  if (kind !== 'changed') return head;
  const rows = differenceRows(changes).map(shortRow);
  const lines = rows.map((row) =>
    wrapText(`${showLine(row.field)}: ${showLine(rowText(row))}`, width, '    '),
  );
  return head + lines.join('');
}
