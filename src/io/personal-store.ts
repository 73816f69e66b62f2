import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CannotError } from '../base/cannot-error.ts';
import { STORE_FOLDER } from '../registry/files.ts';
import { commitChanges } from './git/commit-plan.ts';
import { openRepository, type Repository } from './git/repository.ts';
import { askGit } from './git/run-git.ts';
import { initRepository } from './git/simple.ts';

/** What has changed in the store of personal values, and what its own repository says of it. */
export type StoreChange = {
  /** New bytes by path from the book's root. */
  readonly personal: ReadonlyMap<string, Uint8Array>;
  readonly message: string;
};

/** Keeps what has changed in the store: one that is a repository gets a commit of its own. Returns what to say of it. */
export async function keepStored(root: string, { personal, message }: StoreChange): Promise<string> {
  const files = [...personal];
  if (files.length === 0) return '';
  const repository = await storeRepository(root);
  const names = files.map(([path]) => path).join(', ');
  if (!repository) return `stored in ${names}, which no commit holds\n`;
  const writes = new Map(files.map(([path, bytes]) => [path.slice(STORE_FOLDER.length), bytes]));
  const allowDirty = new Set(writes.keys());
  const { oid } = await commitChanges(repository, { writes, deletes: [], message, allowDirty });
  return `stored in ${names}, as ${oid.slice(0, 10)} of the store’s own repository\n`;
}

/** Returns the repository that the store is by itself; undefined where it is a plain folder, or not there. */
export async function storeRepository(root: string): Promise<Repository | undefined> {
  const folder = join(root, STORE_FOLDER);
  if (!existsSync(join(folder, '.git'))) return undefined;
  const repository = await openRepository(folder);
  return repository && realpathSync(repository.topLevel) === realpathSync(folder) ? repository : undefined;
}

const KEY_FILE = `${STORE_FOLDER}redaction.key`;

/** Returns the key with which digests of erased values are made; a new one where the store has none yet. */
export function redactionKey(root: string): { readonly key: string; readonly fresh: boolean } {
  const file = join(root, KEY_FILE);
  if (existsSync(file)) return { key: readFileSync(file, 'utf8').trim(), fresh: false };
  return { key: randomBytes(32).toString('hex'), fresh: true };
}

/** Returns the file of the store that holds a new key. */
export function keyFile(key: string): readonly [path: string, bytes: Uint8Array] {
  return [KEY_FILE, new TextEncoder().encode(`${key}\n`)];
}

/** What became of the store's own repository: undefined where it has none; the remotes that hold the old one still. */
export type Forgotten = { readonly remotes: readonly string[] } | undefined;

/**
 * Makes the store's repository anew, with what the store holds now as its only commit: what it held
 * before is in no object of it any more. Throws where that fails; the old one is then in its place.
 */
export async function forgetStoreHistory(root: string, message: string): Promise<Forgotten> {
  const repository = await storeRepository(root);
  if (!repository) return undefined;
  const folder = join(root, STORE_FOLDER);
  const remotes = askGit({ cwd: folder, args: ['remote'] })
    .split('\n')
    .filter((name) => name !== '');
  const paths = askGit({ cwd: folder, args: ['ls-files', '-z'] })
    .split('\0')
    .filter((path) => path !== '');
  const writes = new Map(
    paths
      .filter((path) => existsSync(join(folder, path)))
      .map((path) => [path, readFileSync(join(folder, path))]),
  );
  const [now, old] = [join(folder, '.git'), join(folder, '.git.old')];
  renameSync(now, old);
  try {
    await initRepository(folder);
    const fresh = await openRepository(folder);
    if (!fresh) throw new CannotError('git made no repository of the store');
    await commitChanges(fresh, { writes, deletes: [], message, allowDirty: new Set(writes.keys()) });
  } catch (error) {
    rmSync(now, { recursive: true, force: true });
    renameSync(old, now);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
  return { remotes };
}
