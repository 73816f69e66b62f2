import type { Code } from '../text/codes/index.ts';
import type { Mapping, Path, Value } from '../text/value.ts';
import type { ActiveRule } from './keywords/active.ts';
import type { AgreeRule } from './keywords/agree.ts';
import type { CalendarRule } from './keywords/calendar.ts';
import type { ConfidentialRule } from './keywords/confidential.ts';
import type { FileRule } from './keywords/file.ts';
import type { FormRule } from './keywords/form.ts';
import type { FixedRule, FrozenByRule } from './keywords/frozen-by.ts';
import type { GuardRule } from './keywords/guard.ts';
import type { IndependentRule } from './keywords/independent.ts';
import type { Creation, Need, Taking } from './keywords/needs.ts';
import type { RemindersRule } from './keywords/reminders.ts';
import type { ScheduleRule } from './keywords/schedule.ts';
import type { SignOffRule } from './keywords/sign-off.ts';
import type { TotalRule } from './keywords/totals.ts';
import type { WithinRule } from './keywords/within.ts';
import type { FieldPattern, Resolve } from './walk-schema.ts';

/** Where a registry keeps its records: one list file, a folder with a file per record, or a folder of list files. */
export type Source = { readonly kind: 'file' | 'folder' | 'lists'; readonly path: string };

/** How a registry's ids are made: a literal prefix and a template, or a closed set of acronyms. */
export type IdRule = {
  readonly field: string;
  readonly pattern: string;
  readonly prefix?: string;
  readonly next?: string;
  readonly closed: boolean;
};

/** One state of a lifecycle. */
export type State = {
  readonly name: string;
  readonly title: string;
  readonly requires: readonly string[];
  readonly frozen: readonly string[];
  /** The field that names who must act next. */
  readonly waitsFor?: string;
  readonly needs: readonly Need[];
  /** Whether what a record holds in it is what was signed off, where anybody has signed it off. */
  readonly reviewed: boolean;
};

/** A named step from one of some states to another. */
export type Transition = {
  readonly name: string;
  readonly title: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly requires: readonly string[];
  /** Fields the step fills: a literal, or `$today`. */
  readonly sets: Mapping;
  /** Roles of the people registry that may take the step; empty: anyone. */
  readonly by: readonly string[];
  /** Fields that name people or partners who may take it as well. */
  readonly byFields: readonly string[];
  /** Fields that name people who may not take it: nobody approves their own work. */
  readonly notBy: readonly string[];
  readonly creates: readonly Creation[];
  readonly takes: readonly Taking[];
};

export type Lifecycle = {
  readonly field: string;
  readonly initial: string;
  readonly states: ReadonlyMap<string, State>;
  readonly transitions: ReadonlyMap<string, Transition>;
};

/** What makes a record late: its date (or project month) has passed and it is in no `done` state. */
export type DeadlineRule = {
  readonly date: string;
  /** The field of a later date that was agreed on; filled, it counts instead. */
  readonly revised?: string;
  readonly month?: string;
  readonly done: readonly string[];
  readonly who?: string;
};

/** A field that holds the id of a record elsewhere. */
export type RefRule = {
  readonly field: FieldPattern;
  readonly to: readonly string[];
  readonly inverse?: string;
  /** The states that the record referred to must be in; empty: any. */
  readonly states: readonly string[];
  /** The states of this record in which that counts; empty: all. */
  readonly while: readonly string[];
  /** Whether the record referred to must be active still, as its `x-active` says. */
  readonly active: boolean;
};

/** A field tied to a sibling: `x-month` or `x-not-before`. */
export type SiblingRule = { readonly field: FieldPattern; readonly sibling: string };

/** A field with what a keyword says of it. */
export type Ruled<R> = R & { readonly field: FieldPattern };

/** One property of a registry's records, for headings, help, prompts and value parsing. */
export type FieldInfo = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly required: boolean;
  /** The schema of the property, local references resolved. */
  readonly schema: Mapping;
  /** Whether it is worked out, not stored. */
  readonly derived?: boolean;
};

/** A registry as its schema declares it. */
export type RegistrySchema = {
  readonly name: string;
  /** The schema's file, from the book's root. */
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly noun: string;
  /** The field that names a record to people. */
  readonly label: string;
  readonly source: Source;
  readonly single: boolean;
  readonly columns: readonly string[];
  readonly sort: string;
  readonly id: IdRule;
  /** The field that lists the ids a record had before. */
  readonly former?: string;
  readonly lifecycle?: Lifecycle;
  readonly deadline?: DeadlineRule;
  readonly schedule?: ScheduleRule;
  readonly active?: ActiveRule;
  readonly agree?: AgreeRule;
  readonly frozenBy?: FrozenByRule;
  readonly fixed?: FixedRule;
  readonly reminders?: RemindersRule;
  readonly calendar?: CalendarRule;
  readonly form?: FormRule;
  readonly signOff?: SignOffRule;
  readonly totals: readonly TotalRule[];
  /** Groups of fields that no two records have in common. */
  readonly unique: readonly (readonly string[])[];
  readonly refs: readonly RefRule[];
  readonly months: readonly SiblingRule[];
  readonly notBefore: readonly SiblingRule[];
  /** Fields with `format: project-month`. */
  readonly projectMonths: readonly FieldPattern[];
  /** Personal data that messages, exports and pages leave out. */
  readonly personal: readonly FieldPattern[];
  /** Personal data that is shown like any other value, as a name is. */
  readonly shownPersonal: readonly FieldPattern[];
  /** The field with the day on which the personal values of a record were erased. */
  readonly erased?: string;
  readonly confidential?: ConfidentialRule;
  readonly review: readonly FieldPattern[];
  readonly within: readonly Ruled<WithinRule>[];
  readonly independent: readonly Ruled<IndependentRule>[];
  readonly guards: readonly Ruled<GuardRule>[];
  /** Paths of files in the evidence folder. */
  readonly evidence: readonly Ruled<FileRule>[];
  /** Texts with the setting that says how many words they may have. */
  readonly words: readonly Ruled<{ readonly setting: string }>[];
  readonly fields: readonly FieldInfo[];
  /** The schema as plain data. */
  readonly json: Mapping;
  /** Finds what a `$ref` in the schema leads to. */
  readonly resolve: Resolve;
};

/** A place where a value breaks its schema. */
export type Violation = {
  readonly code: Code;
  readonly path: Path;
  /** The key to point at: the unknown key, or the key whose value is wrong. */
  readonly key?: string;
  readonly message: string;
  readonly hint?: string;
  readonly suggestions?: readonly string[];
};

/** Checks one record's data against its schema; returns every violation, none where it is valid. */
export type Validate = (data: Value) => readonly Violation[];
