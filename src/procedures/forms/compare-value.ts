import type { Assignment } from '../../change/assignment.ts';
import { type FormValue, keyOf } from '../../registry/forms/form.ts';
import { countedText } from '../../registry/forms/form-words.ts';
import { sameValue, type Value, valueAt } from '../../text/value.ts';
import { askForLost, type Compared, codeOf, conflict, type Inside, shortened } from './question.ts';
import { readAnswer } from './read-answer.ts';
import { sameAnswer } from './read-back.ts';

/** Returns the edit that brings a value to what a form says. */
export function compareValue(
  field: FormValue,
  { sent, back, base, now }: Compared,
  at: Inside,
): Assignment[] {
  const key = keyOf(field);
  const [before = '', after] = [sent.values.get(key), back.values.get(key)];
  if (after === undefined) {
    askForLost(at);
    return [];
  }
  if (sameAnswer(field, before, after)) return [];
  const wanted = valueFor(field, after, at);
  if (wanted === 'unclear') return [];
  const held = valueAt(now, field.path);
  const value = wanted.value;
  if (sameValue(value, valueAt(base, field.path))) return [];
  if (value === undefined ? held === undefined : sameValue(held, value)) return [];
  if (!sameValue(held, valueAt(base, field.path))) {
    at.questions.push(conflict(at, { form: countedText(after, field.answer), held }));
    return [];
  }
  const path = field.path;
  return [
    value === undefined ? { path, operation: 'clear', value: null } : { path, operation: 'set', value },
  ];
}

/** Returns the value that an answer means, undefined where nothing is filled in; what is unclear is asked. */
export function valueFor(
  field: FormValue,
  text: string,
  at: Inside,
): { readonly value: Value | undefined } | 'unclear' {
  const { questions, top, place } = at;
  const counted = countedText(text, field.answer);
  if (counted === '') {
    if (!field.required) return { value: undefined };
    const message = `${place} is empty, and is needed`;
    questions.push({
      code: codeOf(at, 'needed'),
      field: top,
      message,
      hint: `fill it in: ${field.help || field.label}`,
    });
    return 'unclear';
  }
  const meaning = readAnswer(counted, field.answer);
  if ('value' in meaning) return meaning;
  const message = `${place} says "${shortened(counted)}": ${meaning.why}`;
  questions.push({ code: codeOf(at, 'unclear'), field: top, message, hint: `write ${meaning.write}` });
  return 'unclear';
}
