import { FontWidths } from './font-widths.ts';
import type { Drawing, Measure } from './svg.ts';

/**
 * What pictures are drawn with: the drawing program (WebAssembly) and the two faces of its one font
 * (TrueType), from the package itself, so that a picture has the same bytes on every machine.
 */
export type DrawingTools = {
  readonly program: Uint8Array;
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
};

/** Reads the tools; called only for a document that has a chart. */
export type ReadTools = () => DrawingTools;

/** Draws pictures, and knows how wide texts in them are. */
export type Painter = {
  readonly measure: Measure;
  /** Returns a drawing as PNG. */
  readonly png: (drawing: Drawing) => Uint8Array;
};

const FONT = 'DejaVu Sans Condensed';

/** Three pixels a point: 216 to the inch, sharp in print. */
const PIXELS = 3;

/** The program can be started once in a process. */
let started: Promise<void> | undefined;

/** Returns a painter that draws with some tools. */
export async function openPainter({ program, regular, bold }: DrawingTools): Promise<Painter> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  started ??= initWasm(new Uint8Array(program));
  await started;
  const font = { fontBuffers: [regular, bold], defaultFontFamily: FONT, sansSerifFamily: FONT };
  const widths = { regular: new FontWidths(regular), bold: new FontWidths(bold) };
  return {
    measure: (text, { size, bold: isBold }) => widths[isBold ? 'bold' : 'regular'].widthOf(text, size),
    png: ({ svg }) => {
      const drawn = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: PIXELS } });
      const image = drawn.render();
      const bytes = image.asPng();
      image.free();
      drawn.free();
      return bytes;
    },
  };
}
