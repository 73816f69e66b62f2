import type { TemplateProblem } from '../fill/template-text.ts';
import type { ScannedLine } from './scan-lines.ts';

type Fence = { readonly colons: number; readonly name: string; readonly start: number; readonly end: number };

/** Returns every `:::` block that is not opened and closed as Markdown wants it. */
export function checkFences(lines: readonly ScannedLine[]): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const open: Fence[] = [];
  for (const { start, text, code } of lines) {
    const match = code ? null : /^[\s\u0001]*(:{3,})\s*([A-Za-z][\w-]*)?/.exec(text);
    if (!match) continue;
    const colons = (match[1] ?? '').length;
    const at = start + match[0].indexOf(':');
    const fence = { colons, name: match[2] ?? '', start: at, end: at + colons + (match[2]?.length ?? 0) };
    const problem = fence.name === '' ? close(open, fence) : opened(open, fence);
    if (problem) problems.push(problem);
  }
  return [...problems, ...open.map(unclosed)];
}

function opened(open: Fence[], fence: Fence): TemplateProblem | undefined {
  const outer = open.at(-1);
  open.push(fence);
  if (!outer || fence.colons < outer.colons) return undefined;
  const message = `"${':'.repeat(fence.colons)}${fence.name}" inside "${outer.name}" needs fewer colons than it`;
  const hint = `open and close "${outer.name}" with ${fence.colons + 1} colons or more`;
  return { code: 'template/fence', start: fence.start, end: fence.end, message, hint };
}

function close(open: Fence[], fence: Fence): TemplateProblem | undefined {
  const inner = open.pop();
  if (!inner) {
    const message = `"${':'.repeat(fence.colons)}" closes no block`;
    return { code: 'template/fence', start: fence.start, end: fence.end, message };
  }
  if (fence.colons === inner.colons) return undefined;
  const message = `"${':'.repeat(fence.colons)}" closes "${inner.name}", which ${inner.colons} colons opened`;
  const hint = 'close a block with as many colons as opened it';
  return { code: 'template/fence', start: fence.start, end: fence.end, message, hint };
}

function unclosed({ name, colons, start, end }: Fence): TemplateProblem {
  const message = `the block "${':'.repeat(colons)}${name}" is never closed`;
  return { code: 'template/fence', start, end, message, hint: `close it with a line of ${colons} colons` };
}
