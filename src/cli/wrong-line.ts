import { closest } from '../base/suggest.ts';
import type { Argument } from './command.ts';
import { commands } from './commands/index.ts';
import { commandWords } from './global-options.ts';
import { wrongCommand } from './wrong-command.ts';

/** What commander says of a command line it cannot read. */
export type ParseError = Error & { readonly code: string };

/** What is wrong with a command line, and how to write it. */
type Wrong = { readonly message: string; readonly hint: string };

type Line = {
  /** What commander says, without "error:". */
  readonly text: string;
  /** `grantbook move`, or `grantbook` alone. */
  readonly name: string;
  /** How the command is written. */
  readonly usage: string;
};

/** Returns what is wrong with a command line in the words of this program, for people who know no other. */
export async function wrongLine(error: ParseError, argv: readonly string[]): Promise<Wrong> {
  if (['commander.unknownCommand', 'commander.help'].includes(error.code)) return wrongCommand(argv);
  const { name, usage } = await calledBy(argv);
  const text = error.message.replace(/^error: /, '');
  return SAY[error.code]?.({ text, name, usage }) ?? { message: text, hint: `see: ${name} --help` };
}

/** The command that is called, and how it is written: one of the program, or a step or verb of a noun. */
async function calledBy(argv: readonly string[]): Promise<Pick<Line, 'name' | 'usage'>> {
  const words = commandWords(argv);
  const called = words.flatMap((word) => commands.find((entry) => entry.name === word) ?? [])[0];
  if (called)
    return { name: `grantbook ${called.name}`, usage: usage(called.name, (await called.load()).args) };
  const [noun, step = 'STEP'] = words;
  if (noun === undefined) return { name: 'grantbook', usage: 'grantbook COMMAND' };
  const { verbs } = await import('./verbs/index.ts');
  const verb = verbs.find((each) => each.noun === noun && each.name === step);
  const name = `${noun} ${step}`;
  return { name: `grantbook ${name}`, usage: usage(name, verb ? (await verb.load()).args : STEP_ARGS) };
}

const STEP_ARGS: readonly Argument[] = [
  { name: 'id', description: '' },
  { name: 'field=value', description: '', optional: true, variadic: true },
];

function usage(name: string, args: readonly Argument[]): string {
  return ['grantbook', name, ...args.map(written)].join(' ');
}

function written({ name, optional, variadic }: Argument): string {
  const word = `${name.toUpperCase()}${variadic === true ? '…' : ''}`;
  return optional === true ? `[${word}]` : word;
}

const SAY: Readonly<Record<string, (line: Line) => Wrong>> = {
  'commander.missingArgument': ({ text, name, usage }) => ({
    message: `${quoted(text)?.toUpperCase()} is missing`,
    hint: `write: ${usage}; more: ${name} --help`,
  }),
  'commander.excessArguments': ({ name, usage }) => ({
    message: `there is a word too many for ${name}`,
    hint: `write: ${usage}; a text with spaces needs quotes; more: ${name} --help`,
  }),
  'commander.invalidArgument': invalidChoice,
  'commander.optionMissingArgument': ({ text, name }) => ({
    message: `"${flagIn(text)}" needs a value`,
    hint: `write: ${quoted(text)}; more: ${name} --help`,
  }),
  'commander.unknownOption': ({ text, name }) => ({
    message: `"${quoted(text)}" is not an option of ${name}`,
    hint: /\(Did you mean (.*)\)/.exec(text)?.[1]?.replace(/^/, 'did you mean: ') ?? `see: ${name} --help`,
  }),
};

function invalidChoice({ text, name }: Line): Wrong {
  const [, value = '', listed = ''] =
    /argument '(.*?)' is invalid\. Allowed choices are (.*?)\.?$/s.exec(text) ?? [];
  const near = closest(value, listed.split(', '))[0];
  const hint = near === undefined ? `use one of: ${listed}` : `did you mean: ${flagIn(text)} ${near}`;
  return {
    message: `"${value}" is not a choice for "${flagIn(text)}"`,
    hint: `${hint}; more: ${name} --help`,
  };
}

/** The first thing commander puts between single quotes. */
function quoted(text: string): string | undefined {
  return /'(.*?)'/s.exec(text)?.[1];
}

/** The long name of the option commander speaks of. */
function flagIn(text: string): string {
  return /--[\w-]+/.exec(quoted(text) ?? '')?.[0] ?? '';
}
