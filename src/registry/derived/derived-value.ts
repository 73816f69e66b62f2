import type { Day } from '../../base/day.ts';
import type { Value } from '../../text/value.ts';
import type { Entry, Workspace } from '../workspace.ts';

/** What a value is worked out from: the book, and today where somebody has said which day it is. */
export type Situation = { readonly workspace: Workspace; readonly today?: Day | undefined };

/** A value that is worked out from the book and never stored. */
export type DerivedValue = {
  /** The registry whose records have it. */
  readonly registry: string;
  /** Named as a field is: `days_to_due`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'object';
  /** The texts that it can be, where they are few. */
  readonly choices?: readonly string[];
  /** Whether it depends on which day it is. */
  readonly daily?: boolean;
  /** Whether it is a light, which may be red. */
  readonly light?: boolean;
  /** The value of a record; undefined where it has none, or where it needs a day and none is given. */
  readonly of: (entry: Entry, situation: Situation) => Value | undefined;
};
