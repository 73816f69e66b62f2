import type { Form, Question } from './form.ts';

/** Returns a form as a text to fill in, for a platform that has no forms. */
export function formMarkdown({ about, questions }: Form): string {
  return `${about}\n${questions.map(section).join('')}`;
}

function section(question: Question): string {
  const { label, description, kind } = question;
  const body =
    'options' in question
      ? question.options.map((option) => `- [ ] ${option}`).join('\n')
      : kind === 'line'
        ? '…'
        : '…\n';
  const hint = description === undefined || description === '' ? '' : `\n<!-- ${comment(description)} -->\n`;
  return `\n## ${label}\n${hint}\n${body}\n`;
}

/** Two hyphens end a comment for some readers. */
function comment(text: string): string {
  return text.replaceAll(/-{2,}|[<>]/g, ' ').trim();
}
