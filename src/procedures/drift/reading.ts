import type { Value } from '../../text/value.ts';

/** What a text of a document means for a field, held against the book. */
export type Reading =
  /** It is nothing that the field can hold: under a label that is not the field's own, it speaks of something else. */
  | { readonly kind: 'unread'; readonly why: string }
  | { readonly kind: 'agrees'; readonly note?: string }
  | {
      readonly kind: 'differs';
      /** What the book says, for people. */
      readonly book: string;
      /** What the book would have to say, where that is certain. */
      readonly values: readonly (readonly [field: string, value: Value])[];
      /** Why it is not certain. */
      readonly why?: string;
    };

/** Returns a text as it is compared: letters' case, kinds of quotes, dashes and spaces do not count. */
export function plainForm(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[“”„«»"‘’‚‹›'`]/g, "'")
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\s\u00ad\u200b]+/g, ' ')
    .trim()
    .toLowerCase();
}
