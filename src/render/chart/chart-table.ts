import type { Table } from 'mdast';
import { textTable } from '../markdown/text-table.ts';
import type { BarChart, Chart, PlanChart, PlanGroup, ProgressChart } from './chart.ts';
import { sayNumber } from './say-number.ts';

/** Returns a chart as a table: all that it shows, for readers of text. */
export function chartTable(chart: Chart): Table {
  switch (chart.kind) {
    case 'gantt':
      return planTable(chart);
    case 'bars':
      return barTable(chart);
    case 'progress':
      return progressTable(chart);
  }
}

function planTable(chart: PlanChart): Table {
  const { grouped, groupTitle, rowsTitle, doneTitle } = chart;
  const head = [...(grouped ? [groupTitle] : []), rowsTitle, 'From', 'To', ...(doneTitle ? [doneTitle] : [])];
  const rows = chart.groups.flatMap((group) => groupRows(group, chart));
  return textTable(
    [head, ...rows],
    head.map((_, column) => (doneTitle && column === head.length - 1 ? 'right' : null)),
  );
}

function groupRows(
  { label, bars, marks }: PlanGroup,
  { grouped, doneTitle, markNouns }: PlanChart,
): string[][] {
  const lead = grouped ? [label] : [];
  const done = (value: number | undefined) =>
    doneTitle ? [value === undefined ? '' : sayNumber(value)] : [];
  return [
    ...bars.map((bar) => [
      ...lead,
      bar.label,
      bar.span?.said[0] ?? '',
      bar.span?.said[1] ?? '',
      ...done(bar.done),
    ]),
    ...marks.map((mark) => [
      ...lead,
      `${mark.id === mark.title ? mark.id : `${mark.id} ${mark.title}`} (${markNouns[mark.kind] ?? ''})`,
      '',
      mark.said,
      ...done(undefined),
    ]),
  ];
}

function barTable({ byTitle, series, unit, rows }: BarChart): Table {
  const head = [byTitle, ...series.map((title) => (unit === '' ? title : `${title} (${unit})`))];
  const texts = rows.map(({ label, values }) => [
    label,
    ...values.map((value) => (value === undefined ? '' : sayNumber(value))),
  ]);
  return textTable([head, ...texts], numbersAfter(head));
}

function progressTable({ rowsTitle, valueTitle, rows }: ProgressChart): Table {
  const texts = rows.map(({ label, percent }) => [label, percent === undefined ? '' : sayNumber(percent)]);
  return textTable([[rowsTitle, valueTitle], ...texts], [null, 'right']);
}

function numbersAfter(head: readonly string[]): ('right' | null)[] {
  return head.map((_, column) => (column === 0 ? null : 'right'));
}
