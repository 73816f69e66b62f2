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

const NONE: SealedFile = { read: () => undefined, write: () => undefined };

/**
 * Returns a file of a folder of grantbook's in the user's cache folder. It is read only from a folder
 * that the same user alone may write to, as the one above, and only where its digest is right;
 * whatever else is met there counts as no file. A CI job neither reads nor writes it.
 */
export function sealedFile(folder: string, name: string): SealedFile {
  const home = cacheHome();
  if (home === undefined || isJob()) return NONE;
  const above = join(home, 'grantbook');
  return sealed(join(above, folder, name), () => isOurs(above) && isOurs(join(above, folder)));
}

/**
 * Returns a file of the folder `grantbook` of a git folder, by the same rules. Who may write to the git
 * folder may change the history itself: it is trusted as far as that.
 */
export function sealedFileOf(gitFolder: string, name: string): SealedFile {
  const folder = join(gitFolder, 'grantbook');
  return isJob() ? NONE : sealed(join(folder, name), () => isOurs(folder));
}

function sealed(file: string, isTrusted: () => boolean): SealedFile {
  return {
    read: () => quietly(() => (isTrusted() ? readSealed(file) : undefined)),
    write: (content, isNew) =>
      void quietly(() => {
        if (mkdirSync(dirname(file), { recursive: true, mode: 0o700 }) !== undefined)
          isNew?.(dirname(dirname(file)));
        if (isTrusted()) writeSealed(file, content);
      }),
  };
}

function isJob(): boolean {
  return (env.CI ?? '') !== '';
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
  const content = readFileSync(file);
  const held = content.subarray(DIGEST);
  return digestOf(held).equals(content.subarray(0, DIGEST)) ? held : undefined;
}

function writeSealed(file: string, content: Uint8Array): void {
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
