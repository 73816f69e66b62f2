import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotError } from '../base/cannot-error.ts';
import type { DrawingTools } from '../render/drawing/painter.ts';
import { packageRoot } from './package-files.ts';

/** Reads what charts are drawn with from the built package. Throws a CannotError where it has not been built. */
export function readDrawingTools(): DrawingTools {
  const folder = join(packageRoot(), 'dist', 'drawing');
  const read = (name: string) => readFileSync(join(folder, name));
  if (!existsSync(folder))
    throw new CannotError('charts cannot be drawn: this package has not been built', {
      hint: 'install it anew, or in its source run: npm run build',
    });
  return { program: read('resvg.wasm'), regular: read('sans.ttf'), bold: read('sans-bold.ttf') };
}
