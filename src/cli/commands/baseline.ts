import { RequestError } from '../../base/request-error.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import { type Baseline, baselineNames, readBaseline } from '../baseline/baselines.ts';
import { createBaseline } from '../baseline/create-baseline.ts';
import { diffBaseline } from '../baseline/diff-baseline.ts';
import { openBook, repositoryOf } from '../book.ts';
import { type Command, EXIT, formatOption, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { tableText } from '../format/table.ts';

const ACTIONS = ['create', 'list', 'diff', 'verify'];

/** `grantbook baseline ACTION [NAME]`: what was agreed, kept as a tag that says what it holds. */
export const baselineCommand: Command = {
  name: 'baseline',
  summary: 'keep what was agreed, and show what deviates from it',
  args: [
    { name: 'action', description: 'create, list, diff or verify', choices: ACTIONS },
    { name: 'name', description: 'the baseline’s name: GA-2022', optional: true },
  ],
  options: [
    {
      flags: '-f, --format <name>',
      description: 'of diff: text, md, csv or json',
      choices: ['text', 'md', 'csv', 'json'],
    },
  ],
  reads: 'what is committed, and the tags baseline/…',
  writes: 'for create one annotated tag; otherwise nothing',
  exits: [
    '0 done, shown or in order',
    '1 a book with errors; a baseline that is not what it was; records that could not be compared',
    '2 no such baseline, a name that is taken, edits that are not committed',
    '3 no git',
  ],
  examples: [
    ['grantbook baseline create GA-2022 -m "as signed"', 'keep what is committed as agreed'],
    ['grantbook baseline diff GA-2022 --format md', 'what deviates from it, and on whose basis'],
    ['grantbook baseline verify GA-2022', 'check that nobody has moved or changed it'],
  ],
  run: runBaseline,
};

async function runBaseline(context: Context, input: Input): Promise<number> {
  const [action = '', name] = input.args;
  if (!ACTIONS.includes(action))
    throw new RequestError(
      `"${action}" is nothing to do with a baseline`,
      `use one of: ${ACTIONS.join(', ')}`,
    );
  const book = await openBook(context.globals);
  const repository = repositoryOf(book);
  if (action === 'list') {
    const all = baselineNames(repository).map((each) => readBaseline(repository, each));
    return list(all, context);
  }
  if (name === undefined)
    throw new RequestError('which baseline?', `for example: grantbook baseline ${action} GA-2022`);
  if (action === 'create') return createBaseline(book, name, context);
  const baseline = readBaseline(repository, name);
  if (baseline.faults.length > 0) return refuse(baseline, context);
  if (action === 'verify') return inOrder(baseline, context);
  return diffBaseline(book, { baseline, format: formatOption(input, context.globals) ?? 'text' }, context);
}

function list(all: readonly Baseline[], { out, globals }: Context): number {
  const rows = all.map(({ name, commit = '', reason, faults }) => ({ name, commit, reason, faults }));
  if (globals.json) out.data(`${showJson(rows, 2)}\n`);
  else if (rows.length === 0) out.talk('there are no baselines yet: grantbook baseline create NAME\n');
  else {
    const cells = rows.map(({ name, commit, reason, faults }) => [
      name,
      commit.slice(0, 10),
      faults[0] ?? reason,
    ]);
    out.data(tableText({ headings: ['baseline', 'commit', 'why'], rows: cells }, out.paint, out.width));
  }
  return rows.some(({ faults }) => faults.length > 0) ? EXIT.findings : EXIT.clean;
}

function refuse({ name, faults }: Baseline, { out, globals }: Context): number {
  if (globals.json) out.data(`${showJson({ name, ok: false, faults }, 2)}\n`);
  else for (const fault of faults) out.data(`baseline ${name}: ${showLine(fault)}\n`);
  out.warn('it cannot be trusted; compare with the tag elsewhere: git ls-remote --tags origin\n');
  return EXIT.findings;
}

function inOrder({ name, commit = '' }: Baseline, { out, globals }: Context): number {
  if (globals.json) out.data(`${showJson({ name, ok: true, commit }, 2)}\n`);
  else out.data(`baseline ${name}: as it was made, at ${commit.slice(0, 10)}\n`);
  return EXIT.clean;
}
