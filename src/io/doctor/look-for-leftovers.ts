import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CannotError } from '../../base/cannot-error.ts';
import type { LeftFacts } from '../../procedures/doctor/left-behind.ts';
import type { Lock } from '../../procedures/doctor/locks.ts';
import { BOOK_FOLDERS } from '../book-paths.ts';
import { lockHolder } from '../git/commit-lock.ts';
import { isTransaction, JOURNAL, readJournal } from '../git/journal.ts';
import type { Repository } from '../git/repository.ts';
import { filesBelow } from './files-below.ts';
import type { InClone } from './look-at-clone.ts';

const LOCKS = ['index.lock', 'HEAD.lock', 'config.lock', 'packed-refs.lock', 'shallow.lock'];

/** Returns the locks of git that stand there. */
export function lookForLocks({ repo }: InClone): Lock[] {
  const { gitDir, commonDir } = repo;
  const places = [...new Set([gitDir, commonDir])].flatMap((folder) =>
    LOCKS.map((name) => join(folder, name)),
  );
  const branches = filesBelow(join(commonDir, 'refs')).filter((path) => path.endsWith('.lock'));
  const all = [...places, ...branches.map((path) => join(commonDir, 'refs', path))];
  return all.flatMap((path) => {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats ? [{ path, age: (Date.now() - stats.mtimeMs) / 1000 }] : [];
  });
}

/** Returns what commands of grantbook left that were cut off. */
export function lookForLeftBehind({ repo }: InClone): LeftFacts {
  const begun = readdirSync(repo.gitDir)
    .filter(isTransaction)
    .map((name) => subjectOf(join(repo.gitDir, name)));
  return { begun, holder: lockHolder(repo.gitDir), files: filesAside(repo) };
}

function subjectOf(folder: string): string {
  const isOurs = lstatSync(folder).isDirectory();
  const journal = isOurs ? lstatSync(join(folder, JOURNAL), { throwIfNoEntry: false }) : undefined;
  // A link or a pipe no change of ours has made.
  if (!isOurs || journal?.isFile() === false) return `what stands in "${folder}" is not of grantbook`;
  try {
    return readJournal(folder)?.subject ?? 'nothing of it is to be seen yet';
  } catch (error) {
    if (error instanceof CannotError) return error.message;
    throw error;
  }
}

function filesAside({ topLevel, bookPrefix, bare }: Repository): string[] {
  if (bare) return [];
  return BOOK_FOLDERS.flatMap((folder) =>
    filesBelow(join(topLevel, bookPrefix, folder))
      .filter((path) => /(^|\/)\.grantbook-[A-Za-z0-9]+-\d+\.(tmp|bak)$/.test(path))
      .map((path) => `${bookPrefix}${folder}/${path}`),
  );
}
