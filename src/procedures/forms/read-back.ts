import { readControls } from '../../exchange/forms/read-controls.ts';
import { readHeadings } from '../../exchange/forms/read-headings.ts';
import type { Trouble } from '../../exchange/forms/trouble.ts';
import type { WordDocument } from '../../exchange/word/word-document.ts';
import { type Answers, type FormField, keyOf } from '../../registry/forms/form.ts';
import { countedText, sameText } from '../../registry/forms/form-words.ts';
import { sameCell } from '../../registry/sheets/cell-text.ts';

/** What a form says that came back, and how each field was read. */
export type ReadBack = {
  readonly answers: Answers;
  readonly byControls: readonly string[];
  readonly byHeadings: readonly string[];
  readonly troubles: readonly BackTrouble[];
};

export type BackTrouble = Omit<Trouble, 'code'> & { readonly code: Trouble['code'] | 'form/two-answers' };

/**
 * Reads the answers of a form that came back: by its content controls where they are there, else by
 * headings and titles of columns. Where both are there they have to agree: a row that was added
 * beside the controls, or a text typed next to one, is not lost in silence.
 */
export function readBack(fields: readonly FormField[], document: WordDocument): ReadBack {
  const controls = readControls(fields, document.controls);
  const headings = readHeadings(fields, document);
  const clear = new Set(headings.troubles.map(({ field }) => field));
  const answers = { values: new Map<string, string>(), lists: new Map<string, readonly Answers[]>() };
  const ways = { controls: new Set<string>(), headings: new Set<string>() };
  const troubles: BackTrouble[] = [...controls.troubles];
  for (const field of fields) {
    const name = field.path[0] ?? '';
    const own = answerOf(field, controls.answers);
    const shown = answerOf(field, headings.answers);
    const taken = own ?? shown;
    if (taken !== undefined) put(field, taken, answers);
    ways[own === undefined ? 'headings' : 'controls'].add(name);
    if (own !== undefined && shown !== undefined && !clear.has(name) && !agree(field, own, shown))
      troubles.push(twoAnswers(field));
  }
  const byHeadings = [...ways.headings];
  const needed = headings.troubles.filter(({ field }) =>
    field === undefined ? byHeadings.length > 0 : byHeadings.includes(field),
  );
  return { answers, byControls: [...ways.controls], byHeadings, troubles: [...troubles, ...needed] };
}

type Answer = string | readonly Answers[];

function answerOf(field: FormField, { values, lists }: Answers): Answer | undefined {
  return field.shape === 'value' ? values.get(keyOf(field)) : lists.get(keyOf(field));
}

type Filling = {
  readonly values: Map<string, string>;
  readonly lists: Map<string, readonly Answers[]>;
};

function put(field: FormField, answer: Answer, { values, lists }: Filling): void {
  if (typeof answer === 'string') values.set(keyOf(field), answer);
  else lists.set(keyOf(field), answer);
}

function agree(field: FormField, one: Answer, other: Answer): boolean {
  return signature(field, one) === signature(field, other);
}

/** What an answer says, as one text: two answers that say the same have the same. */
function signature(field: FormField, answer: Answer): string {
  if (field.shape === 'value') return typeof answer === 'string' ? countedText(answer, field.answer) : '';
  if (typeof answer === 'string') return '';
  const items = answer.filter((item) => !isBlank(field.fields, item));
  return JSON.stringify(items.map((item) => itemSignature(field.fields, item)));
}

/** Returns what an item says, as one text. */
export function itemSignature(fields: readonly FormField[], item: Answers): string {
  return JSON.stringify(
    fields.map((field) => {
      const answer = answerOf(field, item);
      return answer === undefined ? null : signature(field, answer);
    }),
  );
}

/** Returns whether nothing is filled in of an item. */
export function isBlank(fields: readonly FormField[], item: Answers): boolean {
  return fields.every((field) => {
    const answer = answerOf(field, item);
    if (answer === undefined) return true;
    if (field.shape === 'value')
      return typeof answer === 'string' && countedText(answer, field.answer) === '';
    return typeof answer !== 'string' && answer.every((inner) => isBlank(field.fields, inner));
  });
}

/** Returns whether two texts answer a value alike. */
export function sameAnswer(field: FormField & { shape: 'value' }, one: string, other: string): boolean {
  if (field.answer.kind === 'cell') return sameCell(one, other, field.answer.cell);
  return sameText(countedText(one, field.answer), countedText(other, field.answer));
}

function twoAnswers({ label, path }: FormField): BackTrouble {
  return {
    code: 'form/two-answers',
    field: path[0] ?? '',
    message: `"${label}" says one thing in its controls and another in the document around them`,
    hint: 'write into the controls, or delete the row that stands beside them; then save it anew',
  };
}
