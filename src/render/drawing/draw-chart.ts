import type { Chart } from '../chart/chart.ts';
import { drawBars } from './draw-bars.ts';
import { drawPlan } from './draw-plan.ts';
import { drawProgress } from './draw-progress.ts';
import type { Frame } from './frame.ts';
import type { Drawing } from './svg.ts';

/** As small as a chart may become to stay whole: its texts are 6 points high then. */
const SMALLEST = 0.82;

/**
 * Draws a chart as wide as its frame: one picture, or several where it is higher. A little too high, it is
 * drawn smaller: then its pictures have more units than the frame, and are shown as wide as the frame is.
 */
export function drawChart(chart: Chart, frame: Frame): Drawing[] {
  const drawn = drawKind(chart, frame);
  if (drawn.length === 1) return drawn;
  const { width, height, measure } = frame;
  const small = drawKind(chart, { width: width / SMALLEST, height: height / SMALLEST, measure });
  return small.length < drawn.length ? small : drawn;
}

function drawKind(chart: Chart, frame: Frame): Drawing[] {
  switch (chart.kind) {
    case 'gantt':
      return drawPlan(chart, frame);
    case 'bars':
      return drawBars(chart, frame);
    case 'progress':
      return drawProgress(chart, frame);
  }
}
