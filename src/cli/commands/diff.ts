import { RequestError } from '../../base/request-error.ts';
import type { BookPair, Only } from '../../history/compare-books.ts';
import { findEntry, findRegistry, registryNamed } from '../../registry/find-entry.ts';
import { openBook } from '../book.ts';
import { type Command, EXIT, flag, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { type Compared, comparePair, loadPair, readRange } from '../diff/compare-revisions.ts';
import { countsLine, isSame, isWhole } from '../diff/words.ts';
import { diffJson } from '../format/diff-json.ts';
import { diffCsv, diffMarkdown } from '../format/diff-table.ts';
import { diffText } from '../format/diff-text.ts';

const FORMATS = ['text', 'md', 'json', 'csv'] as const;

/** `grantbook diff [A..B]`: what differs between two states of the book, by record and field. */
export const diffCommand: Command = {
  name: 'diff',
  summary: 'show what differs between two states of the book, by record and field',
  args: [
    {
      name: 'range',
      description:
        'A: from a commit to the files as they are; A..B: between two commits; A...B: from where they parted; without it, what is not committed',
      optional: true,
    },
  ],
  options: [
    { flags: '-f, --format <name>', description: 'text, md, json or csv', choices: FORMATS },
    { flags: '--registry <name>', description: 'only the records of this registry' },
    { flags: '--record <id>', description: 'only this record' },
    { flags: '--exit-code', description: 'exit with 1 where something differs' },
  ],
  reads: 'schemas and registries in both states; of other files only whether they differ',
  writes: 'nothing',
  exits: [
    '0 shown, whether or not something differs',
    '1 some records could not be compared; with --exit-code also where something differs',
    '2 no such commit, registry or record',
    '3 no git, or nothing committed yet',
  ],
  examples: [
    ['grantbook diff', 'what was edited since the last commit'],
    ['grantbook diff main...HEAD --format md', 'what a branch brings, for a comment on its pull request'],
    ['grantbook diff HEAD~10..HEAD --record D4.1', 'what ten commits did to a deliverable'],
  ],
  run: runDiff,
};

async function runDiff(context: Context, input: Input): Promise<number> {
  const book = await openBook(context.globals);
  const range = readRange(book, input.args[0] ?? '');
  const pair = await loadPair(book, range);
  const compared = comparePair(book, { range, pair, only: chosen(pair, input) });
  print(compared, formatOption(input, context.globals) ?? 'text', context);
  if (!isWhole(compared)) return EXIT.findings;
  return flag(input, 'exitCode') && !isSame(compared) ? EXIT.findings : EXIT.clean;
}

function chosen(pair: BookPair, input: Input): Only {
  const [registry, record] = [textOption(input, 'registry'), textOption(input, 'record')];
  if (registry !== undefined && record !== undefined)
    throw new RequestError('--registry and --record contradict each other', 'leave out one of the two');
  if (registry !== undefined) return { registry: registryIn(pair, registry) };
  return record === undefined ? {} : recordIn(pair, record);
}

/** A registry that only one of the states has is one all the same. */
function registryIn({ before, after }: BookPair, name: string): string {
  return registryNamed(before, name)?.name ?? findRegistry(after, name).schema.name;
}

/** Of a record that only one of the states can read, what is wrong in other registries says nothing. */
function recordIn({ before, after }: BookPair, id: string): Only {
  const known = [before, after].some(({ entries, unreadable }) => entries.has(id) || unreadable.has(id));
  const record = known ? id : findEntry(after, id).id;
  const registries = [before, after].flatMap(({ entries }) => entries.get(record)?.registry.name ?? []);
  const [registry] = registries;
  return new Set(registries).size === 1 ? { record, registry } : { record };
}

function print(compared: Compared, format: string, { out }: Context): void {
  if (format === 'json') out.data(diffJson(compared));
  else if (format === 'csv') out.data(diffCsv(compared));
  else if (format === 'md') out.data(diffMarkdown(compared));
  else {
    out.data(diffText(compared, out));
    out.talk(`${countsLine(compared)}\n`);
  }
}
