import type { Path } from '../value.ts';

/** Returns a path in the form people write: `history[2].date`. */
export function showPath(path: Path): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join('');
}
