import type { FileEntry } from '../../registry/files.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** A file of a commit: its git mode, blob id and size are known. */
export type TreeEntry = FileEntry & { readonly id: string };

/** Returns the files of a commit under the given paths from the top level, in git's order. */
export function listTree(repo: Repository, oid: string, paths: readonly string[]): TreeEntry[] {
  const args = ['ls-tree', '-r', '-z', '-l', '--full-tree', oid, '--', ...paths];
  return splitNul(runGit({ cwd: repo.topLevel, args }).stdout).map(parseEntry);
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
