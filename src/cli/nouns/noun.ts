import type { Command } from '../command.ts';

/** A command of a noun: a step of its lifecycle, or a verb of its procedure; loaded only when it is called. */
export type NounEntry = {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
};

/** A noun that stands where a command may: `grantbook deliverable submit D1.2`. */
export type Noun = {
  readonly name: string;
  readonly description: string;
  /** The steps of its lifecycle, as the book's schema says. */
  readonly steps: readonly NounEntry[];
  /** What a procedure adds to them. */
  readonly verbs: readonly NounEntry[];
  /** What its help says beside its verbs. */
  readonly about: (width: number) => string;
};
