import type { FileEntry } from '../../registry/files.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** A file of a commit: its git mode and blob id are known, and its size where it was asked for. */
export type TreeEntry = FileEntry & { readonly id: string };

/** What was listed of a commit: all of it, or the files at and below some paths. */
type Listed = {
  readonly oid: string;
  /** Whether the sizes were asked for. */
  readonly sized: boolean;
  readonly paths: readonly string[];
  readonly entries: readonly TreeEntry[];
};

/** Commits do not change: what was listed once while a repository is open is not asked for again. */
const listed = new WeakMap<Repository, Listed[]>();

/** A history is walked commit by commit: of those, no more are kept. */
const MOST_KNOWN = 8;

/** Returns the files of a commit under the given paths from the top level, in git's order. */
export function listTree(repo: Repository, oid: string, paths: readonly string[]): readonly TreeEntry[] {
  return listOnce(repo, { oid, sized: true, paths });
}

/** Returns the same without sizes: git looks into each object for its size, which takes many times as long where they are loose. */
export function listUnsized(repo: Repository, oid: string, paths: readonly string[]): readonly TreeEntry[] {
  return listOnce(repo, { oid, sized: false, paths });
}

function listOnce(repo: Repository, asked: Omit<Listed, 'entries'>): readonly TreeEntry[] {
  const { oid, sized, paths } = asked;
  const known = listed.get(repo) ?? [];
  listed.set(repo, known);
  const wider = known.find(
    (each) => each.oid === oid && (each.sized || !sized) && holdsAll(each.paths, paths),
  );
  if (wider)
    return wider.paths.join('\0') === paths.join('\0')
      ? wider.entries
      : wider.entries.filter(({ path }) => holds(paths, path));
  const entries = askTree(repo, asked);
  if (known.length < MOST_KNOWN) known.push({ ...asked, entries });
  return entries;
}

/** Whether what is at and below some paths holds all that is at and below others; no paths stand for the whole commit. */
function holdsAll(paths: readonly string[], others: readonly string[]): boolean {
  return paths.length === 0 || (others.length > 0 && others.every((path) => holds(paths, path)));
}

/** Whether a path is one of some, or below one. */
function holds(paths: readonly string[], path: string): boolean {
  return paths.some((each) => path === each || path.startsWith(each.endsWith('/') ? each : `${each}/`));
}

function askTree(repo: Repository, { oid, sized, paths }: Omit<Listed, 'entries'>): TreeEntry[] {
  const args = ['ls-tree', '-r', '-z', ...(sized ? ['-l'] : []), '--full-tree', oid, '--', ...paths];
  return splitNul(runGit({ cwd: repo.topLevel, args, env: repo.objects }).stdout).map(parseEntry);
}

/** Returns the records of output that ends each with NUL. */
export function splitNul(output: Buffer): string[] {
  return output.toString('utf8').split('\0').slice(0, -1);
}

function parseEntry(record: string): TreeEntry {
  const tab = record.indexOf('\t');
  const [mode = '', , id = '', size = ''] = record.slice(0, tab).split(/ +/);
  const entry = { path: record.slice(tab + 1), mode, id };
  // `-` for what is no file, `BAD` for a file whose object is missing.
  return /^\d+$/.test(size) ? { ...entry, size: Number(size) } : entry;
}
