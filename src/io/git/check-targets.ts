import { gitBlobId } from '../../base/digest.ts';
import { showLine } from '../../base/show-text.ts';
import { type Conversion, readConversions } from './attributes.ts';
import { CommitRefused } from './commit-refused.ts';
import { findTargetFile } from './find-target-file.ts';
import { READ_FLAGS } from './git-environment.ts';
import { hasCrLf, toCommitted } from './line-ends.ts';
import { listTree, splitNul, type TreeEntry } from './list-tree.ts';
import { readBlobs } from './read-blobs.ts';
import { type IndexEntry, readIndex } from './read-index.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';
import type { Target, Wanted } from './target.ts';

const MAX_NAMED = 200;

/**
 * Returns the changes with all that has to be known to make them. Throws a CommitRefused where one
 * would lead astray, or would take work of the user with it. Writes nothing.
 */
export function checkTargets(repo: Repository, wanted: readonly Wanted[]): Target[] {
  refuseTwins(wanted);
  const present = new Map(wanted.map((want) => [want.path, findTargetFile(repo.topLevel, want)]));
  const paths = wanted.map(({ path }) => path);
  const state = readState(repo, paths);
  refuseIgnored(repo, wanted, state);
  const before = readOldLineEnds(repo, { wanted, present, state });
  return wanted.map((want) => {
    const convert = (bytes: Uint8Array | undefined): Uint8Array | undefined =>
      bytes && toCommitted(bytes, state.conversion(want.path), before.get(want.path));
    const now = present.get(want.path);
    const entry = state.index.get(want.path);
    const target = {
      ...want,
      present: now,
      head: state.head.get(want.path),
      indexed: entry && { mode: entry.mode, id: entry.id },
      committed: convert(want.bytes),
      mode: entry?.mode ?? state.head.get(want.path)?.mode ?? '100644',
    };
    const worktreeId = idOf(repo, convert(now));
    refuseUserWork(target, { worktreeId, index: entry });
    return target;
  });
}

type State = {
  readonly head: ReadonlyMap<string, TreeEntry>;
  readonly index: ReadonlyMap<string, IndexEntry>;
  readonly conversion: (path: string) => Conversion;
};

function readState(repo: Repository, paths: readonly string[]): State {
  // Beyond a few hundred names it is quicker, and always possible, to list everything.
  const named = paths.length <= MAX_NAMED ? paths : [];
  const entries = readIndex(repo, named);
  const wanted = new Set(paths);
  const unmerged = entries.find(({ path, stage }) => stage !== '0' && wanted.has(path));
  if (unmerged) throw unmergedTarget(unmerged.path);
  const head = repo.head === undefined ? [] : listTree(repo, repo.head, named);
  const conversions = readConversions(repo, paths);
  const state: State = {
    head: new Map(head.map((entry) => [entry.path, entry])),
    index: new Map(entries.map((entry) => [entry.path, entry])),
    conversion: (path) => conversions.get(path) ?? { lineEnds: 'never', transformedBy: undefined },
  };
  for (const path of paths) refuseOddTarget(path, state);
  return state;
}

function refuseTwins(wanted: readonly Wanted[]): void {
  const seen = new Map<string, string>();
  for (const { bookPath, path } of wanted) {
    const folded = path.normalize('NFC').toLowerCase();
    const twin = seen.get(folded);
    if (twin !== undefined) {
      const why = twin === bookPath ? 'is named twice' : `and "${twin}" are one file on some systems`;
      throw new CommitRefused('collision', `"${bookPath}" ${why}`);
    }
    seen.set(folded, bookPath);
  }
}

