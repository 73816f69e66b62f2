import type { BarChart, Chart, PlanChart, ProgressChart } from './chart.ts';
import { sayNumber } from './say-number.ts';

/** As many rows as are read out; the rest is counted. */
const MOST = 15;

/** Returns what a chart shows in words: the alternative text of its picture. */
export function chartWords(chart: Chart): string {
  switch (chart.kind) {
    case 'gantt':
      return planWords(chart);
    case 'bars':
      return barWords(chart);
    case 'progress':
      return progressWords(chart);
  }
}

function planWords({
  caption,
  groups,
  grouped,
  first,
  last,
  rowsTitle,
  markTitles,
  line,
}: PlanChart): string {
  const bars = groups.reduce((sum, group) => sum + group.bars.length, 0);
  const marks = groups.flatMap((group) => group.marks);
  const marked = markTitles.map(
    (title, kind) => `${title}: ${marks.filter((mark) => mark.kind === kind).length}`,
  );
  const counted = [`${rowsTitle}: ${bars}`, ...marked];
  const rows = grouped
    ? groups.map(
        ({ label, span, bars: own }) => `${label}, ${said(span)}, ${own.length} ${rowsTitle.toLowerCase()}`,
      )
    : groups.flatMap((group) => group.bars.map(({ label, span }) => `${label}, ${said(span)}`));
  const day = line === undefined ? [] : [`The line stands at ${line.said}.`];
  return [
    `${caption}.`,
    `Gantt chart, months M${first} to M${last}. ${counted.join('; ')}.`,
    ...listed(rows),
    ...day,
  ].join(' ');
}

function said(span: PlanChart['groups'][number]['span']): string {
  return span ? `${span.said[0]} to ${span.said[1]}` : 'without dates';
}

function barWords({ caption, unit, stacked, series, rows }: BarChart): string {
  const measured = unit === '' ? '' : ` in ${unit}`;
  const shape = stacked ? 'Stacked bar chart' : 'Bar chart';
  const texts = rows.map(({ label, values }) => {
    const numbers = values.map((value) => (value === undefined ? 'no value' : sayNumber(value)));
    return `${label} ${numbers.join(' and ')}`;
  });
  return [`${caption}.`, `${shape}${measured}: ${series.join(' and ')}.`, ...listed(texts)].join(' ');
}

function progressWords({ caption, valueTitle, rows }: ProgressChart): string {
  const texts = rows.map(
    ({ label, percent }) => `${label} ${percent === undefined ? 'no value' : `${sayNumber(percent)} %`}`,
  );
  return [`${caption}.`, `Progress bars: ${valueTitle}.`, ...listed(texts)].join(' ');
}

function listed(texts: readonly string[]): string[] {
  const shown = texts.slice(0, MOST).join('; ');
  if (texts.length === 0) return [];
  return [texts.length > MOST ? `${shown}; and ${texts.length - MOST} more.` : `${shown}.`];
}
