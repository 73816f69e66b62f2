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

/** A tracked change that nobody has accepted or rejected yet. */
export type TrackedChange = {
  readonly kind: 'inserted' | 'deleted' | 'row inserted' | 'row deleted';
  readonly author: string;
  readonly date: string;
  readonly text: string;
  /** `table 2, row 3`, or the heading it stands below. */
  readonly where: string;
};

/** A remark in the margin. */
export type Remark = {
  readonly author: string;
  readonly date: string;
  readonly text: string;
  /** The text it is about. */
  readonly anchor: string;
  readonly where: string;
};

/** A content control with a tag: an answer, or a section whose items can be repeated. */
export type Control = {
  readonly tag: string;
  readonly kind: 'answer' | 'section';
  readonly text: string;
  readonly items: readonly (readonly Control[])[];
};

/** What a Word document says. */
export type WordDocument = {
  readonly blocks: readonly (Paragraph | WordTable)[];
  readonly controls: readonly Control[];
  readonly changes: readonly TrackedChange[];
  readonly remarks: readonly Remark[];
  readonly properties: readonly Property[];
  readonly revisions: Revisions;
};
