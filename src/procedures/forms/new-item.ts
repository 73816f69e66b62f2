import { type Answers, type FormField, keyOf } from '../../registry/forms/form.ts';
import { withMember } from '../../text/edit/intended-value.ts';
import type { Mapping, Value } from '../../text/value.ts';
import { valueFor } from './compare-value.ts';
import { askForLost, type Inside, placeOf } from './question.ts';
import { isBlank } from './read-back.ts';

const NOTHING: Mapping = {};

/** Returns the item of a list that somebody added in a form; what of it is not clear is asked. */
export function newItem(fields: readonly FormField[], answers: Answers, at: Inside): Value {
  let item: Value = NOTHING;
  for (const field of fields) {
    const value = memberOf(field, answers, { ...at, place: placeOf(field, at) });
    if (value !== undefined) item = withMember(item, field.path, value);
  }
  return item;
}

function memberOf(field: FormField, answers: Answers, at: Inside): Value | undefined {
  if (field.shape === 'value') {
    const text = answers.values.get(keyOf(field));
    if (text === undefined) askForLost(at);
    if (text === undefined) return undefined;
    const value = valueFor(field, text, at);
    return value === 'unclear' ? undefined : value.value;
  }
  const items = (answers.lists.get(keyOf(field)) ?? []).filter((item) => !isBlank(field.fields, item));
  if (items.length === 0) return undefined;
  const word = field.shape === 'rows' ? 'row' : 'item';
  return items.map((item, i) =>
    newItem(field.fields, item, { ...at, place: `${at.place}, ${word} ${i + 1}` }),
  );
}
