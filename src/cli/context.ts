import type { Day } from '../base/day.ts';
import type { Command } from './command.ts';
import type { Paint } from './paint.ts';

/** Options that every command takes. */
export type Globals = {
  /** The version of the program. */
  readonly version: string;
  /** Where to look for the book; the current directory unless -C says otherwise. */
  readonly directory: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly dryRun: boolean;
  /** Whether questions may be asked. */
  readonly input: boolean;
  readonly commit: boolean;
  readonly today: Day;
  /** Whether the day was given with --today: only then may a check depend on it. */
  readonly dayGiven: boolean;
  readonly reason: string | undefined;
  /** For whom somebody acts: the id of a person. */
  readonly onBehalfOf: string | undefined;
};

/** Where a command's words go: data to standard output, the rest to standard error. */
export type Out = {
  readonly data: (text: string) => void;
  /** What was done, and asides: nothing of it with --quiet. */
  readonly talk: (text: string) => void;
  /** Refusals and warnings, which are always said. */
  readonly warn: (text: string) => void;
  readonly paint: Paint;
  /** Whether people read standard output as it comes, so that lines must not be wider than `width`. */
  readonly terminal: boolean;
  /** Columns to fill: 80 where there is no terminal. */
  readonly width: number;
};

/** What a command is given beside its own arguments. */
export type Context = {
  readonly globals: Globals;
  readonly out: Out;
  /** Where the schemas and templates are that come with the program; its own package where it does not say. */
  readonly packageFolder: string | undefined;
  /** Loads every command's declaration, for completion scripts and tables. */
  readonly loadCommands: () => Promise<readonly Command[]>;
};
