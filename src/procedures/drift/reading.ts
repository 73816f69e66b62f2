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
