/** A paragraph as its reader sees it: what tracked changes take away is gone, what they add is there. */
export type Paragraph = {
  readonly kind: 'paragraph';
  readonly text: string;
  /** The name of its style in lower case, as in every language of Word: `title`, `heading 1`. */
  readonly style: string;
};

/** A table: its rows, each the texts of its cells; paragraphs of a cell are lines. */
export type WordTable = { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** What the document says in its properties: `title`, `subject`, `version`, and those of its author. */
export type Property = { readonly name: string; readonly text: string };

/** Changes that nobody has accepted or rejected yet, and remarks in the margin. */
export type Revisions = {
  readonly insertions: number;
  readonly deletions: number;
  readonly comments: number;
};

/** What a Word document says. */
export type WordDocument = {
  readonly blocks: readonly (Paragraph | WordTable)[];
  readonly properties: readonly Property[];
  readonly revisions: Revisions;
};
