import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { findBook } from '../../io/find-book.ts';
import type { Fix } from '../../procedures/doctor/verdict.ts';
import { type Command, EXIT, flag, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { examine, type Part } from '../doctor/examine.ts';
import { mend } from '../doctor/mend.ts';
import { printParts, printPartsJson, verdictOf } from '../doctor/print-parts.ts';

/** `grantbook doctor`: whether the machine, the clone and the book are in order, and what mends what is not. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'say whether this machine, this clone and this book are in order, and what mends them',
  args: [],
  options: [
    {
      flags: '--fix',
      description: 'mend what takes away nothing that anybody made, and say what was done',
    },
    { flags: '--settings', description: 'with --fix: also set what this clone needs (.git/config)' },
  ],
  reads: 'the versions of Node and git, the repository and its settings, the book; nothing of the network',
  writes: 'nothing; with --fix ends what was cut off, and has git keep a list of its commits',
  exits: [
    '0 all in order; there may be warnings',
    '1 problems: each says what mends it',
    '2 a wrong request',
    '3 something could not be checked: no git, or a version too old; no repository; no book',
  ],
  examples: [
    ['grantbook doctor', 'look at everything, write nothing'],
    ['grantbook doctor --quiet', 'only what is not in order'],
    ['grantbook doctor --fix --dry-run', 'what would be mended?'],
    ['grantbook doctor --json', 'the same for programs'],
  ],
  run: runDoctor,
};

async function runDoctor(context: Context, input: Input): Promise<number> {
  const { globals, out } = context;
  const [fix, settings] = [flag(input, 'fix'), flag(input, 'settings')];
  if (settings && !fix)
    throw new RequestError(
      '--settings means nothing without --fix',
      'run: grantbook doctor --fix --settings',
    );
  const found = await examine(globals);
  const done = fix ? await mendWhatIs(found, settings, context) : [];
  const parts = done.length > 0 && !globals.dryRun ? await examine(globals) : found;
  if (globals.json) printPartsJson(parts, done, out);
  else printParts(parts, out, globals.quiet);
  out.talk(`${verdictOf(parts)}\n`);
  return exitOf(parts);
}

/** Mends what can be, and says each thing that it did. */
async function mendWhatIs(
  parts: readonly Part[],
  settings: boolean,
  { globals, out }: Context,
): Promise<readonly string[]> {
  const folder = findBook(globals.directory) ?? globals.directory;
  const { done, failed } = await mend(fixesIn(parts), { folder, settings, dryRun: globals.dryRun });
  for (const each of done) out.warn(`${globals.dryRun ? 'would be mended' : 'mended'}: ${each}\n`);
  for (const { message, hint } of failed)
    out.warn(`not mended: ${showLine(message)}${hint === undefined ? '' : `; ${showLine(hint)}`}\n`);
  if (done.length + failed.length === 0) out.talk('nothing was mended: nothing here can be without you\n');
  return done;
}

function fixesIn(parts: readonly Part[]): Set<Fix> {
  return new Set(parts.flatMap(({ told }) => told).flatMap(({ fix }) => fix ?? []));
}

/** What was not looked at is never in order. */
function exitOf(parts: readonly Part[]): number {
  const all = parts.flatMap(({ told }) => told);
  if (all.some(({ blocked }) => blocked)) return EXIT.couldNotCheck;
  return all.some(({ state }) => state === 'problem') ? EXIT.findings : EXIT.clean;
}
