import { Command as Commander, CommanderError, Option as CommanderOption } from 'commander';
import { type Command, EXIT, type Input, type Option } from './command.ts';
import type { CommandEntry } from './command-entry.ts';
import { commands } from './commands/index.ts';
import { commandWords, globalOptions } from './global-options.ts';
import { commandNotes, programNotes } from './help-text.ts';
import type { Noun } from './nouns/noun.ts';
import { refuseVerb, verbOf } from './nouns/verb-of.ts';

/** What was asked for: a command with its input, or help and the like, which have been printed. */
export type Parsed =
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly input: Input;
      readonly globals: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'printed' };

export type Printing = {
  readonly version: string;
  readonly width: number;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Finds what is no command of the program and may be a noun of the book. */
  readonly findNoun: (word: string, help: boolean) => Promise<Noun | undefined>;
};

/** Parses a command line. Only the command that is called is loaded. Throws commander's errors for wrong ones. */
export async function parseCommandLine(argv: readonly string[], printing: Printing): Promise<Parsed> {
  const program = makeProgram(printing);
  const parsing: Parsing = { program, printing, parsed: { kind: 'printed' } };
  const called = await calledCommand(argv, printing);
  for (const entry of listed(argv, called)) {
    const sub = program.command(entry.name).description(entry.summary).helpGroup(`${entry.group}:`);
    if (entry === called) declare(sub, await entry.load(), parsing);
  }
  const words = called ? argv : await declareNoun(argv, parsing);
  try {
    await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return { kind: 'printed' };
    throw error;
  }
  return parsing.parsed;
}

/** The commands that are declared: the one that is called; where none is, those that help and suggestions list. */
function listed(argv: readonly string[], called: CommandEntry | undefined): readonly CommandEntry[] {
  if (called) return [called];
  return commands.filter(({ noun, name }) => !(noun && commandWords(argv).includes(name)));
}

/** A command line being parsed: what it asks for is known when commander has called an action. */
type Parsing = { readonly program: Commander; readonly printing: Printing; parsed: Parsed };

/** Declares the noun that is called, if it is one; returns the command line with its verb as the noun has it. */
async function declareNoun(argv: readonly string[], parsing: Parsing): Promise<readonly string[]> {
  const words = commandWords(argv).filter((word, i) => i > 0 || word !== 'help');
  const [word, verb] = words;
  if (word === undefined) return argv;
  const help = verb === undefined || argv.some((each) => ['-h', '--help', 'help'].includes(each));
  const noun = await parsing.printing.findNoun(word, help);
  if (!noun) return refuseHelp(argv, word);
  const sub = parsing.program.command(noun.name).description(noun.description);
  const called = verbOf(noun, verb);
  for (const entry of [...noun.steps, ...noun.verbs]) {
    const child = sub.command(entry.name, { hidden: noun.steps.includes(entry) }).description(entry.summary);
    if (entry === called) declare(child, await entry.load(), parsing);
  }
  sub.usage('STEP ID [FIELD=VALUE...]').argument('[words...]').helpCommand(false);
  sub.addHelpText('after', `\n${noun.about(parsing.printing.width).trimEnd()}`);
  sub.action(() => (verb === undefined ? sub.outputHelp() : refuseVerb(noun, words)));
  const at = argv.indexOf(verb ?? '', argv.indexOf(word) + 1);
  return argv.map((each, i) => (called && i === at ? called.name : each));
}

/** `help` of something that is no command is a wrong request, not the help of the program. */
function refuseHelp(argv: readonly string[], word: string): readonly string[] {
  if (commandWords(argv)[0] !== 'help') return argv;
  throw new CommanderError(EXIT.wrongRequest, 'commander.unknownCommand', `no command "${word}"`);
}

function makeProgram(printing: Printing): Commander {
  const program = new Commander('grantbook')
    .description('A grant project’s handbook, kept as data in git.')
    .version(printing.version, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', programNotes(printing.width))
    .showSuggestionAfterError(true);
  for (const option of globalOptions) program.addOption(commanderOption(option));
  settle(program, printing);
  return program;
}

/** Holds for the commands below as well. What it says of colours is asked of the terminal otherwise, which takes long to load. */
function settle(command: Commander, { width, write, writeError }: Printing): void {
  command.exitOverride();
  command.configureOutput({
    writeOut: write,
    writeErr: writeError,
    outputError: () => {},
    getOutHelpWidth: () => width,
    getErrHelpWidth: () => width,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
  command.configureHelp({ helpWidth: width, optionDescription: ({ description }) => description });
}

/** Finds the command that is called, so that only that one is loaded; none where a noun of its name is meant. */
async function calledCommand(
  argv: readonly string[],
  { findNoun }: Printing,
): Promise<CommandEntry | undefined> {
  const [name, next] = commandWords(argv).filter((word, i) => i > 0 || word !== 'help');
  const command = commands.find((entry) => entry.name === name);
  if (!command?.noun || next === undefined) return command;
  const noun = await findNoun(command.name, false);
  return noun && verbOf(noun, next) ? undefined : command;
}

function declare(sub: Commander, command: Command, parsing: Parsing): void {
  for (const { name, description, optional, variadic } of command.args) {
    const dots = variadic === true ? '...' : '';
    sub.argument(optional === true ? `[${name}${dots}]` : `<${name}${dots}>`, description);
  }
  for (const option of command.options) sub.addOption(commanderOption(option));
  sub.addHelpText('after', ({ command: c }) => commandNotes(command, c.configureHelp().helpWidth ?? 80));
  sub.action(() => {
    parsing.parsed = { kind: 'run', command, ...inputOf(sub, parsing.program) };
  });
}

function commanderOption({ flags, description, choices }: Option): CommanderOption {
  const option = new CommanderOption(flags, description);
  return choices ? option.choices([...choices]) : option;
}

function inputOf(sub: Commander, program: Commander): { input: Input; globals: Record<string, unknown> } {
  const args = sub.args.map(String);
  return { input: { args, options: sub.opts() }, globals: program.opts() };
}
