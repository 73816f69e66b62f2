import {
  chmodSync,
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder, writeNewFile } from '../durable-write.ts';
import { errorCode } from '../error-code.ts';
import { findObstacle, makeFolders } from '../real-folders.ts';
import { changedMeanwhile, sameBytes } from './check-targets.ts';
import { namesAside } from './journal.ts';
import type { Repository } from './repository.ts';
import type { Placed } from './target.ts';
import type { Transaction } from './transaction.ts';

/**
 * Puts the new bytes of all targets into the work tree. All of them are on the disk beside their
 * targets, with the old ones kept, before the first one is moved into place: a full disk shows
 * before anything was touched, and taking back needs no room.
 */
export function replaceFiles(repo: Repository, targets: readonly Placed[], transaction: Transaction): void {
  const staged = targets.flatMap((target, i) =>
    sameBytes(target.bytes, target.present) ? [] : [stageFile(repo, { target, i }, transaction)],
  );
  for (const file of staged) moveIntoPlace(repo, file, transaction);
  for (const folder of new Set(staged.map(({ file }) => dirname(file)))) syncFolder(folder);
}

type Staged = {
  readonly target: Placed;
  readonly file: string;
  readonly fresh: string;
  readonly kept: string;
};

function stageFile(
  { topLevel }: Repository,
  { target, i }: { target: Placed; i: number },
  transaction: Transaction,
): Staged {
  const file = join(topLevel, target.path);
  const { fresh, kept } = namesAside(transaction.id, target.path, i);
  const staged = { target, file, fresh: join(topLevel, fresh), kept: join(topLevel, kept) };
  transaction.onEnd(() => rmSync(staged.kept, { force: true }));
  transaction.onEnd(() => rmSync(staged.fresh, { force: true }));
  if (target.bytes !== undefined) {
    makeFolders(topLevel, target.path, (folder) => {
      transaction.onRollback(() => rmdirSync(join(topLevel, folder)));
    });
    transaction.onRollback(() => rmSync(staged.fresh, { force: true }));
    writeNewFile(staged.fresh, target.bytes);
  }
  if (target.present !== undefined) {
    if (target.bytes !== undefined) chmodSync(staged.fresh, lstatSync(file).mode & 0o777);
    keep(file, staged.kept);
  }
  return staged;
}

/** A second name costs no room; file systems without hard links get a copy. */
function keep(file: string, kept: string): void {
  try {
    linkSync(file, kept);
  } catch (error) {
    if (!isWithoutLinks(error)) throw error;
    copyFileSync(file, kept, constants.COPYFILE_EXCL);
  }
}

function moveIntoPlace(
  { topLevel }: Repository,
  { target, file, fresh, kept }: Staged,
  transaction: Transaction,
): void {
  if (findObstacle(topLevel, target.path) || !sameBytes(read(file), target.present)) {
    throw changedMeanwhile(target.bookPath);
  }
  transaction.onRollback(() => {
    // What somebody has written over it meanwhile, or made in its place, is theirs.
    if (!sameBytes(read(file), target.bytes)) return;
    if (target.present === undefined) rmSync(file, { force: true });
    else renameSync(kept, file);
  });
  if (target.bytes === undefined) rmSync(file);
  else if (target.present === undefined) placeNew(fresh, file, target.bookPath);
  else renameSync(fresh, file);
  // It is the same file: who wrote into it since it was looked at has written into this.
  if (!sameBytes(read(kept), target.present)) throw changedMeanwhile(target.bookPath);
}

/** A new file never replaces one that has come meanwhile; file systems without hard links can only rename. */
function placeNew(fresh: string, file: string, bookPath: string): void {
  try {
    linkSync(fresh, file);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw changedMeanwhile(bookPath);
    if (!isWithoutLinks(error)) throw error;
    renameSync(fresh, file);
    return;
  }
  rmSync(fresh);
}

function isWithoutLinks(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EMLINK', 'ENOSYS'].includes(errorCode(error) ?? '');
}

function read(file: string): Uint8Array | undefined {
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  return readFileSync(file);
}
