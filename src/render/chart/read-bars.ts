import type { LeafDirective } from 'mdast-util-directive';
import { attribute } from '../markdown/attributes.ts';
import type { RenderRequest } from '../template.ts';
import type { BarChart, ProgressChart } from './chart.ts';
import { ChartProblem } from './chart-problem.ts';
import { fieldsIn, rowLabel, sourceOf } from './read-labels.ts';
import { numberOf, type Rows, readRows, textOf } from './rows.ts';

/** More kinds of bars than these cannot be told apart in grey. */
const MOST_SERIES = 6;

/** Returns the chart of numbers that a directive asks for. Throws a ChartProblem. */
export function readBars(node: LeafDirective, request: RenderRequest): BarChart {
  const values = fieldsIn(attribute(node, 'values'));
  if (values.length > MOST_SERIES) throw tooMany(values);
  const by = attribute(node, 'by') ?? '';
  const rows = readRows({ ...sourceOf(node), fields: [by, ...values] }, request);
  const sums = addUp(rows, by, values);
  return {
    kind: 'bars',
    caption: attribute(node, 'caption') ?? '',
    byTitle: rows.titleOf(by.split('.')[0] ?? by),
    unit: attribute(node, 'unit') ?? '',
    stacked: attribute(node, 'layout') === 'stacked',
    series: values.map(rows.titleOf),
    rows: [...sums].map(([label, numbers]) => ({ label, values: numbers })),
  };
}

/** Returns the chart of percentages that a directive asks for. Throws a ChartProblem. */
export function readProgress(node: LeafDirective, request: RenderRequest): ProgressChart {
  const value = attribute(node, 'value') ?? '';
  const label = fieldsIn(attribute(node, 'label'));
  const rows = readRows({ ...sourceOf(node), fields: [value, ...label] }, request);
  const read = rows.rows.map((row) => ({
    label: rowLabel(row, label, rows),
    percent: numberOf(row, value, rows.titleOf(value)),
  }));
  const [caption = '', valueTitle] = [attribute(node, 'caption'), rows.titleOf(value)];
  return { kind: 'progress', caption, rowsTitle: rows.registry.schema.title, valueTitle, rows: read };
}

function tooMany(values: readonly string[]): ChartProblem {
  const message = `${values.length} kinds of bars cannot be told apart; the most is ${MOST_SERIES}`;
  return new ChartProblem({ message, at: values[MOST_SERIES] ?? '', hint: 'make two charts of them' });
}

type Numbers = readonly (number | undefined)[];

/** Rows of the same label are added up. A row without any number is left out. */
function addUp(rows: Rows, by: string, values: readonly string[]): ReadonlyMap<string, Numbers> {
  const sums = new Map<string, Numbers>();
  for (const row of rows.rows) {
    const numbers = values.map((field) => numberOf(row, field, rows.titleOf(field)));
    if (numbers.every((found) => found === undefined)) continue;
    const label = textOf(row, by, rows) || '–';
    const before = sums.get(label);
    sums.set(
      label,
      numbers.map((found, i) => added(before?.[i], found)),
    );
  }
  return sums;
}

/** Decimal fractions are added up without the errors of binary ones. */
function added(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.round((a + b) * 1e6) / 1e6;
}
