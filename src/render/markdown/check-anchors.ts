import { closest } from '../../base/suggest.ts';
import type { TemplateProblem } from '../fill/template-text.ts';
import type { ScannedLine } from './scan-lines.ts';

/** A name in a template, and where it stands. */
export type Place = { readonly name: string; readonly start: number; readonly end: number };

/** The names an anchor can have: short enough for Word's bookmarks. */
export const ANCHOR: RegExp = /^[A-Za-z][A-Za-z0-9-]{0,29}$/;

/** Returns references to nowhere and anchors that stand twice. */
export function checkAnchors(lines: readonly ScannedLine[]): TemplateProblem[] {
  const text = lines.filter((line) => !line.code);
  const anchors = find(text, /(?::anchor|:{2,}[\w-]+)(?:\[[^\]]*\])?\{[^}#]*#([^\s}"]+)[^}]*\}/g);
  const refs = find(text, /:ref\[([^\]]*)\]/g);
  const names = new Set(anchors.map(({ name }) => name));
  return [
    ...anchors.filter(({ name }) => !ANCHOR.test(name)).map(unfit),
    ...anchors.filter(({ name }, i) => anchors.findIndex((other) => other.name === name) < i).map(duplicate),
    ...refs.filter(({ name }) => !names.has(name)).map((ref) => dangling(ref, names)),
  ];
}

function find(lines: readonly ScannedLine[], pattern: RegExp): Place[] {
  return lines.flatMap(({ start, text }) =>
    [...text.matchAll(pattern)].map((match) => {
      const name = match[1] ?? '';
      const at = start + match.index + match[0].indexOf(name, match[0].search(/[#[]/));
      return { name, start: at, end: at + name.length };
    }),
  );
}

/** Returns the problem of a reference to an anchor that is not there. */
export function dangling({ name, start, end }: Place, names: Iterable<string>): TemplateProblem {
  const suggestions = closest(name, names);
  const all = [...names];
  const hint = suggestions[0]
    ? `did you mean "${suggestions[0]}"?`
    : all.length > 0
      ? `there are: ${all.join(', ')}`
      : undefined;
  return {
    code: 'template/dangling-ref',
    start,
    end,
    message: `no anchor has the name "${name}"`,
    hint,
    suggestions,
  };
}

/** Returns the problem of an anchor that stands twice. */
export function duplicate({ name, start, end }: Place): TemplateProblem {
  return { code: 'template/duplicate-anchor', start, end, message: `the anchor "${name}" stands twice` };
}

function unfit({ name, start, end }: Place): TemplateProblem {
  const message = `"${name}" is no name for an anchor`;
  const hint = 'letters, digits and hyphens, at most 30, a letter first';
  return { code: 'template/directive', start, end, message, hint };
}
