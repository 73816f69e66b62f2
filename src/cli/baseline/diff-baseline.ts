import { showJson } from '../../base/show-text.ts';
import { type Basis, type Deviation, deviationsOf } from '../../history/deviations.ts';
import { differenceRows, rowText, shortRow } from '../../history/difference-rows.ts';
import { fieldName } from '../../registry/members.ts';
import { type Book, repositoryOf } from '../book.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { comparePair, loadPair } from '../diff/compare-revisions.ts';
import { notComparedLines } from '../diff/words.ts';
import { tableCsv } from '../format/csv.ts';
import { tableMarkdown } from '../format/markdown.ts';
import type { Table } from '../format/table.ts';
import { wrapText } from '../format/wrap-text.ts';
import type { Baseline } from './baselines.ts';

/** Prints how what is committed now deviates from a baseline in what is contractual, and on whose basis. */
export async function diffBaseline(
  book: Book,
  { baseline, format }: { readonly baseline: Baseline; readonly format: string },
  { out }: Context,
): Promise<number> {
  const from = { name: `baseline ${baseline.name}`, commit: baseline.commit };
  const range = { from, to: { name: 'HEAD', commit: repositoryOf(book).head } };
  const pair = await loadPair(book, range);
  const compared = comparePair(book, { range, pair, only: {} });
  const deviations = deviationsOf(compared.records, pair);
  const lost = notComparedLines(compared);
  if (format === 'json')
    out.data(
      `${showJson({ schemaVersion: 1, ...from, deviations: deviations.map(asJson), notCompared: lost }, 2)}\n`,
    );
  else if (format === 'csv') out.data(tableCsv(tableOf(deviations)));
  else if (format === 'md') out.data(tableMarkdown(tableOf(deviations)));
  else for (const deviation of deviations) out.data(textOf(deviation, out.width));
  for (const line of lost) out.warn(`could not be compared: ${line}\n`);
  if (deviations.length === 0) out.talk(`nothing contractual deviates from ${from.name}\n`);
  return lost.length > 0 ? EXIT.findings : EXIT.clean;
}

function tableOf(deviations: readonly Deviation[]): Table {
  const headings = ['registry', 'id', 'label', 'change', 'field', 'before', 'after', 'basis', 'reason'];
  const rows = deviations.flatMap(({ record, changes, bases }) => {
    const { registry, id, label, kind } = record;
    const why = [bases.map((each) => each.id).join(', '), bases.map(({ reason }) => reason).join('; ')];
    const first = [registry.name, id, label, kind];
    if (kind !== 'changed') return [[...first, '', '', '', ...why]];
    return differenceRows(changes).map((row) => {
      const after = row.kind === 'personal' ? rowText(row) : row.after;
      return [...first, row.field, row.before, after, ...why];
    });
  });
  return { headings, rows };
}

function textOf({ record, changes, bases }: Deviation, width: number): string {
  const { id, label, kind } = record;
  const rows = kind === 'changed' ? differenceRows(changes).map(shortRow) : [];
  const lines = rows.map((row) => `${row.field}: ${rowText(row)}`);
  const why = bases.map(basisText);
  const below = [...lines, ...(why.length > 0 ? why : ['no basis is named'])];
  const head = wrapText(`${kind} ${id} ${label === id ? '' : label}`.trimEnd(), width);
  return head + below.map((line) => wrapText(line, width, '  ')).join('');
}

function basisText({ id, label, reason }: Basis): string {
  const name = label === '' ? `${id}, which is no record` : `${id} ${label}`;
  return `basis ${name}${reason === '' ? '' : `: ${reason}`}`;
}

function asJson({ record, changes, bases }: Deviation) {
  const { registry, id, label, kind } = record;
  const fields = changes.map(({ path, field, before, after, personal }) =>
    personal ? { field, personal } : { field, path: fieldName(path), before, after },
  );
  return { registry: registry.name, id, label, kind, changes: fields, bases };
}
