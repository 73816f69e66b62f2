import type { DataProblem } from '../markdown/data-problem.ts';

/** Why a chart cannot be made; thrown by its readers, and caught where the chart is asked for. */
export class ChartProblem extends Error {
  override readonly name = 'ChartProblem';
  readonly problem: DataProblem;

  constructor(problem: Omit<DataProblem, 'suggestions'> & Partial<DataProblem>) {
    super(problem.message);
    this.problem = { suggestions: [], ...problem };
  }
}
