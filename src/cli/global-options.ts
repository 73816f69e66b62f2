import { parseDay } from '../base/day.ts';
import { RequestError } from '../base/request-error.ts';
import type { Option } from './command.ts';
import type { Globals } from './context.ts';
import type { Surroundings } from './surroundings.ts';

/** Options that every command takes, before or after its name. */
export const globalOptions: readonly Option[] = [
  { flags: '-C, --directory <dir>', description: 'work on the book in this folder' },
  { flags: '--json', description: 'print data as JSON' },
  { flags: '-q, --quiet', description: 'print data, refusals and warnings only' },
  { flags: '--no-color', description: 'print without colours (so does NO_COLOR=1)' },
  { flags: '--no-input', description: 'ask nothing (so does CI=true, or no terminal)' },
  { flags: '-n, --dry-run', description: 'show what would change, write nothing' },
  { flags: '--no-commit', description: 'write files, commit nothing' },
  { flags: '-m, --reason <text>', description: 'why, for the audit trail' },
  {
    flags: '--on-behalf-of <person>',
    description: 'act for this person, who has listed you as a delegate (or as the coordinator): P-007',
  },
  { flags: '--today <date>', description: 'take this day for today (YYYY-MM-DD)' },
];

/** Returns the global options as given, with what the surroundings say where nothing was given. */
export function readGlobals(
  options: Readonly<Record<string, unknown>>,
  around: Surroundings,
): Omit<Globals, 'version'> {
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  const today = text('today');
  const day = today === undefined ? around.today() : parseDay(today);
  if (day === undefined)
    throw new RequestError(`"${today}" is not a date`, 'write it as YYYY-MM-DD: --today 2023-11-01');
  return {
    directory: around.resolvePath(text('directory') ?? '.'),
    json: options.json === true,
    quiet: options.quiet === true,
    dryRun: options.dryRun === true,
    input: options.input !== false && around.mayAsk,
    commit: options.commit !== false,
    today: day,
    dayGiven: today !== undefined,
    reason: text('reason'),
    onBehalfOf: text('onBehalfOf'),
  };
}

/** Returns the words of a command line that are neither an option nor the value of a global one. */
export function commandWords(argv: readonly string[]): string[] {
  const takesValue = (word: string) =>
    globalOptions.some(({ flags }) => flags.includes('<') && flags.split(/[ ,]+/).includes(word));
  return argv.filter((word, i) => !word.startsWith('-') && !takesValue(argv[i - 1] ?? ''));
}

/** Returns the folder that `-C` names, before the command line is parsed: what its words mean depends on the book. */
export function directoryOf(argv: readonly string[]): string {
  for (const [i, word] of argv.entries()) {
    if (word === '-C' || word === '--directory') return argv[i + 1] ?? '.';
    const given = /^(?:-C|--directory=)(.+)$/s.exec(word)?.[1];
    if (given !== undefined) return given;
  }
  return '.';
}
