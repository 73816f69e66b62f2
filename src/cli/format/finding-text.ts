import { showLine } from '../../base/show-text.ts';
import { findSecret } from '../../text/telling-texts.ts';
import type { Paint } from '../paint.ts';
import type { PlacedFinding } from './place-findings.ts';
import { wrapAfter } from './wrap-text.ts';

/** How findings are printed as text. */
export type TextStyle = {
  readonly paint: Paint;
  /** Several lines, no wider than given, with the line it speaks of and the place marked below it. */
  readonly frame: boolean;
  readonly width: number;
};

/** Returns a finding as text: one line; with a frame the message, the line it speaks of and the hint on lines of their own. */
export function findingText(placed: PlacedFinding, style: TextStyle): string {
  const { finding, place } = placed;
  const { paint } = style;
  const where = `${showLine(finding.file)}:${place.start.line}:${place.start.column}`;
  const severity =
    finding.severity === 'error' ? paint.red(finding.severity) : paint.yellow(finding.severity);
  const head = `${paint.bold(where)} ${severity} ${paint.dim(finding.code)}`;
  const message = showLine(finding.message);
  if (!style.frame) return oneLine(placed, `${head} ${message}`);
  const { width } = style;
  const lines = [head, wrapAfter('  ', message, { width }), ...frame(placed, style)];
  for (const { related, place: other } of placed.related) {
    const see = `${showLine(related.file)}:${other.start.line}:${other.start.column} ${showLine(related.message)}`;
    lines.push(wrapAfter('  see ', see, { width, paint: paint.dim }));
  }
  if (finding.hint !== undefined)
    lines.push(wrapAfter('  hint: ', showLine(finding.hint), { width, paint: paint.cyan }));
  return `${lines.join('\n')}\n`;
}

function oneLine({ finding, related }: PlacedFinding, head: string): string {
  const see = related.map(
    (r) => ` (see ${showLine(r.related.file)}:${r.place.start.line}:${r.place.start.column})`,
  );
  const hint = finding.hint === undefined ? '' : `; hint: ${showLine(finding.hint)}`;
  return `${head}${see.join('')}${hint}`;
}

function frame({ finding, place, line }: PlacedFinding, { paint, width }: TextStyle): string[] {
  if (finding.span === undefined || finding.unseen || findSecret(line) !== undefined) return [];
  const number = String(place.start.line);
  const room = Math.max(20, width - number.length - 7);
  const from = Math.max(0, place.start.column - 1 - Math.floor(room / 2));
  const shown = showLine(line.slice(from, from + room));
  const length =
    place.end.line === place.start.line
      ? place.end.column - place.start.column
      : line.length - place.start.column + 1;
  const mark = '^'.repeat(Math.max(1, Math.min(length, room - (place.start.column - 1 - from))));
  const gap = ' '.repeat(place.start.column - 1 - from);
  const gutter = ' '.repeat(number.length);
  return [`  ${paint.dim(`${number} |`)} ${shown}`, `  ${paint.dim(`${gutter} |`)} ${gap}${paint.red(mark)}`];
}
