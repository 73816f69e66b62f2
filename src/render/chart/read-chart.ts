import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { attribute } from '../markdown/attributes.ts';
import { type DataProblem, unknown } from '../markdown/data-problem.ts';
import { noRows } from '../markdown/text-table.ts';
import type { RenderRequest } from '../template.ts';
import type { Chart } from './chart.ts';
import { ChartProblem } from './chart-problem.ts';
import { chartTable } from './chart-table.ts';
import { chartKinds } from './kinds.ts';
import { readBars, readProgress } from './read-bars.ts';
import { readPlan } from './read-plan.ts';

/** A chart in its place: the figure, and the chart itself where it has anything to show. */
export type PlacedChart = { readonly figure: ContainerDirective; readonly chart: Chart | undefined };

/** What a figure of a chart has in common with one that is written out. */
const PASSED_ON = ['id', 'caption', 'width'];

/**
 * Returns the figure that a `::chart` directive asks for, made straight from the registries; or what is
 * wrong. It holds the same as a table, for where there are no pictures. One without rows says so in one line.
 */
export function readChart(node: LeafDirective, request: RenderRequest): PlacedChart | DataProblem {
  try {
    return placed(readKind(node, request), node);
  } catch (error) {
    if (error instanceof ChartProblem) return error.problem;
    throw error;
  }
}

function placed(chart: Chart, node: LeafDirective): PlacedChart {
  const isEmpty = (chart.kind === 'gantt' ? chart.groups : chart.rows).length === 0;
  const pairs = PASSED_ON.flatMap((name) => {
    const value = attribute(node, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const figure: ContainerDirective = {
    type: 'containerDirective',
    name: 'figure',
    attributes: Object.fromEntries(pairs),
    children: [isEmpty ? noRows(attribute(node, 'empty')) : chartTable(chart)],
  };
  return { figure, chart: isEmpty ? undefined : chart };
}

function readKind(node: LeafDirective, request: RenderRequest): Chart {
  const kind = attribute(node, 'kind') ?? '';
  switch (kind) {
    case 'gantt':
      return readPlan(node, request);
    case 'bars':
      return readBars(node, request);
    case 'progress':
      return readProgress(node, request);
    default:
      throw new ChartProblem(unknown(`there is no kind of chart "${kind}"`, kind, Object.keys(chartKinds)));
  }
}
