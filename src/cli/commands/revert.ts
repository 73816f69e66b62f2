import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { parseCommitMessage } from '../../change/parse-commit-message.ts';
import { isBookPath } from '../../io/book-paths.ts';
import { diffTrees } from '../../io/git/diff-trees.ts';
import { parseCommitObject } from '../../io/git/parse-commit-object.ts';
import { readCommitObjects } from '../../io/git/read-commit-objects.ts';
import { type Repository, resolveRef } from '../../io/git/repository.ts';
import { revertCommit } from '../../procedures/revert-commit.ts';
import { loadBook, openBook, repositoryOf } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { type Command, EXIT, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { comparePair, loadPair } from '../diff/compare-revisions.ts';
import { isWhole, notComparedLines } from '../diff/words.ts';
import { WRITE_EXITS } from '../write-command.ts';

/** `grantbook revert COMMIT -m WHY`: takes back what a commit changed, as a commit of its own. */
export const revertCommand: Command = {
  name: 'revert',
  summary: 'take back what a commit changed, and say why',
  args: [{ name: 'commit', description: 'the commit, as grantbook log shows it' }],
  options: [],
  reads: 'the book before and after the commit, and as it is now',
  writes: 'one commit that takes back what the other changed, where nothing else has changed it since',
  exits: WRITE_EXITS,
  examples: [
    ['grantbook revert HEAD -m "entered for the wrong partner"', 'take the last commit back'],
    ['grantbook revert 3f2a91c0de -m "not agreed" --dry-run', 'see what would be taken back'],
  ],
  run: runRevert,
};

async function runRevert(context: Context, input: Input): Promise<number> {
  const { globals } = context;
  const [name = ''] = input.args;
  const { reason } = globals;
  if (reason === undefined || reason.trim() === '')
    throw new RequestError('why is it taken back?', `say it: grantbook revert ${name} -m "…"`);
  const book = await openBook(globals);
  const found = readCommit(repositoryOf(book), name);
  const range = { from: { name: `${name}~1`, commit: found.parent }, to: { name, commit: found.oid } };
  const pair = await loadPair(book, range);
  const compared = comparePair(book, { range, pair, only: {} });
  if (!isWhole(compared))
    return refuse({ why: 'it cannot be told what it changed', lines: notComparedLines(compared) }, context);
  const workspace = await loadBook(book);
  const request = { commit: found, reason, pair, records: compared.records, paths: found.paths, workspace };
  const reverted = await revertCommit(request);
  if ('inTheWay' in reverted)
    return refuse({ why: 'what it changed is no longer as it left it', lines: reverted.inTheWay }, context);
  return carryOut(reverted.plan, { book, workspace }, context);
}

type Refusal = { readonly why: string; readonly lines: readonly string[] };

function refuse({ why, lines }: Refusal, { out }: Context): number {
  out.data(lines.map((line) => `${showLine(line)}\n`).join(''));
  out.warn(`${out.paint.red('refused:')} ${why}; nothing was changed\n`);
  return EXIT.findings;
}

type Found = {
  readonly oid: string;
  readonly parent: string;
  readonly subject: string;
  /** The files it touched, from the book's root. */
  readonly paths: readonly string[];
};

/** Reads a commit that can be taken back. Throws a RequestError for a merge, a first commit, and one of other files. */
function readCommit(repository: Repository, name: string): Found {
  const oid = resolveRef(repository, name);
  const [bytes] = readCommitObjects(repository, [oid]);
  const commit = parseCommitObject(bytes ?? new Uint8Array());
  const [parent, second] = commit.parents;
  if (second !== undefined)
    throw new RequestError(
      `"${name}" is a merge: it brings several commits together`,
      'take them back one by one: see git log',
    );
  if (parent === undefined)
    throw new RequestError(
      `"${name}" is the first commit: there is nothing before it`,
      'see: grantbook log ID',
    );
  const [before] = readCommitObjects(repository, [parent]);
  const trees = { before: parseCommitObject(before ?? new Uint8Array()).tree, after: commit.tree };
  const paths = (diffTrees(repository, [trees], [])[0] ?? []).map(({ path }) => path);
  const { bookPrefix: prefix } = repository;
  const foreign = paths.find((path) => !path.startsWith(prefix) || !isBookPath(path.slice(prefix.length)));
  if (foreign !== undefined)
    throw new RequestError(
      `"${name}" touches files that are not the book’s: ${foreign}`,
      `take it back with git: git revert ${oid.slice(0, 10)}`,
    );
  const { subject } = parseCommitMessage(commit.message);
  return { oid, parent, subject, paths: paths.map((path) => path.slice(prefix.length)) };
}
