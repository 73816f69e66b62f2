import type { Code } from '../../text/codes/index.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { FrontText, Template } from '../template.ts';
import { expandParts, type Place } from './expand-parts.ts';

/** A stretch of a template that is Handlebars, and how its offsets become places in files. */
export type TemplateText = {
  readonly file: string;
  readonly source: string;
  /** What is wrong with the parts it holds. */
  readonly problems?: readonly TemplateProblem[];
  place(start: number, end: number): Place;
};

/** Returns a template's body, with the parts that it holds in their places. */
export function bodyOf({
  file,
  text,
  bodyStart,
  parts = new Map(),
}: Pick<Template, 'file' | 'text' | 'bodyStart' | 'parts'>): TemplateText {
  const body = expandParts({ file, text: text.slice(bodyStart), from: bodyStart }, parts);
  const { source, problems } = body;
  return { file, source, problems, place: (start, end) => body.place(start, end) };
}

/** Returns a text of the front matter; every finding in it points at the whole value. */
export function frontTextOf(file: string, front: FrontText): TemplateText {
  return { file, source: front.text, place: () => ({ file, span: front.span }) };
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
    ...text.place(start, end),
    message,
    ...(hint !== undefined && { hint }),
    ...(suggestions && suggestions.length > 0 && { suggestions }),
  };
}
