import type { Span } from '../span.ts';
import type { Fault } from './fault.ts';

/** An unresolved merge conflict: all of it, from its first marker to its last, and the finding. */
export type Conflict = { readonly region: Span; readonly fault: Fault };

const MARKER = /^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$).*/gm;

/** Finds the first conflicts that git left in a text: one finding each, at its first marker. */
export function findConflicts(text: string, limit: number): Conflict[] {
  const conflicts: Conflict[] = [];
  let open: RegExpExecArray[] = [];
  const close = (): void => {
    const [first] = open;
    if (first) conflicts.push(conflict(text, first, open.at(-1) ?? first));
    open = [];
  };
  for (const marker of hasMarkers(text) ? text.matchAll(MARKER) : []) {
    if (conflicts.length === limit) return conflicts;
    if (marker[0].startsWith('<')) close();
    open.push(marker);
    if (marker[0].startsWith('>')) close();
  }
  close();
  return conflicts;
}

/** Seven equals signs alone may underline something; a conflict has one of the other two markers as well. */
function hasMarkers(text: string): boolean {
  return text.includes('<<<<<<<') || text.includes('>>>>>>>');
}

function conflict(text: string, first: RegExpExecArray, last: RegExpExecArray): Conflict {
  const start = first.index;
  const end = last.index + last[0].trimEnd().length;
  const mark = first[0].slice(0, 7);
  return {
    region: { start, end: Math.min(end + 1, text.length) },
    fault: {
      code: 'yaml/conflict-marker',
      span: { start, end: start + first[0].trimEnd().length },
      message: `unresolved merge conflict: the line begins with "${mark}"`,
      hint: 'keep what is right of both sides and delete the marker lines (<<<<<<<, =======, >>>>>>>)',
    },
  };
}
