import type { Fault } from './fault.ts';
import { codePointName } from './forbidden.ts';

/** A slip that a line shows without any parsing: where in the line, and the words for it. */
type Slip = { readonly pattern: RegExp; readonly tell: (shown: string) => Omit<Fault, 'span'> };

const ITEM = 'begin an item with "- ": a hyphen and a space';

/** Each pattern's group is what is pointed at. */
const SLIPS: readonly Slip[] = [
  {
    pattern: /^ *(```.*\S|```)\s*$/d,
    tell: (shown) => ({
      code: 'yaml/syntax',
      message: `the line "${shown.slice(0, 40)}" is not data`,
      hint: 'delete it; it often comes with text copied from a chat or a web page',
    }),
  },
  {
    pattern: /^(={7})\s*$/d,
    tell: (shown) => ({
      code: 'yaml/conflict-marker',
      message: `a line of an unresolved merge conflict is left: "${shown}"`,
      hint: 'keep what is right of both sides and delete the marker lines (<<<<<<<, =======, >>>>>>>)',
    }),
  },
  {
    pattern: /^(?:[ -]*|[^"'#]*:)([\u00a0\u2000-\u200a\u202f\u205f\u3000])/d,
    tell: (shown) => ({ code: 'yaml/syntax', ...spaceWords(shown) }),
  },
  {
    pattern: /^ *(?:- )?[\w-]+ ?(\uff1a)/d,
    tell: (shown) => ({
      code: 'yaml/syntax',
      message: `the colon "${shown}" (${nameOf(shown)}) is not the one that ends the name of a field`,
      hint: 'write ":" and a space',
    }),
  },
  {
    pattern: /^ *([\u2010-\u2015\u2212])\s/d,
    tell: (shown) => ({
      code: 'yaml/syntax',
      message: `the line begins with "${shown}" (${nameOf(shown)}), which is no hyphen`,
      hint: ITEM,
    }),
  },
  {
    pattern: /^ *(-[^\s:-][^\s:]*)/d,
    tell: () => ({ code: 'yaml/syntax', message: 'no space stands after the "-"', hint: ITEM }),
  },
];

/** Returns the fault of a line that a person's eye finds at once and a parser complains of elsewhere. */
export function lineSlip(source: string, lineStart: number): Fault | undefined {
  const feed = source.indexOf('\n', lineStart);
  const line = source.slice(lineStart, feed === -1 ? source.length : feed);
  for (const { pattern, tell } of SLIPS) {
    const hit = pattern.exec(line);
    const [start, end] = hit?.indices?.[1] ?? [];
    if (start === undefined || end === undefined) continue;
    return { ...tell(line.slice(start, end)), span: { start: lineStart + start, end: lineStart + end } };
  }
  return undefined;
}

function nameOf(char: string): string {
  return codePointName(char.codePointAt(0) ?? 0);
}

/** Says of a space that YAML takes for text what it is and what to do. */
export function spaceWords(char: string): Pick<Fault, 'message' | 'hint'> {
  const name = char === '\u00a0' || char === '\u202f' ? 'a no-break space' : 'a space of another width';
  return {
    message: `${name} (${nameOf(char)}) stands where a space is needed`,
    hint: 'delete it and type a space; it often comes with text copied from Word or a web page',
  };
}
