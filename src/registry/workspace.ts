import type { Day } from '../base/day.ts';
import type { SchemasLoaded } from '../schema/load-schemas.ts';
import type { RegistrySchema, Validate } from '../schema/registry-schema.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Mapping, Path } from '../text/value.ts';
import type { YamlFile, YamlRecord } from '../text/yaml/yaml-file.ts';
import type { Files } from './files.ts';

/** A record of a registry. */
export type Entry = {
  /** Unique in the whole book: `D1.2`, `R-003`, `ENSIE`. */
  readonly id: string;
  readonly registry: RegistrySchema;
  readonly file: string;
  /** Position in its file, from 0. */
  readonly index: number;
  readonly data: Mapping;
  readonly record: YamlRecord;
  /** What is said of its personal values where they do not stand in its file. */
  readonly apart?: Apart;
};

/** How the personal values of a record that do not stand in its own file were found. */
export type Apart = {
  /** The data as the record's own file holds it. */
  readonly open: Mapping;
  /** The record of the store that holds the values; undefined where there is none. */
  readonly stored?: Entry;
  /** Whether values may exist, or did, that nobody here can see: no fault of the record. */
  readonly withheld: boolean;
};

/** The store of a book that keeps personal values apart from its files. */
export type PersonalStore = {
  /** Whether the snapshot has it; otherwise the values are withheld. */
  readonly here: boolean;
  /** By registry, the file of the store and its records. */
  readonly files: ReadonlyMap<string, { readonly yaml: YamlFile; readonly entries: readonly Entry[] }>;
};

/** A reference from a record to an id, whether or not a record has that id. */
export type Link = {
  readonly from: Entry;
  readonly path: Path;
  readonly to: string;
  /** The registries where the id may stand. */
  readonly registries: readonly string[];
  readonly inverse?: string;
};

/** Records by id; where they are read only once they are asked for, also what is known of them without. */
export type Entries = ReadonlyMap<string, Entry> & {
  /** Returns the name of the registry in which an id stands. */
  readonly registryOf?: (id: string) => string | undefined;
  /** Returns the records that had another id before; undefined where it is not known without. */
  readonly renamed?: () => readonly Entry[] | undefined;
};

export type Registry = {
  readonly schema: RegistrySchema;
  readonly validate: Validate;
  readonly files: readonly YamlFile[];
  readonly entries: readonly Entry[];
  /** Returns the records of those files that may hold a word; undefined where all are at hand, or were asked for so often that they may as well be. */
  readonly holding?: (word: string) => readonly Entry[] | undefined;
};

/** The grant, as the rules and documents need it. */
export type Project = {
  readonly acronym: string;
  readonly start: Day;
  readonly durationMonths: number;
  readonly data: Mapping;
};

/** Ids that records had, or have elsewhere: asked for only where an id is given. */
export type TakenIds = {
  /** Those that commits name, also of records that are gone. */
  readonly used: () => ReadonlySet<string>;
  /** Those of a registry's records on other branches, each with the name of one. */
  readonly elsewhere: (registry: RegistrySchema) => ReadonlyMap<string, string>;
};

/** A book as loaded from one snapshot: what could be read, and the problems of the rest. */
export type Workspace = {
  readonly files: Files;
  /** Undefined where project.yaml is missing or not usable; a problem says why. */
  readonly project: Project | undefined;
  /** The schemas as they were loaded, and what is wrong with them. */
  readonly schemas: SchemasLoaded;
  readonly registries: ReadonlyMap<string, Registry>;
  /** Every record by id; of two records with one id, the first. */
  readonly entries: Entries;
  /** Ids of records that exist but could not be read: references to them are not reported again. */
  readonly unreadable: ReadonlySet<string>;
  /** Ids that are not given again although no record here has them; known of a book that can be added to. */
  readonly taken?: TakenIds;
  /** Registries that may hold records which could not be seen: a reference into them may be right. */
  readonly partial: ReadonlySet<string>;
  readonly problems: readonly Diagnostic[];
  /** The store of personal values; undefined where the book keeps them in its files. */
  readonly store?: PersonalStore | undefined;
};
