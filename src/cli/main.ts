import { today } from '../io/clock.ts';
import { resolvePath } from '../io/resolve-path.ts';
import { type TerminalFacts, terminalFacts } from '../io/terminal.ts';
import { EXIT } from './command.ts';
import { run } from './run.ts';
import { version } from './version.ts';

/** The command line as a function, for those who have a process of their own. */
export { run } from './run.ts';

/** Runs the command line of this process and sets its exit code; output is never cut off. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', quietPipe);
  process.stderr.on('error', quietPipe);
  process.once('SIGINT', () => process.exit(EXIT.interrupted));
  const facts = terminalFacts();
  process.exitCode = await run(
    argv,
    {
      ...surroundingsOf(facts),
      today,
      resolvePath,
      write: (text) => void process.stdout.write(text),
      writeError: (text) => void process.stderr.write(text),
    },
    version,
  );
}

function surroundingsOf({ stdin, stdout, stderr, columns, noColor, ci }: TerminalFacts) {
  return {
    mayAsk: stdin.isTty && stderr.isTty && !ci,
    terminal: stdout.isTty || columns !== undefined,
    width: Math.max(40, Math.min(stdout.columns ?? columns ?? 80, 120)),
    colour: stdout.isTty && !noColor,
  };
}

/** A reader that stops early, such as `| head`, is no fault. */
function quietPipe(error: Error & { code?: string }): void {
  if (error.code !== 'EPIPE') throw error;
}
