/** Something in a form that came back that cannot be read with certainty. */
export type Trouble = {
  readonly code: 'form/not-found' | 'form/twice' | 'form/unknown';
  /** The field of the record that it stands in the way of; undefined where that is not certain. */
  readonly field?: string;
  readonly message: string;
  readonly hint: string;
};

/** What was read of a form, and what of it is not certain. */
export type Read<T> = { readonly answers: T; readonly troubles: readonly Trouble[] };
