import { CannotError } from '../base/cannot-error.ts';
import { RequestError } from '../base/request-error.ts';
import { showLine } from '../base/show-text.ts';
import { CommitRefused } from '../io/git/commit-refused.ts';
import { FilesError } from '../registry/files.ts';
import { type Command, EXIT } from './command.ts';
import { commands } from './commands/index.ts';
import type { Context, Globals, Out } from './context.ts';
import { wrapAfter } from './format/wrap-text.ts';
import { directoryOf, readGlobals } from './global-options.ts';
import { loadPaint } from './paint.ts';
import { parsePlainLine } from './plain-line.ts';
import type { Parsed, Printing } from './program.ts';
import type { Surroundings } from './surroundings.ts';
import { type ParseError, wrongLine } from './wrong-line.ts';

/**
 * Runs a command line and returns the exit code. The one place where trouble is sorted: findings
 * are returned by commands, wrong requests and missing surroundings are told with a hint, and
 * anything else is a bug.
 */
export async function run(argv: readonly string[], around: Surroundings, version: string): Promise<number> {
  const colour = around.colour && !argv.includes('--no-color');
  const paint = await loadPaint(colour);
  const { write, writeError, width, terminal } = around;
  try {
    const directory = around.resolvePath(directoryOf(argv));
    const findNoun: Printing['findNoun'] = async (word, help) =>
      (await import('./nouns/find-noun.ts')).findNoun({ word, help, directory, version });
    const parsed = await parseLine(argv, { version, width, write, writeError, findNoun });
    if (parsed.kind === 'printed') return EXIT.clean;
    const globals = { ...readGlobals(parsed.globals, around), version };
    const talk = globals.quiet ? () => {} : writeError;
    const loadCommands = () => Promise.all(commands.map((entry) => entry.load()));
    const out: Out = { data: write, talk, warn: writeError, paint, terminal, width };
    const context: Context = { globals, out, loadCommands, packageFolder: around.packageFolder };
    if (mayWrite(parsed.command, globals))
      await (await import('./end-what-was-cut-off.ts')).endWhatWasCutOff(globals, out);
    return await parsed.command.run(context, parsed.input);
  } catch (error) {
    const trouble = await sort(error, argv);
    const say = (head: string, text: string, colour: (text: string) => string) =>
      writeError(
        `${wrapAfter(head, showLine(text), { width: terminal ? width : Infinity, paint: colour })}\n`,
      );
    say('error: ', trouble.message, paint.red);
    if (trouble.hint !== undefined) say('hint: ', trouble.hint, paint.cyan);
    return trouble.exit;
  }
}

async function parseLine(argv: readonly string[], printing: Printing): Promise<Parsed> {
  const plain = await parsePlainLine(argv, printing);
  return plain ?? (await import('./program.ts')).parseCommandLine(argv, printing);
}

/** A command that cannot write leaves what another left behind as it is. */
function mayWrite({ writes }: Command, { dryRun }: Globals): boolean {
  return !dryRun && !writes.startsWith('nothing');
}

type Trouble = { readonly message: string; readonly hint?: string | undefined; readonly exit: number };

async function sort(error: unknown, argv: readonly string[]): Promise<Trouble> {
  if (error instanceof RequestError)
    return { message: error.message, hint: error.hint, exit: EXIT.wrongRequest };
  if (error instanceof CannotError) {
    return { message: error.message, hint: error.hint, exit: exitOf(error) };
  }
  if (error instanceof FilesError) return { message: error.message, exit: EXIT.couldNotCheck };
  if (isParseError(error)) return { ...(await wrongLine(error, argv)), exit: EXIT.wrongRequest };
  const message = error instanceof Error ? error.message : String(error);
  const hint =
    'this is a bug in grantbook; please report the command and this line. Nothing was committed by it';
  return { message: `internal error: ${message}`, hint, exit: EXIT.bug };
}

function exitOf(error: CannotError): number {
  if (error instanceof CommitRefused && error.refusal === 'interrupted') return EXIT.interrupted;
  if (error.kind === 'outdated') return EXIT.outdated;
  return error.kind === 'conflict' ? EXIT.conflict : EXIT.couldNotCheck;
}

function isParseError(error: unknown): error is ParseError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('commander.')
  );
}
