import { isList, type Value, valueAt } from '../../text/value.ts';
import { plainText } from '../query.ts';
import { cellText } from '../sheets/cell-text.ts';
import { type AnswerKind, type Answers, type FormField, keyOf } from './form.ts';

/** Returns the texts that a form of some fields holds for a record, or for an item of one of its lists. */
export function sentAnswers(fields: readonly FormField[], data: Value): Answers {
  const values = new Map<string, string>();
  const lists = new Map<string, readonly Answers[]>();
  for (const field of fields) {
    const value = valueAt(data, field.path);
    if (field.shape === 'value') values.set(keyOf(field), answerText(value, field.answer));
    else lists.set(keyOf(field), isList(value) ? value.map((item) => sentAnswers(field.fields, item)) : []);
  }
  return { values, lists };
}

/** Returns a value as a form shows it; of nothing, an empty text. */
export function answerText(value: Value | undefined, answer: AnswerKind): string {
  if (answer.kind === 'cell') return cellText(value, answer.cell);
  return value === undefined || value === null ? '' : filledText(value, answer);
}

function filledText(value: Exclude<Value, null>, answer: AnswerKind): string {
  if (answer.kind === 'several')
    return isList(value) ? value.map((item) => answerText(item, answer.of)).join('\n') : plainText(value);
  if (answer.kind === 'yes-no' && typeof value === 'boolean') return value ? 'yes' : 'no';
  if (answer.kind === 'choice' || answer.kind === 'record')
    return answer.choices.find((choice) => choice.value === value)?.shown ?? plainText(value);
  return plainText(value);
}