function refuseOddTarget(path: string, { head, index, conversion }: State): void {
  for (const mode of [head.get(path)?.mode, index.get(path)?.mode]) {
    if (mode === undefined || mode === '100644' || mode === '100755') continue;
    const what = mode === '120000' ? 'a symbolic link' : 'a submodule';
    throw new CommitRefused(mode === '120000' ? 'symlink' : 'not-a-file', `git keeps "${path}" as ${what}`);
  }
  const { transformedBy } = conversion(path);
  if (transformedBy === undefined) return;
  throw new CommitRefused('transformed', `.gitattributes has "${path}" transformed (${transformedBy})`, {
    hint: `grantbook commits files as they are; take ${transformedBy} away for it in .gitattributes`,
  });
}

function refuseIgnored(repo: Repository, wanted: readonly Wanted[], { index, head }: State): void {
  const fresh = wanted.filter(({ path, bytes }) => bytes && !index.has(path) && !head.has(path));
  if (fresh.length === 0) return;
  // check-ignore knows no literal pathspecs; `./` takes the magic out of a leading `:`.
  const input = fresh.map(({ path }) => `./${path}\0`).join('');
  const args = ['check-ignore', '-z', '--stdin'];
  const flags = READ_FLAGS.filter((flag) => flag !== '--literal-pathspecs');
  const call = { cwd: repo.topLevel, args, flags, input, accept: [0, 1] };
  const [ignored] = splitNul(runGit(call).stdout);
  if (ignored === undefined) return;
  const path = showLine(ignored.slice(2));
  throw new CommitRefused('ignored', `"${path}" is ignored by git, so it would never be committed`, {
    hint: `see which rule says so: git check-ignore -v "${path}"`,
  });
}

type Bytes = ReadonlyMap<string, Uint8Array | undefined>;
type Known = { readonly wanted: readonly Wanted[]; readonly present: Bytes; readonly state: State };

/** Returns the committed bytes of files whose line ends are in question: of those alone. */
function readOldLineEnds(repo: Repository, { wanted, present, state }: Known): Map<string, Uint8Array> {
  const doubtful = wanted.flatMap(({ path, bytes }) => {
    const head = state.head.get(path);
    if (head === undefined || state.conversion(path).lineEnds !== 'auto') return [];
    return [bytes, present.get(path)].some((some) => some && hasCrLf(some)) ? [head] : [];
  });
  const blobs = readBlobs(
    repo,
    doubtful.map(({ id }) => id),
  );
  return new Map(doubtful.flatMap(({ path, id }) => [[path, blobs.get(id) ?? new Uint8Array()] as const]));
}

function idOf(repo: Repository, bytes: Uint8Array | undefined): string | undefined {
  return bytes && gitBlobId(bytes, repo.objectFormat);
}

type Tracked = { readonly worktreeId: string | undefined; readonly index: IndexEntry | undefined };

function refuseUserWork(target: Target, { worktreeId, index }: Tracked): void {
  const { bookPath, bytes, byHand, present, head } = target;
  if (byHand) {
    if (!sameBytes(present, bytes)) throw changedMeanwhile(bookPath);
    return;
  }
  if (head === undefined && index === undefined && present !== undefined) throw untracked(bookPath);
  if (worktreeId === head?.id && index?.id === head?.id && index?.mode === head?.mode) return;
  throw new CommitRefused('dirty', `"${bookPath}" has edits that are not committed`, {
    hint: `commit them first: grantbook save ${bookPath}`,
  });
}

/** Returns the refusal for a file that was changed after the change to it was decided. */
export function changedMeanwhile(path: string): CommitRefused {
  return new CommitRefused('changed-meanwhile', `"${path}" was edited in the meantime`, {
    hint: 'run the command again: it will look at the new state',
  });
}

/** Returns whether two files hold the same; an absent one equals none but an absent one. */
export function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Buffer.compare(a, b) === 0;
}

function untracked(path: string): CommitRefused {
  return new CommitRefused('dirty', `"${path}" exists already and was never committed`, {
    hint: `commit it first: grantbook save ${path}`,
  });
}

function unmergedTarget(path: string): CommitRefused {
  return new CommitRefused('unmerged', `"${path}" has a conflict that is not resolved`, {
    hint: `resolve it first: edit the file, then git add "${path}"`,
  });
}
