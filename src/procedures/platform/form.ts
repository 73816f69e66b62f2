/** What somebody is asked who opens an issue at a platform. */
export type Form = {
  /** The name of its file, without its ending. */
  readonly file: string;
  readonly name: string;
  readonly about: string;
  readonly questions: readonly Question[];
};

/** A question of a form: a line or a text to write, or something to choose. */
export type Question = {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly required: boolean;
} & (
  | { readonly kind: 'line' | 'text' }
  | { readonly kind: 'one' | 'several'; readonly options: readonly string[] }
);
