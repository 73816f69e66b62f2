import { done, type Outcome } from '../text/diagnostic.ts';
import { type Context, runTemplate } from './fill/run-template.ts';
import { bodyOf, frontTextOf } from './fill/template-text.ts';
import { hidePersonal } from './hide-personal.ts';
import type { RenderRequest } from './template.ts';

/** The text of a mail: a subject of one line, and lines of plain text. */
export type MailText = { readonly subject: string; readonly body: string };

/** What is printed beside the project and the record, as `TEMPLATE_VALUES` names it. */
export type MailValues = {
  readonly today: string;
  readonly late: readonly unknown[];
  readonly due: readonly unknown[];
};

/** Returns the subject and the text of a mail: the same for the same request. */
export function renderMail(request: Omit<RenderRequest, 'history'>, values: MailValues): Outcome<MailText> {
  const shown = hidePersonal({ ...request, history: [] });
  const { template, workspace, entry } = shown;
  const context: Context = { project: workspace.project?.data, record: entry.data, ...values };
  const fill = { printing: 'text', context } as const;
  const title = runTemplate(shown, { ...fill, text: frontTextOf(template.file, template.title) });
  if (!title.ok) return title;
  const body = runTemplate(shown, { ...fill, text: bodyOf(template) });
  if (!body.ok) return body;
  const lines = body.value.text.replace(/\n{3,}/g, '\n\n').trim();
  return done({ subject: title.value.text.replace(/\s+/g, ' ').trim(), body: `${lines}\n` });
}
