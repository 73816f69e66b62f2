import type { Diagnostic } from '../diagnostic.ts';
import type { Span } from '../span.ts';
import type { Path, Value } from '../value.ts';
import type { TextMemory } from './text-memory.ts';

/** Where a member of a record stands: its key (a list item has none) and its value, as file offsets. */
export type Place = { readonly key?: Span; readonly value: Span };

/** How a file holds its records: a list of them, or one record that is the whole file. */
export type Shape = 'list' | 'record';

/** One record as it was read. */
export type YamlRecord = {
  /** The record's stretch of the file: from its `- ` (or the file's start) to the next record. */
  readonly slice: Span;
  /** The data; undefined where it could not be read (the file's problems say why). */
  readonly value: Value | undefined;
  /** Of a record that could not be read: the texts of the `id:` lines seen in it, its own first. */
  readonly idHints: readonly string[];
  /** Returns where a member stands; the empty path is the record. Undefined where there is no such member. */
  locate(path: Path): Place | undefined;
};

/** A registry file as it was read: every record that could be, and the problems of the rest. */
export type YamlFile = {
  readonly file: string;
  readonly text: string;
  readonly shape: Shape;
  readonly records: readonly YamlRecord[];
  readonly problems: readonly Diagnostic[];
};

/** A file to read: its text, how it holds its records, and the field that names a record. */
export type YamlSource = {
  readonly file: string;
  readonly text: string;
  readonly shape: Shape;
  readonly idField: string;
  /** The short texts of files read before, which say much the same. */
  readonly memory?: TextMemory | undefined;
};
