import { Command as Commander, CommanderError, Option as CommanderOption } from 'commander';
import { type Command, EXIT, type Input, type Option } from './command.ts';
import { type CommandEntry, commands } from './commands/index.ts';
import { commandWords, globalOptions } from './global-options.ts';
import { commandNotes, programNotes } from './help-text.ts';

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
};

/** Parses a command line. Only the command that is called is loaded. Throws commander's errors for wrong ones. */
export async function parseCommandLine(argv: readonly string[], printing: Printing): Promise<Parsed> {
  const program = makeProgram(printing);
  let parsed: Parsed = { kind: 'printed' };
  const called = calledCommand(argv);
  for (const entry of commands) {
    const sub = program.command(entry.name).description(entry.summary).helpGroup(`${entry.group}:`);
    settle(sub, printing);
    if (entry !== called) continue;
    const command = await entry.load();
    declare(sub, command);
    sub.action(() => {
      parsed = { kind: 'run', command, ...inputOf(sub, program) };
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return { kind: 'printed' };
    throw error;
  }
  return parsed;
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

function settle(command: Commander, { width, write, writeError }: Printing): void {
  command.exitOverride();
  command.configureOutput({
    writeOut: write,
    writeErr: writeError,
    outputError: () => {},
    getOutHelpWidth: () => width,
    getErrHelpWidth: () => width,
  });
  command.configureHelp({ helpWidth: width, optionDescription: ({ description }) => description });
}

/** Finds the command that is called, so that only that one is loaded. */
function calledCommand(argv: readonly string[]): CommandEntry | undefined {
  const [first, second] = commandWords(argv);
  const name = first === 'help' ? second : first;
  const called = commands.find((entry) => entry.name === name);
  if (first === 'help' && second !== undefined && !called)
    throw new CommanderError(EXIT.wrongRequest, 'commander.unknownCommand', `no command "${second}"`);
  return called;
}

function declare(sub: Commander, command: Command): void {
  for (const { name, description, optional, variadic } of command.args) {
    const dots = variadic === true ? '...' : '';
    sub.argument(optional === true ? `[${name}${dots}]` : `<${name}${dots}>`, description);
  }
  for (const option of command.options) sub.addOption(commanderOption(option));
  sub.addHelpText('after', ({ command: c }) => commandNotes(command, c.configureHelp().helpWidth ?? 80));
}

function commanderOption({ flags, description, choices }: Option): CommanderOption {
  const option = new CommanderOption(flags, description);
  return choices ? option.choices([...choices]) : option;
}

function inputOf(sub: Commander, program: Commander): { input: Input; globals: Record<string, unknown> } {
  const args = sub.args.map(String);
  return { input: { args, options: sub.opts() }, globals: program.opts() };
}
