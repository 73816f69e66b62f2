import { existsSync, lstatSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { sha256 } from '../../base/digest.ts';
import { syncFolder, writeNewFile } from '../durable-write.ts';
import { parentFolders } from '../real-folders.ts';
import { CommitRefused } from './commit-refused.ts';
import type { Blobs } from './index-info.ts';
import { type Repository, refOf } from './repository.ts';
import type { Placed, Target } from './target.ts';
import { unsafePath } from './target-path.ts';

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

/** The file in the folder of a change that tells of it. */
export const JOURNAL = 'journal.json';

/** Whether a name in git's folder is that of a change under way, or of one that was cut off. */
export function isTransaction(name: string): boolean {
  return name.startsWith('grantbook-tx-');
}

/** What a change is made of, when nothing of it can be seen yet. */
export type Begun = {
  readonly id: string;
  readonly oid: string;
  readonly message: string;
  readonly targets: readonly Target[];
  /** Files that change along, and that no commit holds. */
  readonly aside: readonly Placed[];
  readonly blobs: Blobs;
};

/** Writes down a change in the folder of its transaction, and waits until that is on the disk. */
export function writeJournal(repo: Repository, folder: string, begun: Begun): void {
  const { id, oid, message, targets, aside, blobs } = begun;
  const journal: Journal = {
    id,
    ref: refOf(repo),
    old: repo.head ?? null,
    fresh: oid,
    subject: message.split('\n', 1)[0] ?? '',
    files: [...targets.map((target) => fileOf(target, blobs)), ...aside.map(asideFile)],
    folders: missingFolders(repo, [...targets, ...aside]),
  };
  const file = join(folder, JOURNAL);
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

function asideFile({ path, present, bytes }: Placed): JournalFile {
  return { path, before: digest(present), after: digest(bytes), indexed: { before: null, after: null } };
}

function missingFolders({ topLevel }: Repository, targets: readonly Placed[]): string[] {
  const parents = targets.flatMap(({ path, bytes }) => (bytes === undefined ? [] : parentFolders(path)));
  return [...new Set(parents)].filter((folder) => !existsSync(join(topLevel, folder))).sort();
}

function digest(bytes: Uint8Array | undefined): string | null {
  return bytes === undefined ? null : sha256(bytes);
}

/**
 * Returns the change that a folder of a transaction tells of; undefined where nothing of it could be seen yet. Throws a
 * CommitRefused where it tells of none that could have been begun here: nothing is guessed then, and nothing touched.
 */
export function readJournal(folder: string): Journal | undefined {
  const file = join(folder, JOURNAL);
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return undefined;
  const journal = parsed(readFileSync(file, 'utf8'));
  if (isJournal(journal)) return journal;
  throw new CommitRefused('failed', `what a command that was cut off wrote down cannot be read: "${file}"`, {
    hint: `see what it left and put that right: git status; then take its notes away: rm -r "${folder}"`,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Unread<T> = { readonly [key in keyof T]?: unknown };

function isJournal(value: unknown): value is Journal {
  if (typeof value !== 'object' || value === null) return false;
  const { id, ref, old, fresh, subject, files, folders }: Unread<Journal> = value;
  return (
    isLike(id, /^[A-Za-z0-9]+$/) &&
    isLike(ref, /^refs\/heads\//) &&
    (old === null || isLike(old, OID)) &&
    isLike(fresh, OID) &&
    typeof subject === 'string' &&
    isListOf(files, isFile) &&
    isListOf(folders, isPlace)
  );
}

const OID = /^[0-9a-f]{40,64}$/;

function isFile(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { path, before, after, indexed }: Unread<JournalFile> = value;
  if (!isPlace(path) || ![before, after].every((each) => each === null || isLike(each, OID))) return false;
  if (typeof indexed !== 'object' || indexed === null) return false;
  const entries: Unread<JournalFile['indexed']> = indexed;
  return [entries.before, entries.after].every((each) => each === null || isEntry(each));
}

function isEntry(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { mode, id }: Unread<NonNullable<Entry>> = value;
  return isLike(mode, /^1[0-7]{5}$/) && isLike(id, OID);
}

/** Whether it leads to a place below the top level. */
function isPlace(value: unknown): boolean {
  return typeof value === 'string' && unsafePath(value) === undefined;
}

function isLike(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function isListOf(value: unknown, is: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
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
