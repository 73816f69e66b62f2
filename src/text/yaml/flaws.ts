import type { Span } from '../span.ts';
import { findConflicts } from './conflicts.ts';
import { capped, type Fault } from './fault.ts';
import { codePointName, findForbidden, forbiddenKind } from './forbidden.ts';
import { MAX_FINDINGS } from './limits.ts';

/** What makes stretches of a file unreadable before any YAML is looked at. */
export type Flaws = {
  /** Where the flaws are, in order and apart from each other. */
  readonly regions: readonly Span[];
  readonly faults: readonly Fault[];
};

/** How many flaws of a kind are looked for: a binary file has millions. After the last, all is flawed. */
const MAX_LOOKED_FOR = 1000;

const CHARACTER_CODES = ['yaml/control-character', 'yaml/invisible-character'] as const;

const SOUND: Flaws = { regions: [], faults: [] };

/** Finds unresolved merge conflicts, and characters that may not be in a registry. */
export function findFlaws(text: string): Flaws {
  const conflicts = findConflicts(text, MAX_LOOKED_FOR);
  const characters = findForbidden(text, MAX_LOOKED_FOR).map((span) => characterFault(text, span));
  if (conflicts.length + characters.length === 0) return SOUND;
  const regions = [...conflicts.map(({ region }) => region), ...characters.map(({ span }) => span)];
  const isCut = conflicts.length >= MAX_LOOKED_FOR || characters.length === MAX_LOOKED_FOR;
  if (isCut) regions.push({ start: conflicts.at(-1)?.region.start ?? 0, end: text.length });
  const lineEnds = characters.filter((fault) => fault.code === 'yaml/line-end');
  return {
    regions: merged(regions),
    faults: [
      ...capped(
        conflicts.map(({ fault }) => fault),
        MAX_FINDINGS,
      ),
      ...capped(lineEnds, 1),
      ...CHARACTER_CODES.flatMap((code) =>
        capped(
          characters.filter((fault) => fault.code === code),
          MAX_FINDINGS,
        ),
      ),
    ],
  };
}

/** Returns whether a flaw lies in a stretch of the file. */
export function isFlawed({ regions }: Flaws, slice: Span): boolean {
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((regions[middle]?.end ?? 0) > slice.start) high = middle;
    else low = middle + 1;
  }
  return (regions[low]?.start ?? slice.end) < slice.end;
}

/** Returns stretches in order, with those that touch made one. */
function merged(regions: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const region of [...regions].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (!last || region.start > last.end) apart.push(region);
    else apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, region.end) };
  }
  return apart;
}

function characterFault(text: string, span: Span): Fault {
  const code = text.charCodeAt(span.start);
  if (code === 13) {
    const message = 'a line ends with CR (U+000D) alone, as on very old systems';
    return { code: 'yaml/line-end', span, message, hint: 'save the file with LF or CRLF line ends' };
  }
  return { span, ...forbiddenWords(code) };
}

/** Says of a forbidden character what it is and what to do. */
export function forbiddenWords(code: number): Pick<Fault, 'code' | 'message' | 'hint'> {
  return forbiddenKind(code) === 'invisible'
    ? {
        code: 'yaml/invisible-character',
        message: `the invisible character ${codePointName(code)} is not allowed`,
        hint: 'delete it; it often comes with text copied from a web page or a PDF file',
      }
    : {
        code: 'yaml/control-character',
        message: `the control character ${codePointName(code)} is not allowed`,
        hint:
          code === 0
            ? 'delete it; where many stand at the end, the file was not saved whole: bring it back from git'
            : 'delete it, or write what it stands for',
      };
}
