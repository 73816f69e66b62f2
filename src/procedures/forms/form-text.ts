import { labelOf } from '../../registry/find-entry.ts';
import type { Form, FormField } from '../../registry/forms/form.ts';
import { FORM_VERSION, HEAD_LABELS, HEAD_PROPERTIES } from '../../registry/forms/form-words.ts';
import { sentAnswers } from '../../registry/forms/sent-answers.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { FormDocument } from '../../render/forms/write-form.ts';

/** What a form is made for: the state of the book it was made from, and who is to fill it in. */
export type Sending = {
  /** The commit whose record the form holds. */
  readonly base: string;
  readonly to: Entry | undefined;
  /** Whether it asks for some fields only. */
  readonly only: boolean;
};

const GUIDE = [
  'Fill in what is known, and leave the rest as it is: what you do not touch stays as it is in the book. Rows can be added and deleted; headings, labels and titles of columns stay.',
  'Dates are written as 2026-01-31, numbers as 1250.50. Where records of the book are named, their id is enough.',
];

/** Returns the form of a record as it is written: the same for the same record and the same sending. */
export function formDocument(form: Form, { base, to, only }: Sending, { project }: Workspace): FormDocument {
  const { entry, fields } = form;
  const { noun, name } = entry.registry;
  const title = `${capital(noun.replaceAll('-', ' '))} ${entry.id}`;
  const names = fields.map(({ path }) => path[0] ?? '');
  const asked = [...new Set(names)].join(', ');
  return {
    title,
    subject: `form ${entry.id}`,
    creator: project?.acronym ?? '',
    language: 'en-GB',
    guide: GUIDE,
    head: [
      [HEAD_LABELS.record, entry.id],
      ...form.shown,
      ...(to ? [[HEAD_LABELS.from, sayPerson(to)] as const] : []),
      ...(only ? [[HEAD_LABELS.only, asked] as const] : []),
      [HEAD_LABELS.base, base.slice(0, 12)],
      [HEAD_LABELS.version, FORM_VERSION],
    ],
    fields,
    answers: sentAnswers(fields, entry.data),
    properties: [
      [HEAD_PROPERTIES.registry, name],
      [HEAD_PROPERTIES.record, entry.id],
      [HEAD_PROPERTIES.base, base],
      [HEAD_PROPERTIES.version, FORM_VERSION],
      ...(to ? [[HEAD_PROPERTIES.from, to.id] as const] : []),
      ...(only ? [[HEAD_PROPERTIES.only, asked] as const] : []),
    ],
  };
}

function sayPerson(person: Entry): string {
  const label = labelOf(person);
  return label === person.id ? person.id : `${person.id} ${label}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Returns the texts that stand in every form of these fields beside its answers. */
export function fixedTexts({ title, guide, fields }: FormDocument): string[] {
  return [title, ...guide, ...helpTexts(fields)];
}

function helpTexts(fields: readonly FormField[]): string[] {
  return fields.flatMap((field) => {
    if (field.shape === 'value') return [];
    const columns = field.fields.map(({ label, help, required }) =>
      `${label}: ${required ? 'Needed. ' : ''}${help}`.trim(),
    );
    return [field.help, ...columns, ...helpTexts(field.fields)];
  });
}
