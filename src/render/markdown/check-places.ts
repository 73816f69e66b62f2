import type { TemplateProblem } from '../fill/template-text.ts';
import { MARK, type ScannedLine } from './scan-lines.ts';

const TAG = /\{\{~?\s*([#/^!&>]|else\b)?\s*([^\s}~]*)[\s\S]*?\}\}/g;
const IN_QUOTES = /:[\w-]+(?:\[[^\]]*\])?\{(?:[^{}"]|"[^"]*")*"[^"]*$/;
const IN_BRACES = /:[\w-]+(?:\[[^\]]*\])?\{(?:[^{}"]|"[^"]*")*$/;
const IN_LINK = /\]\([^)]*$/;

/** Returns every value that stands where text is not escaped as text: in attributes, links, code. */
export function checkPlaces(lines: readonly ScannedLine[]): TemplateProblem[] {
  return lines.flatMap((line) => {
    const tags = [...line.source.matchAll(TAG)].filter((tag) => tag[1] === undefined);
    return tags.flatMap((tag) => checkTag(line, { at: tag.index, whole: tag[0], helper: tag[2] ?? '' }));
  });
}

type Tag = { readonly at: number; readonly whole: string; readonly helper: string };

function checkTag(line: ScannedLine, tag: Tag): TemplateProblem[] {
  const before = line.text.slice(0, tag.at);
  const [start, end] = [line.start + tag.at, line.start + tag.at + tag.whole.length];
  const problem = (message: string, hint: string): TemplateProblem[] => [
    { code: 'template/value-place', start, end, message, hint },
  ];
  const value = tag.whole.replace(/^\{\{~?\s*|\s*~?\}\}$/g, '');
  const asAttribute = `write "{{attr ${value.includes(' ') ? `(${value})` : value}}}"`;
  if (line.code || inCodeSpan(before))
    return problem(`"${value}" stands in code, where it cannot be escaped`, 'take it out of the code');
  if (tag.helper === 'markdown') return checkAlone(line, problem);
  if (IN_QUOTES.test(before)) {
    return tag.helper === 'attr'
      ? []
      : problem(`"${value}" stands in an attribute without attr`, asAttribute);
  }
  if (IN_BRACES.test(before)) return problem(`"${value}" stands in an attribute without quotes`, asAttribute);
  if (IN_LINK.test(before) && tag.helper !== 'attr') {
    return problem(
      `"${value}" stands in the address of a link without attr`,
      asAttribute.replaceAll('"', ''),
    );
  }
  return [];
}

function checkAlone(
  line: ScannedLine,
  problem: (message: string, hint: string) => TemplateProblem[],
): TemplateProblem[] {
  const alone = /^\u0001+\s*$/.test(line.text);
  return alone
    ? []
    : problem(
        '"markdown" makes paragraphs and lists',
        'write it alone on its line, without spaces before it',
      );
}

function inCodeSpan(before: string): boolean {
  return (before.replaceAll(MARK, '').replace(/\\`/g, '').match(/`+/g)?.length ?? 0) % 2 === 1;
}
