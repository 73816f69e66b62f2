import { type Answers, type FormField, keyOf } from '../../registry/forms/form.ts';
import type { Control } from '../word/word-document.ts';
import type { Read, Trouble } from './trouble.ts';

/** Reads the answers of a form by its content controls; those that are not there are absent. */
export function readControls(fields: readonly FormField[], controls: readonly Control[]): Read<Answers> {
  const troubles: Trouble[] = [];
  const answers = answersOf(fields, controls, { troubles, within: '' });
  return { answers, troubles };
}

type On = {
  readonly troubles: Trouble[];
  /** The field of the record that is read, below its first level. */
  readonly top?: string;
  /** The tag of the list around, with a point at its end. */
  readonly within: string;
};

function answersOf(fields: readonly FormField[], controls: readonly Control[], on: On): Answers {
  const values = new Map<string, string>();
  const lists = new Map<string, readonly Answers[]>();
  for (const field of fields) {
    const key = keyOf(field);
    const kind = field.shape === 'value' ? 'answer' : 'section';
    const [found, ...more] = controls.filter(
      (control) => control.tag === on.within + key && control.kind === kind,
    );
    if (!found) continue;
    const top = on.top ?? field.path[0] ?? '';
    if (more.length > 0) on.troubles.push(twice(field, top));
    else if (field.shape === 'value') values.set(key, found.text);
    else
      lists.set(
        key,
        found.items.map((item) =>
          answersOf(field.fields, item, { ...on, top, within: `${on.within}${key}.` }),
        ),
      );
  }
  return { values, lists };
}

function twice({ label }: FormField, field: string): Trouble {
  return {
    code: 'form/twice',
    field,
    message: `"${label}" is asked for in two controls`,
    hint: 'keep the one that counts, delete the other',
  };
}
