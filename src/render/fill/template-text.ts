import type { Code } from '../../text/codes/index.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Span } from '../../text/span.ts';
import type { FrontText, Template } from '../template.ts';

/** A stretch of a template file that is Handlebars, and how its offsets become places in the file. */
export type TemplateText = {
  readonly file: string;
  readonly source: string;
  place(start: number, end: number): Span;
};

/** Returns a template's body. */
export function bodyOf(template: Pick<Template, 'file' | 'text' | 'bodyStart'>): TemplateText {
  const { file, text, bodyStart } = template;
  return {
    file,
    source: text.slice(bodyStart),
    place: (start, end) => ({ start: bodyStart + start, end: bodyStart + end }),
  };
}

/** Returns a text of the front matter; every finding in it points at the whole value. */
export function frontTextOf(file: string, front: FrontText): TemplateText {
  return { file, source: front.text, place: () => front.span };
}

/** What is wrong at a stretch of a template. */
export type TemplateProblem = {
  readonly code: Code;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly suggestions?: readonly string[];
};

/** Returns the finding of a problem, with its place in the file. */
export function templateFinding(text: TemplateText, problem: TemplateProblem): Diagnostic {
  const { code, start, end, message, hint, suggestions } = problem;
  return {
    code,
    severity: 'error',
    file: text.file,
    span: text.place(start, end),
    message,
    ...(hint !== undefined && { hint }),
    ...(suggestions && suggestions.length > 0 && { suggestions }),
  };
}
