import type { Entry, Workspace } from '../registry/workspace.ts';
import type { Span } from '../text/span.ts';

/** A text of a template's front matter, with its place. */
export type FrontText = { readonly text: string; readonly span: Span };

/** What a template makes: a document, or the text of a mail. */
export type TemplateKind = 'document' | 'mail';

/** What a template of a kind can name beside the project and the record. */
export const TEMPLATE_VALUES: Readonly<Record<TemplateKind, readonly string[]>> = {
  document: ['history', 'book', 'title', 'header', 'footer'],
  mail: ['today', 'late', 'due'],
};

/** A template, as its front matter declares it: `templates/NAME.md.hbs` of a document, `NAME.mail.hbs` of a mail. */
export type Template = {
  /** The file's name without its endings: `deliverable`, `minutes`. */
  readonly name: string;
  readonly kind: TemplateKind;
  readonly file: string;
  /** The registry whose records it prints. */
  readonly registry: string;
  /** Where `for:` stands, for findings about the registry. */
  readonly registrySpan: Span;
  readonly title: FrontText;
  readonly output: FrontText;
  /** What the pages' header shows; without it, the title. */
  readonly header?: FrontText;
  readonly footer?: FrontText;
  /** Language tag of the document, such as `en-GB`; without it, the first language of the project. */
  readonly language?: string;
  readonly orientation: 'portrait' | 'landscape';
  /** Whether it says that it prints personal data. */
  readonly personal?: boolean;
  /** The whole file. */
  readonly text: string;
  /** Where the front matter ends and the document begins. */
  readonly bodyStart: number;
  /** The parts that it may hold, by name. */
  readonly parts?: ReadonlyMap<string, string>;
};

/** A line of the document history: what the record's commits say. */
export type HistoryRow = {
  readonly date: string;
  readonly version: string;
  readonly author: string;
  readonly change: string;
};

/** What a document is made from. */
export type RenderRequest = {
  readonly workspace: Workspace;
  readonly template: Template;
  readonly entry: Entry;
  /** Oldest first. */
  readonly history: readonly HistoryRow[];
  /** What the document can say of the book itself: registries, settings, templates. */
  readonly book?: Readonly<Record<string, unknown>>;
  /** A Word document to fill; without one, the built-in shell. */
  readonly shell?: GivenShell;
};

/** A Word document that is to be a shell, under the name that findings give it. */
export type GivenShell = { readonly file: string; readonly bytes: Uint8Array };
