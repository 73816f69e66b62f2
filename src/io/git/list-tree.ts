import type { FileEntry } from '../../registry/files.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** A file of a commit: its git mode, blob id and size are known. */
export type TreeEntry = FileEntry & { readonly id: string };

/** Commits do not change: what was listed once while a repository is open is not asked for again. */
const listed = new WeakMap<Repository, Map<string, readonly TreeEntry[]>>();

/** Returns the files of a commit under the given paths from the top level, in git's order. */
export function listTree(repo: Repository, oid: string, paths: readonly string[]): readonly TreeEntry[] {
  const known = listed.get(repo) ?? new Map<string, readonly TreeEntry[]>();
  listed.set(repo, known);
  const key = [oid, ...paths].join('\0');
  const entries = known.get(key) ?? askTree(repo, oid, paths);
  if (known.size < MOST_KNOWN) known.set(key, entries);
  return entries;
}

/** A history is walked commit by commit: of those, no more are kept. */
const MOST_KNOWN = 8;

function askTree(repo: Repository, oid: string, paths: readonly string[]): TreeEntry[] {
  const args = ['ls-tree', '-r', '-z', '-l', '--full-tree', oid, '--', ...paths];
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
