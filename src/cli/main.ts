import { today } from '../io/clock.ts';
import { openPrinter } from '../io/printer.ts';
import { resolvePath } from '../io/resolve-path.ts';
import { type TerminalFacts, terminalFacts } from '../io/terminal.ts';
import { EXIT } from './command.ts';
import { run } from './run.ts';
import { version } from './version.ts';

/** The command line as a function, for those who have a process of their own. */
export { run } from './run.ts';

/** Runs the command line of this process and sets its exit code; output is never cut off. */
export async function main(argv: readonly string[]): Promise<void> {
  process.once('SIGINT', () => process.exit(EXIT.interrupted));
  const facts = terminalFacts();
  process.exitCode = await run(
    argv,
    {
      ...surroundingsOf(facts),
      today,
      resolvePath,
      write: openPrinter(1),
      writeError: openPrinter(2),
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
