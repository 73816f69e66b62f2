import { type BigIntStats, lstatSync, statSync } from 'node:fs';

/** What the system says of a file, as a text that changes whenever the file does: nobody can set the time of its last change. */
export type Stamp = string;

/** A file and how it stands on the disk; without a stamp where it is not there. */
export type FileState = { readonly path: string; readonly stamp: Stamp | undefined };

/** A file looked at just now, with all that the system says of it. */
export type FileSeen = FileState & { readonly stats: BigIntStats | undefined };

/**
 * Returns the stamp of a file: one short text, as a big book has a hundred thousand files. It is joined, and no
 * template: the engine keeps what a template was put together from, five times as much.
 */
export function stampOf({ mode, size, mtimeNs, ctimeNs, ino, dev }: BigIntStats): Stamp {
  return [mode, size, mtimeNs, ctimeNs, ino, dev].join(' ');
}

/** Returns whether a file is the one that had a stamp, and nothing was written to it since. */
export function isUnwritten(before: Stamp, now: BigIntStats): boolean {
  if (before === stampOf(now)) return true;
  const [, size, mtimeNs, , ino, dev] = before.split(' ');
  const same = [size, mtimeNs, ino, dev].join(' ');
  return same === `${now.size} ${now.mtimeNs} ${now.ino} ${now.dev}`;
}

/** Returns how a file stands on the disk. */
export function stateOf(path: string): FileSeen {
  return seen(path, lstatSync(path, { bigint: true, throwIfNoEntry: false }));
}

/** Returns how the file stands that a path leads to. */
export function followed(path: string): FileSeen {
  return seen(path, statSync(path, { bigint: true, throwIfNoEntry: false }));
}

function seen(path: string, stats: BigIntStats | undefined): FileSeen {
  return { path, stats, stamp: stats && stampOf(stats) };
}

/** Returns a line that changes whenever a file does, or comes, or goes. */
export function lineOf({ path, stamp = '-' }: FileState): string {
  return `${path}\0${stamp}`;
}

/** For so long, in milliseconds, a second change may not show in the times of a file: git calls it racy. */
const YOUNG = 2000;

/** Returns whether one of some files had only just changed at a time, in milliseconds since 1970: it may change again, and look the same. */
export function isYoung(files: readonly FileState[], at: number): boolean {
  return files.some(({ stamp }) => {
    const [, , mtimeNs, ctimeNs] = (stamp ?? '').split(' ').map(Number);
    return Math.max(mtimeNs ?? 0, ctimeNs ?? 0) / 1e6 >= at - YOUNG;
  });
}
