import { done, type Outcome, refused } from '../../text/diagnostic.ts';
import type { RenderRequest } from '../template.ts';
import { type Context, readyTemplate, runTemplate } from './run-template.ts';
import { bodyOf, frontTextOf, type TemplateText } from './template-text.ts';

/** A filled template: the body as Markdown, and the texts of its front matter. */
export type FilledDocument = {
  readonly markdown: string;
  readonly inserts: readonly string[];
  readonly title: string;
  readonly context: Context;
};

/** Fills a document's front matter and body. */
export function fillDocument(request: RenderRequest): Outcome<FilledDocument> {
  const { template } = request;
  const context = contextOf(request);
  const fronts = {
    title: template.title,
    header: template.header ?? template.title,
    footer: template.footer,
  };
  const filled: Record<string, string> = {};
  for (const [name, front] of Object.entries(fronts)) {
    const text = front ? fillFront(request, front, context) : done('');
    if (!text.ok) return text;
    filled[name] = text.value;
  }
  const whole = { ...context, ...filled };
  const body = runTemplate(request, { text: bodyOf(template), printing: 'markdown', context: whole });
  if (!body.ok) return body;
  const { text: markdown, inserts } = body.value;
  return done({ markdown, inserts, title: filled.title ?? '', context: whole });
}

/** Returns the name of a document's file, without its ending: safe on every system. */
export function outputName(request: RenderRequest): Outcome<string> {
  const { output, file } = request.template;
  const filled = fillFront(request, output, contextOf(request));
  if (!filled.ok) return filled;
  const name = shortened(filled.value.normalize('NFC'))
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[-._]+|[-._]+$/g, '');
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
  if (name !== '' && !reserved) return done(name);
  const message = `the output name "${output.text}" gives no file name for "${request.entry.id}"`;
  return refused({ code: 'template/file-name', severity: 'error', file, span: output.span, message });
}

/** File systems bound a name's bytes, not its letters. */
const LONGEST_NAME = 180;

function shortened(text: string): string {
  const encoder = new TextEncoder();
  let [bytes, length] = [0, 0];
  for (const letter of text) {
    bytes += encoder.encode(letter).length;
    if (bytes > LONGEST_NAME) break;
    length += letter.length;
  }
  return text.slice(0, length);
}

function fillFront(
  request: RenderRequest,
  front: { text: string; span: { start: number; end: number } },
  context: Context,
): Outcome<string> {
  const text = frontTextOf(request.template.file, front);
  const filled = runTemplate(request, { text, printing: 'text', context });
  return filled.ok ? done(filled.value.text.replace(/\s+/g, ' ').trim()) : filled;
}

function contextOf({ workspace, entry, history, book }: RenderRequest): Context {
  return { project: workspace.project?.data, record: entry.data, history, book };
}

/** What a placeholder of a shell asks for, and the shell it stands in. */
export type Asked = { readonly expression: string; readonly shell: string };

/**
 * Returns what gives the text of a placeholder of a shell, such as `footer` or `date record.due`, in a
 * context: any value a template can print, in one line.
 */
export function readyExpression(
  request: RenderRequest,
  { expression, shell }: Asked,
): Outcome<(context: Context) => Outcome<string>> {
  const text: TemplateText = {
    file: shell,
    source: `{{${expression}}}`,
    place: () => ({ file: shell, span: { start: 0, end: 0 } }),
  };
  const ready = readyTemplate(request, { text, printing: 'text' });
  if (!ready.ok) return ready;
  return done((context) => {
    const made = ready.value(context);
    return made.ok ? done(made.value.text.replace(/\s+/g, ' ').trim()) : made;
  });
}
