import type { Assignment } from '../../change/assignment.ts';
import type { Answers, FormField, FormList } from '../../registry/forms/form.ts';
import type { Value } from '../../text/value.ts';
import type { Matching } from './match-rows.ts';

/** A question about a form or a sheet that came back: what it says there is not taken over as long as it stands. */
export type Question = {
  readonly code:
    | 'form/unclear'
    | 'form/needed'
    | 'form/conflict'
    | 'form/not-found'
    | 'sheet/unclear'
    | 'sheet/needed'
    | 'sheet/conflict'
    | 'sheet/not-found';
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

/** What came back, where it is not a form: how questions call it and its places, and which item is which. */
export type SheetWords = {
  /** Where a field stands: `Risks!E7`; of an item, the trail says which. */
  readonly placeOf: (trail: Trail, field: FormField) => string;
  /** How a fresh one is made. */
  readonly fresh: string;
  /** Which items of a list came back, where they say it themselves. */
  readonly matchItems: (trail: Trail, field: FormList) => Matching | undefined;
};

/** The lists that a place lies in, with the position of its item among those that came back. */
export type Trail = readonly (readonly [list: string, item: number])[];

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
  readonly sheet?: SheetWords;
  readonly trail?: Trail;
};

/** Returns the edits of a record or an item. */
export type Compare = (fields: readonly FormField[], compared: Compared, at: At) => Assignment[];

/** Where a field is: all is known by then. */
export type Inside = At & { readonly top: string; readonly place: string; readonly compare: Compare };

/** Asks for what nobody can find: it is no answer, and does not clear anything. */
export function askForLost(at: Inside): void {
  const { questions, top, place } = at;
  const hint = 'put it back as it was in the form, or leave the field out: --fields';
  const code = codeOf(at, 'not-found');
  const known = questions.some((each) => each.code === code && each.field === top);
  if (!known) questions.push({ code, field: top, message: `${place} is not there`, hint });
}

/** Returns the code of a question about what came back. */
export function codeOf<K extends 'unclear' | 'needed' | 'conflict' | 'not-found'>(
  { sheet }: At,
  kind: K,
): `form/${K}` | `sheet/${K}` {
  return sheet ? `sheet/${kind}` : `form/${kind}`;
}

/** Returns the question where the book says something else than the form was made from, and so does what came back. */
export function conflict(
  at: Inside,
  { form, held }: { readonly form: string; readonly held?: Value | undefined },
): Question {
  const { record, top, place, sheet } = at;
  const book =
    held === undefined ? '' : ` to "${shortened(typeof held === 'string' ? held : JSON.stringify(held))}"`;
  return {
    code: codeOf(at, 'conflict'),
    field: top,
    message: `${place} was changed in the book${book} since the ${sheet ? 'sheet' : 'form'} was made, and in the ${sheet ? 'sheet' : 'form'} to "${shortened(form)}"`,
    hint: sheet
      ? `decide which counts: write what the book says into the cell, or grantbook set ${record} ${top}=…, or make a fresh sheet: ${sheet.fresh}`
      : `decide which counts: grantbook set ${record} ${top}=…, or send a fresh form: grantbook form export ${record}`,
  };
}

/** Returns as much of a text as is needed to find it again. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** Returns how people call the place of a field: `"Tasks", row 2, "Summary"`, or `Risks!E7`. */
export function placeOf(field: FormField, { place, sheet, trail }: At): string {
  if (sheet) return sheet.placeOf(trail ?? [], field);
  return place === undefined ? `"${field.label}"` : `${place}, "${field.label}"`;
}
