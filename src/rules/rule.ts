import type { Day } from '../base/day.ts';
import type { Registry, Workspace } from '../registry/workspace.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Actor } from './actor.ts';

/** What is checked: a book, and where a change is judged, the book before it and who makes it. */
export type Situation = {
  readonly workspace: Workspace;
  readonly before?: Workspace;
  /** The files that differ; where given, only their records were loaded into `before`. */
  readonly changed?: ReadonlySet<string>;
  /** Undefined where nobody vouches for who it was, as for a commit's bare author name. */
  readonly actor?: Actor;
  /** Ids that commits before name, also of records that are gone; asked for only where there is a new record. */
  readonly usedIds?: () => ReadonlySet<string>;
  /** Whether a record of this id may get another that does not say so: it is no record elsewhere, or not the same. */
  readonly mayGiveUp?: (id: string) => boolean;
  /** Of records that got another id, the one they had before, by the one they have: `before` has them under this one. */
  readonly renamed?: ReadonlyMap<string, string>;
  /** Whether the change is one commit, or will be; a branch may hold several, by several people. */
  readonly oneCommit?: boolean;
  /** Who wrote what a new sign-off is of, by the sign-off’s id: people of the book, as the commits say. */
  readonly authors?: ReadonlyMap<string, readonly string[]>;
  /** The day it is; undefined where the check must say the same every day. */
  readonly today?: Day;
  /** The day the change is recorded: that of its commit. What is said to have happened later cannot be known yet. */
  readonly recordedOn?: Day;
};

/** One check. Pure: reads the situation, yields findings, never throws for what a book holds. */
export type Rule = {
  readonly name: string;
  readonly check: (situation: Situation) => Iterable<Diagnostic>;
};

/** A rule that checks each registry on its own. */
export type EachRule = Rule & {
  readonly each: (registry: Registry, situation: Situation) => Iterable<Diagnostic>;
};

/** A check that depends on the day: run only where one is given. */
export type ClockRule = {
  readonly name: string;
  readonly check: (situation: Situation, today: Day) => Iterable<Diagnostic>;
};
