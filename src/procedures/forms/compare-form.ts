import type { Assignment } from '../../change/assignment.ts';
import type { FormField } from '../../registry/forms/form.ts';
import { compareList } from './compare-list.ts';
import { compareValue } from './compare-value.ts';
import { type At, type Compared, placeOf } from './question.ts';

/**
 * Returns the edits that bring a record, or an item of a list, to what a form says: only what differs
 * from what was sent, and only where the book has not changed meanwhile. Their paths begin there.
 */
export function compareForm(fields: readonly FormField[], compared: Compared, at: At): Assignment[] {
  return fields.flatMap((field): Assignment[] => {
    const inside = {
      ...at,
      top: at.top ?? field.path[0] ?? '',
      place: placeOf(field, at),
      compare: compareForm,
    };
    return field.shape === 'value'
      ? compareValue(field, compared, inside)
      : compareList(field, compared, inside);
  });
}
