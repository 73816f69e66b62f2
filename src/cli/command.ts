import { RequestError } from '../base/request-error.ts';
import type { Context, Globals } from './context.ts';

/** Exit codes are an API. */
export const EXIT = {
  clean: 0,
  findings: 1,
  wrongRequest: 2,
  couldNotCheck: 3,
  conflict: 4,
  outdated: 5,
  bug: 70,
  interrupted: 130,
} as const;

/** An argument of a command, in the order given. */
export type Argument = {
  readonly name: string;
  readonly description: string;
  readonly optional?: boolean;
  readonly variadic?: boolean;
  /** The words it can be, for completion; the command itself refuses others. */
  readonly choices?: readonly string[];
};

/** An option of a command, in commander's notation: `-f, --format <name>`. */
export type Option = {
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
};

/** What the user typed, after parsing: option values by their long name in camel case. */
export type Input = {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
};

/** A command: declared once; help, completion and the README's table are derived from it. */
export type Command = {
  readonly name: string;
  readonly summary: string;
  readonly args: readonly Argument[];
  readonly options: readonly Option[];
  /** What help says before all else, where more is to be said than the summary. */
  readonly about?: (width: number) => string;
  readonly reads: string;
  readonly writes: string;
  /** What the exit codes mean here, most usual first. */
  readonly exits: readonly string[];
  /** At least two real examples: the command, and what it does. */
  readonly examples: readonly (readonly [command: string, does: string])[];
  readonly run: (context: Context, input: Input) => Promise<number>;
};

/** Returns the output format asked for, by --format or --json; undefined where neither was given. */
export function formatOption(input: Input, { json }: Pick<Globals, 'json'>): string | undefined {
  const format = textOption(input, 'format');
  if (json && format !== undefined && format !== 'json')
    throw new RequestError(`--json and --format ${format} contradict each other`, 'leave out one of the two');
  return json ? 'json' : format;
}

/** Returns an option's text, or undefined where it was not given. */
export function textOption(input: Input, name: string): string | undefined {
  const value = input.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** Returns whether a flag was given. */
export function flag(input: Input, name: string): boolean {
  return input.options[name] === true;
}
