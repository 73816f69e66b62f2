import { existsSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { sha256 } from '../../base/digest.ts';
import { syncFolder, writeNewFile } from '../durable-write.ts';
import { parentFolders } from '../real-folders.ts';
import type { Blobs } from './index-info.ts';
import type { Repository } from './repository.ts';
import type { Target } from './target.ts';

/** What the index holds of a file: mode and blob; null where it holds none. */
type Entry = { readonly mode: string; readonly id: string } | null;

/** A file of a change, as it was before and is to be: SHA-256 of its bytes, null where there is none. */
export type JournalFile = {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly indexed: { readonly before: Entry; readonly after: Entry };
};

/** A change under way, as it is written down before anything of it can be seen: what taking it back needs. */
export type Journal = {
  /** The word in the names of the files that it puts beside others. */
  readonly id: string;
  /** The branch, by its full name, where it was and where it is to be. */
  readonly ref: string;
  readonly old: string | null;
  readonly fresh: string;
  readonly subject: string;
  readonly files: readonly JournalFile[];
  /** The folders that it makes, outermost first. */
  readonly folders: readonly string[];
};

const NAME = 'journal.json';

/** What a change is made of, when nothing of it can be seen yet. */
export type Begun = {
  readonly id: string;
  readonly oid: string;
  readonly message: string;
  readonly targets: readonly Target[];
  readonly blobs: Blobs;
};

/** Writes down a change in the folder of its transaction, and waits until that is on the disk. */
export function writeJournal(repo: Repository, folder: string, begun: Begun): void {
  const { id, oid, message, targets, blobs } = begun;
  const journal: Journal = {
    id,
    ref: `refs/heads/${repo.branch ?? ''}`,
    old: repo.head ?? null,
    fresh: oid,
    subject: message.split('\n', 1)[0] ?? '',
    files: targets.map((target) => fileOf(target, blobs)),
    folders: missingFolders(repo, targets),
  };
  const file = join(folder, NAME);
  writeNewFile(`${file}.new`, JSON.stringify(journal));
  renameSync(`${file}.new`, file);
  syncFolder(folder);
  syncFolder(dirname(folder));
}

function fileOf({ path, present, bytes, mode, indexed }: Target, blobs: Blobs): JournalFile {
  const id = blobs.get(path);
  return {
    path,
    before: digest(present),
    after: digest(bytes),
    indexed: { before: indexed ?? null, after: id === undefined ? null : { mode, id } },
  };
}

function missingFolders({ topLevel }: Repository, targets: readonly Target[]): string[] {
  const parents = targets.flatMap(({ path, bytes }) => (bytes === undefined ? [] : parentFolders(path)));
  return [...new Set(parents)].filter((folder) => !existsSync(join(topLevel, folder))).sort();
}

function digest(bytes: Uint8Array | undefined): string | null {
  return bytes === undefined ? null : sha256(bytes);
}

/** Returns the change that a folder of a transaction tells of; undefined where nothing of it could be seen yet. */
export function readJournal(folder: string): Journal | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, NAME), 'utf8')) as Journal;
  } catch {
    return undefined;
  }
}

/** Returns the names, from the top level, under which the new and the old bytes of a change's files stand beside them. */
export function namesAside(
  id: string,
  path: string,
  i: number,
): { readonly fresh: string; readonly kept: string } {
  const name = posix.join(posix.dirname(path), `.grantbook-${id}-${i}`);
  return { fresh: `${name}.tmp`, kept: `${name}.bak` };
}
