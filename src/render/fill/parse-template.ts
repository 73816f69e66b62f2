import Handlebars from 'handlebars';
import { lineStarts, offsetOf } from './line-starts.ts';
import type { TemplateProblem } from './template-text.ts';

const LARGEST = 262_144;
const DEEPEST_BLOCKS = 24;
const DEEPEST_CALLS = 12;

/** A template as Handlebars reads it, or why it cannot. */
export type ParsedTemplate =
  | { readonly ok: true; readonly program: hbs.AST.Program }
  | { readonly ok: false; readonly problem: TemplateProblem };

/** Reads a template. Size and depth are bounded before the parser runs. */
export function parseTemplate(source: string): ParsedTemplate {
  const problem = tooLarge(source) ?? unbalanced(source);
  if (problem) return { ok: false, problem };
  try {
    return { ok: true, program: Handlebars.parse(source) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ok: false, problem: syntaxProblem(source, error) };
  }
}

function tooLarge(source: string): TemplateProblem | undefined {
  if (source.length > LARGEST) {
    const message = `the template has ${source.length} characters; the most is ${LARGEST}`;
    return { code: 'template/too-large', start: 0, end: 0, message };
  }
  let depth = 0;
  for (const { index, 0: found } of source.matchAll(/\{\{[^}]*/g)) {
    const calls = found.match(/\(/g)?.length ?? 0;
    if (calls > DEEPEST_CALLS) return tooDeep(index, found, `more than ${DEEPEST_CALLS} calls in one place`);
    if (/^\{\{~?#/.test(found)) depth++;
    else if (/^\{\{~?\//.test(found)) depth--;
    if (depth > DEEPEST_BLOCKS) return tooDeep(index, found, `blocks nest deeper than ${DEEPEST_BLOCKS}`);
  }
  return undefined;
}

function tooDeep(start: number, found: string, message: string): TemplateProblem {
  return { code: 'template/too-large', start, end: start + found.length, message };
}

type Tag = { readonly name: string; readonly start: number; readonly end: number };

/** Finds what is opened and never closed: Handlebars itself would only point at the end of the file. */
function unbalanced(source: string): TemplateProblem | undefined {
  const open: Tag[] = [];
  for (const match of withoutComments(source).matchAll(/\{\{(?:(?!\{\{|\}\})[\s\S])*(\}\})?/g)) {
    const [start, end] = [match.index, match.index + match[0].trimEnd().length];
    if (match[1] === undefined) {
      const message = 'an opening "{{" is never closed with "}}"';
      return { code: 'template/syntax', start, end: Math.min(start + 2, end), message };
    }
    const [, sign, name = ''] = /^\{\{~?([#/])[\s>]*([^\s}~]+)/.exec(match[0]) ?? [];
    const problem = sign === '/' ? closing({ name, start, end }, open.pop()?.name) : undefined;
    if (problem) return problem;
    if (sign === '#') open.push({ name, start, end });
  }
  const last = open.at(-1);
  if (!last) return undefined;
  const { name, start, end } = last;
  const message = `the block "{{#${name}}}" is never closed`;
  return { code: 'template/syntax', start, end, message, hint: `close it with {{/${name}}}` };
}

function withoutComments(source: string): string {
  return source.replace(/\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![\s\S]*?\}\}/g, (comment) =>
    comment.replace(/[^\r\n]/g, ' '),
  );
}

function closing(tag: Tag, opened: string | undefined): TemplateProblem | undefined {
  const { name, start, end } = tag;
  if (opened === name) return undefined;
  const message = opened
    ? `"{{/${name}}}" closes a block that "{{#${opened}}}" opened`
    : `"{{/${name}}}" closes no block`;
  const hint = opened
    ? `close the inner block first, with {{/${opened}}}`
    : 'remove it, or open the block before it';
  return { code: 'template/syntax', start, end, message, hint };
}

function syntaxProblem(source: string, error: Error): TemplateProblem {
  const starts = lineStarts(source);
  const parsed = /^Parse error on line (\d+):\n(.*)\n(-*)\^/.exec(error.message);
  if (!parsed) {
    const place = error as { lineNumber?: number; column?: number };
    const start = offsetOf(starts, { line: place.lineNumber ?? 1, column: place.column ?? 0 });
    return { code: 'template/syntax', start, end: start, message: error.message.replace(/ - \d+:\d+$/, '') };
  }
  const [, line = '1', excerpt = '', dashes = ''] = parsed;
  const from = starts[Math.max(Number(line) - 2, 0)] ?? 0;
  const start = findExcerpt({
    source,
    from,
    before: excerpt.slice(0, dashes.length),
    after: excerpt.slice(dashes.length),
  });
  const found = /^\S{1,20}/.exec(source.slice(start))?.[0] ?? '';
  const message = found === '' ? 'the template ends too soon' : `"${found}" cannot stand here`;
  const hint = 'a value is written {{name}}, a helper {{helper value}}, text in quotes';
  return { code: 'template/syntax', start, end: start + found.length, message, hint };
}

type Excerpt = {
  readonly source: string;
  readonly from: number;
  readonly before: string;
  readonly after: string;
};

/** Handlebars quotes some twenty characters on each side, without line ends: finds where they stand. */
function findExcerpt({ source, from, before, after }: Excerpt): number {
  const past = before.replace(/^\.\.\./, '');
  const coming = after.replace(/\.\.\.$/, '');
  for (let at = from; at <= source.length; at++) {
    const left = source.slice(Math.max(0, at - 40), at).replaceAll('\n', '');
    const right = source.slice(at, at + 40).replaceAll('\n', '');
    if (source[at] !== '\n' && left.endsWith(past) && right.startsWith(coming)) return at;
  }
  return from;
}
