import { plainForm } from '../../base/plain-form.ts';
import { chaptersOf } from '../../exchange/forms/chapters.ts';
import type { WordDocument } from '../../exchange/word/word-document.ts';
import { HEAD_LABELS, HEAD_PROPERTIES } from '../../registry/forms/form-words.ts';

type Said = Partial<Record<keyof typeof HEAD_PROPERTIES, string>>;

/** What a form that came back says of itself: in its properties, and in its first table. */
export type FormHead = {
  readonly properties: Said;
  readonly text: Said;
  /** Every row of the first table: label and text. */
  readonly rows: readonly (readonly [label: string, text: string])[];
};

/** Reads what a form says of itself. */
export function readFormHead(document: WordDocument): FormHead {
  const properties = Object.entries(HEAD_PROPERTIES).flatMap(([key, name]) => {
    const found = document.properties.find((property) => property.name === name);
    return found ? [[key, found.text] as const] : [];
  });
  const [first] = chaptersOf(document).tables;
  const rows = (first?.rows ?? []).flatMap(([label, text]) =>
    label !== undefined && text !== undefined ? [[label.trim(), text.trim()] as const] : [],
  );
  const text = Object.entries(HEAD_LABELS).flatMap(([key, label]) => {
    const row = rows.find(([name]) => plainForm(name) === plainForm(label));
    return row ? [[key, row[1]] as const] : [];
  });
  return { properties: Object.fromEntries(properties), text: Object.fromEntries(text), rows };
}
