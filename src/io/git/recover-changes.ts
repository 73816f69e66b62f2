import { lstatSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../base/digest.ts';
import { findObstacle } from '../real-folders.ts';
import { isTransaction, type Journal, type JournalFile, namesAside, readJournal } from './journal.ts';
import { readIndex } from './read-index.ts';
import { removeBranchLocks, removeIndexLock } from './remove-left-locks.ts';
import { replaceIndex, restoreIndex, waitForIndex } from './replace-index.ts';
import { type Repository, readCheckedOut, refOf } from './repository.ts';
import { runGit } from './run-git.ts';
import { runTransaction } from './transaction.ts';

/** What came of a change whose process died before it was done with it. */
export type Recovery = {
  /** What the change was, as its commit says. */
  readonly subject: string;
  /** `left`: the branch has moved on since, so what stands in the files is the user's to decide. */
  readonly outcome: 'committed' | 'taken back' | 'left';
  /** Files that hold neither what was before nor what was to be: somebody has edited them since. */
  readonly edited: readonly string[];
};

/**
 * Ends what commands that died have begun, under the commit lock: what the branch holds is done, all else
 * is taken back. Interrupted, it begins anew the next time. Throws a CommitRefused where git holds the index, or
 * where it cannot be read what was begun.
 */
export async function recoverChanges(repo: Repository): Promise<Recovery[]> {
  const recoveries: Recovery[] = [];
  const names = readdirSync(repo.gitDir).filter(isTransaction).sort();
  // What is no folder, or a link to one, no change of ours has made.
  const folders = names
    .map((name) => join(repo.gitDir, name))
    .filter((path) => lstatSync(path).isDirectory());
  removeIndexLock(repo, folders);
  for (const folder of folders) {
    const journal = readJournal(folder);
    if (journal) recoveries.push(await recoverChange(repo, { folder, journal }));
    // A git that outlives the command may still put something into it.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
  return recoveries;
}

type Cut = { readonly folder: string; readonly journal: Journal };

async function recoverChange(repo: Repository, { folder, journal }: Cut): Promise<Recovery> {
  await removeBranchLocks(repo, { folder, ref: journal.ref, fresh: journal.fresh });
  const { subject, files } = journal;
  const outcome = outcomeOf(repo, journal);
  const edited =
    outcome === 'taken back'
      ? files.filter((file, i) => !takeBack(repo, { id: journal.id, file, i })).map(({ path }) => path)
      : [];
  if (outcome === 'taken back') {
    await waitForIndex(repo.gitDir);
    // As a whole where nobody has touched it since, which needs no room.
    if (!restoreIndex(repo.gitDir, folder)) await takeBackIndex(repo, files);
  }
  tidy(repo, journal);
  return { subject, outcome, edited };
}

/** Files and index come before the branch: where that held the commit, everything was done. */
function outcomeOf(repo: Repository, { ref, old, fresh }: Journal): Recovery['outcome'] {
  if (wasReached(repo, ref, fresh)) return 'committed';
  const now = readCheckedOut(repo.topLevel);
  return refOf(now) === ref && (now.head ?? null) === old ? 'taken back' : 'left';
}

/** Whether a branch holds a commit, or held it before somebody took it back by hand: its log tells. */
function wasReached({ topLevel: cwd }: Repository, ref: string, commit: string): boolean {
  const accept = [0, 1, 128];
  if (runGit({ cwd, args: ['merge-base', '--is-ancestor', commit, ref], accept }).status === 0) return true;
  const log = runGit({ cwd, args: ['log', '--walk-reflogs', '--format=%H', ref, '--'], accept });
  return log.stdout.toString('latin1').split('\n').includes(commit);
}

type Place = { readonly id: string; readonly file: JournalFile; readonly i: number };

/** Puts a file back as it was; false where somebody has edited it since. */
function takeBack({ topLevel }: Repository, { id, file, i }: Place): boolean {
  const { path, before, after } = file;
  if (before === after) return true;
  const place = join(topLevel, path);
  const now = findObstacle(topLevel, path) ? undefined : digestOf(place);
  if (now === before) return true;
  if (now !== after) return false;
  const kept = join(topLevel, namesAside(id, path, i).kept);
  if (before === null) rmSync(place);
  else if (digestOf(kept) === before) renameSync(kept, place);
  else return false;
  return true;
}

/** Null where there is nothing; undefined where there is something else than a file. */
function digestOf(file: string): string | null | undefined {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  return stats.isFile() ? sha256(readFileSync(file)) : undefined;
}

/** Of the user's index only those entries go back that hold what the change put there. */
async function takeBackIndex(repo: Repository, files: readonly JournalFile[]): Promise<void> {
  const entries = readIndex(
    repo,
    files.map(({ path }) => path),
  );
  const held = new Map(entries.map(({ path, mode, id }) => [path, `${mode} ${id}`]));
  const nothing = '0'.repeat(repo.objectFormat === 'sha256' ? 64 : 40);
  const lines = files.flatMap(({ path, indexed: { before, after } }) => {
    const [now, was, put] = [held.get(path), asText(before), asText(after)];
    if (now === was || now !== put) return [];
    return [before === null ? `0 ${nothing}\t${path}\0` : `${was}\t${path}\0`];
  });
  if (lines.length === 0) return;
  await runTransaction(repo.gitDir, (transaction) => replaceIndex(repo, lines.join(''), transaction));
}

function asText(entry: JournalFile['indexed']['before']): string | undefined {
  return entry === null ? undefined : `${entry.mode} ${entry.id}`;
}

/** What stood beside the files, and the folders made for them where they are empty. */
function tidy({ topLevel }: Repository, { id, files, folders }: Journal): void {
  for (const [i, { path }] of files.entries()) {
    if (findObstacle(topLevel, path)) continue;
    for (const name of Object.values(namesAside(id, path, i))) rmSync(join(topLevel, name), { force: true });
  }
  for (const folder of folders.toReversed()) {
    try {
      rmdirSync(join(topLevel, folder));
    } catch {
      // It holds something, or was never made.
    }
  }
}
