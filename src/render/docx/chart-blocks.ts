import { ImageRun, Paragraph } from 'docx';
import type { Chart } from '../chart/chart.ts';
import { chartWords } from '../chart/chart-words.ts';
import { drawChart } from '../drawing/draw-chart.ts';
import type { Drawing } from '../drawing/svg.ts';
import { cleanText } from '../fill/escape-markdown.ts';
import type { Build } from './build.ts';
import { markBraces } from './safe-text.ts';

/** Room that a page keeps for the heading above a chart and the caption below it, in points. */
const AROUND = 84;

/** Pixels a point, as the library counts the sizes of pictures. */
const PIXELS = 96 / 72;

/**
 * Returns a chart as pictures: SVG, with a PNG beside each for programs that show none. What it says
 * in words is their alternative text.
 */
export function chartBlocks(
  chart: Chart,
  build: Build,
  room: { readonly width: number; readonly height: number },
): Paragraph[] {
  const { painter } = build;
  if (!painter) throw new Error('a document with a chart has a painter');
  const frame = { width: room.width / 20, height: room.height / 20 - AROUND, measure: painter.measure };
  const drawings = drawChart(chart, frame);
  const words = cleanText(chartWords(chart));
  return drawings.map((drawing, i) => {
    const part = drawings.length > 1 ? `Part ${i + 1} of ${drawings.length}. ` : '';
    const isLast = i === drawings.length - 1;
    const children = [
      pictureOf(drawing, build, {
        description: `${part}${words}`,
        png: painter.png(drawing),
        width: frame.width,
      }),
    ];
    return new Paragraph({ style: 'Figure', keepNext: isLast, children });
  });
}

function pictureOf(
  drawing: Drawing,
  build: Build,
  { description, png, width }: { description: string; png: Uint8Array; width: number },
): ImageRun {
  const height = (width * drawing.height) / drawing.width;
  const transformation = { width: Math.round(width * PIXELS), height: Math.round(height * PIXELS) };
  const name = `Picture ${build.nextPicture()}`;
  return new ImageRun({
    type: 'svg',
    data: new TextEncoder().encode(drawing.svg),
    fallback: { type: 'png', data: png },
    transformation,
    altText: { name, title: '', description: markBraces(description) },
  });
}
