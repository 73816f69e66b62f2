import type { Value } from '../../text/value.ts';
import type { CellKind } from '../sheets/cell.ts';
import type { Entry } from '../workspace.ts';

/** A value that may be chosen, and how it is shown: `at_risk` as `at risk`, `P-010` as `P-010 Vigdis …`. */
export type Choice = { readonly value: Value; readonly shown: string };

/** What an answer is to be. */
export type AnswerKind =
  | { readonly kind: 'text'; readonly line: boolean }
  | { readonly kind: 'date' }
  | { readonly kind: 'month' }
  | { readonly kind: 'number'; readonly whole: boolean }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  /** A record of one of some registries; `nouns` says what it is. */
  | { readonly kind: 'record'; readonly nouns: string; readonly choices: readonly Choice[] }
  /** Several of a kind, a line each. */
  | { readonly kind: 'several'; readonly of: AnswerKind }
  /** What a cell of a sheet says: to the letter. */
  | { readonly kind: 'cell'; readonly cell: CellKind };

type Asked = {
  /** The way from the record, or the item of a list around it; empty: the item itself. */
  readonly path: readonly string[];
  /** How it is called; no two beside each other have one label. */
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
};

/** One value that a form asks for. */
export type FormValue = Asked & { readonly shape: 'value'; readonly answer: AnswerKind };

/**
 * A list that a form asks for: a table with a row for each item, or, where items have lists of their
 * own or too many members for a row, a chapter for each.
 */
export type FormList = Asked & {
  readonly shape: 'rows' | 'chapters';
  readonly fields: readonly FormField[];
};

export type FormField = FormValue | FormList;

/** What the form of a record asks for, and what it shows beside. */
export type Form = {
  readonly entry: Entry;
  readonly fields: readonly FormField[];
  /** What is shown of the record and not asked for: label and text. */
  readonly shown: readonly (readonly [label: string, text: string])[];
  /** Fields of the record that could be asked for and are too manifold for a form. */
  readonly unfit: readonly string[];
};

/** The texts of a form or of an item of its lists, by the path of their field; what was not found is absent. */
export type Answers = {
  readonly values: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly Answers[]>;
};

/** Returns the name by which a field stands in answers and in the tags of controls: none is empty. */
export function keyOf({ path }: Pick<FormField, 'path'>): string {
  return path.length === 0 ? 'item' : path.join('.');
}
