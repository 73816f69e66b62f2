import { formatDocument } from '../../text/edit/format-value.ts';
import type { Mapping } from '../../text/value.ts';
import type { Form, Question } from './form.ts';

const TYPES = { line: 'input', text: 'textarea', one: 'dropdown', several: 'dropdown' } as const;

/** Returns a form as GitHub reads it. Values are quoted as in any registry, whatever stands in them. */
export function formYaml({ name, about, questions }: Form): string {
  return formatDocument({ name, description: about, body: questions.map(element) }, { indent: 0, eol: '\n' });
}

function element(question: Question): Mapping {
  const { id, kind, label, description, required } = question;
  const attributes: Mapping = {
    label,
    ...(description !== undefined && description !== '' && { description }),
    ...(kind === 'several' && { multiple: true }),
    ...('options' in question && { options: question.options }),
  };
  return { type: TYPES[kind], id, attributes, validations: { required } };
}
