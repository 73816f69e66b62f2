import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { env, getuid, pid } from 'node:process';

const DIGEST = 32;

/** A file in the user's own cache folder: what it holds can be worked out again. */
export type SealedFile = {
  /** What was written; undefined where there is none that can be trusted. */
  readonly read: () => Buffer | undefined;
  /** Writes it whole or not at all; `isNew` is called with the folder above, where its folder was made for it. */
  readonly write: (content: Uint8Array, isNew?: (above: string) => void) => void;
};

/**
 * Returns a file of a folder of grantbook's in the user's cache folder. It is read only from a folder
 * that the same user alone may write to, and only where its digest is right; whatever else is met
 * there counts as no file. A CI job neither reads nor writes it.
 */
export function sealedFile(folder: string, name: string): SealedFile {
  const home = cacheHome();
  if (home === undefined || (env.CI ?? '') !== '') return { read: () => undefined, write: () => undefined };
  const file = join(home, 'grantbook', folder, name);
  return {
    read: () => quietly(() => readSealed(file)),
    write: (content, isNew) => void quietly(() => writeSealed(file, content, isNew)),
  };
}

/** The user's cache folder; undefined where it would lie in a book, which nothing is written to in passing. */
function cacheHome(): string | undefined {
  if (env.XDG_CACHE_HOME !== undefined && isAbsolute(env.XDG_CACHE_HOME)) return env.XDG_CACHE_HOME;
  const home = homedir();
  return isAbsolute(home) && !existsSync(join(home, 'project-data')) ? join(home, '.cache') : undefined;
}

function quietly<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function readSealed(file: string): Buffer | undefined {
  if (!isOurs(dirname(dirname(file))) || !isOurs(dirname(file))) return undefined;
  const content = readFileSync(file);
  const sealed = content.subarray(DIGEST);
  return digestOf(sealed).equals(content.subarray(0, DIGEST)) ? sealed : undefined;
}

function writeSealed(file: string, content: Uint8Array, isNew?: (above: string) => void): void {
  const folder = dirname(file);
  const parent = dirname(folder);
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined;
  if (!isOurs(parent) || !isOurs(folder)) return;
  if (made) isNew?.(parent);
  const fresh = `${file}.${pid}`;
  writeFileSync(fresh, Buffer.concat([digestOf(content), content]), { mode: 0o600, flag: 'wx' });
  renameSync(fresh, file);
}

/** Whether only the user of this process may write to a folder; a system without users has no others. */
function isOurs(folder: string): boolean {
  const stats = lstatSync(folder);
  return (
    stats.isDirectory() && (getuid === undefined || (stats.uid === getuid() && (stats.mode & 0o022) === 0))
  );
}

function digestOf(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
