import type { Assignment } from '../../change/assignment.ts';
import type { Answers, FormField } from '../../registry/forms/form.ts';
import type { Value } from '../../text/value.ts';

/** A question about a form that came back: what it says there is not taken over as long as it stands. */
export type Question = {
  readonly code: 'form/unclear' | 'form/needed' | 'form/conflict' | 'form/not-found';
  readonly field: string;
  readonly message: string;
  readonly hint: string;
};

/** A record, or an item of one of its lists, three times: as the form was made from it, as it is now, and what came back. */
export type Compared = {
  readonly sent: Answers;
  readonly back: Answers;
  readonly base: Value;
  readonly now: Value;
};

/** An item of a list that a form added or removed. */
export type RowChange = {
  readonly kind: 'added' | 'removed';
  /** The list, for people: `"Tasks"`. */
  readonly place: string;
  /** The first of what the item says. */
  readonly name: string;
};

/** Where a comparison is, and where its questions and the items added and removed go. */
export type At = {
  /** The id of the record. */
  readonly record: string;
  readonly questions: Question[];
  readonly rows: RowChange[];
  /** The field of the record. */
  readonly top?: string;
  /** For people: `"Tasks", row 2`. */
  readonly place?: string;
};

/** Returns the edits of a record or an item. */
export type Compare = (fields: readonly FormField[], compared: Compared, at: At) => Assignment[];

/** Where a field is: all is known by then. */
export type Inside = At & { readonly top: string; readonly place: string; readonly compare: Compare };

/** Asks for what nobody can find: it is no answer, and does not clear anything. */
export function askForLost({ questions, top, place }: Inside): void {
  const hint = 'put it back as it was in the form, or leave the field out: --fields';
  const known = questions.some(({ code, field }) => code === 'form/not-found' && field === top);
  if (!known) questions.push({ code: 'form/not-found', field: top, message: `${place} is not there`, hint });
}

/** Returns the question where the book says something else than the form was made from, and so does what came back. */
export function conflict(
  { record, top, place }: Inside,
  { form, held }: { readonly form: string; readonly held?: Value | undefined },
): Question {
  const book =
    held === undefined ? '' : ` to "${shortened(typeof held === 'string' ? held : JSON.stringify(held))}"`;
  return {
    code: 'form/conflict',
    field: top,
    message: `${place} was changed in the book${book} since the form was made, and in the form to "${shortened(form)}"`,
    hint: `decide which counts: grantbook set ${record} ${top}=…, or send a fresh form: grantbook form export ${record}`,
  };
}

/** Returns as much of a text as is needed to find it again. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
