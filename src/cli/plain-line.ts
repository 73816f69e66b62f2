import type { Command } from './command.ts';
import { commands } from './commands/index.ts';
import type { Parsed, Printing } from './program.ts';

/** What a command line without options says of those that every command takes. */
const NOTHING_GIVEN = { color: true, input: true, commit: true };

/**
 * Parses a command line that is a command and its words, as most are, with no option but a leading `-C`; or one that asks
 * for the version. It says the same as the parser of all others, which takes a quarter of the time of Node to load; undefined
 * where that one has to look.
 */
export async function parsePlainLine(
  argv: readonly string[],
  { version, write }: Pick<Printing, 'version' | 'write'>,
): Promise<Parsed | undefined> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    write(`${version}\n`);
    return { kind: 'printed' };
  }
  const directory = argv[0] === '-C' ? argv[1] : undefined;
  const [name, ...args] = directory === undefined ? argv : argv.slice(2);
  if ([directory ?? '.', ...args].some((word) => word === '' || word.startsWith('-'))) return undefined;
  const entry = commands.find((each) => each.name === name);
  if (!entry || entry.noun) return undefined;
  const command = await entry.load();
  if (!takes(command, args.length)) return undefined;
  const globals = { ...NOTHING_GIVEN, ...(directory !== undefined && { directory }) };
  return { kind: 'run', command, input: { args, options: {} }, globals };
}

/** Whether a command can be called with so many words and no option, and none of its options is on unless said otherwise. */
function takes({ args, options }: Command, count: number): boolean {
  const least = args.filter(({ optional }) => optional !== true).length;
  const most = args.at(-1)?.variadic === true ? Number.POSITIVE_INFINITY : args.length;
  return least <= count && count <= most && !options.some(({ flags }) => flags.includes('--no-'));
}
