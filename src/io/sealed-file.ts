import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { env, getuid, pid } from 'node:process';
import { errorCode } from './error-code.ts';
import { homeFolder } from './home-folder.ts';

/** What a sealed file begins with: how long its content is. */
const HEAD = 4;

/** What is written: bytes, or several stretches of them one after the other. */
export type Content = Uint8Array | readonly Uint8Array[];

/** A file in the user's own cache folder: what it holds can be worked out again. */
export type CacheFile = {
  /** What was written; undefined where there is none that can be trusted. */
  readonly read: () => Buffer | undefined;
  /** Writes it whole or not at all; `isNew` is called with the folder above, where its folder was made for it. */
  readonly write: (content: Content, isNew?: (above: string) => void) => void;
  /** Takes the oldest files of its folder away, so that so many are left. */
  readonly trim: (most: number) => void;
};

const NONE: CacheFile = { read: () => undefined, write: () => undefined, trim: () => undefined };

/**
 * Returns a file of a folder of grantbook's in the user's cache folder. It is read only from a folder
 * that the same user alone may write to, as the one above; whatever else is met there counts as no
 * file. Whether it is whole is for the reader to see. A CI job neither reads nor writes it.
 */
export function cacheFile(folder: string, name: string): CacheFile {
  const home = cacheHome();
  if (home === undefined || isJob()) return NONE;
  const above = join(home, 'grantbook');
  return trusted(join(above, folder, name), () => isOurs(above) && isOurs(join(above, folder)));
}

/** Returns such a file that is read only where its seal is unbroken. */
export function sealedFile(folder: string, name: string): CacheFile {
  return sealed(cacheFile(folder, name));
}

/**
 * Returns a sealed file of the folder `grantbook` of a git folder, by the same rules. Who may write to the git
 * folder may change the history itself: it is trusted as far as that.
 */
export function sealedFileOf(gitFolder: string, name: string): CacheFile {
  const folder = join(gitFolder, 'grantbook');
  return isJob() ? NONE : sealed(trusted(join(folder, name), () => isOurs(folder)));
}

function trusted(file: string, isTrusted: () => boolean): CacheFile {
  return {
    read: () => quietly(() => (isTrusted() ? readFileSync(file) : undefined)),
    write: (content, isNew) =>
      void quietly(() => {
        if (makeFolder(dirname(file))) isNew?.(dirname(dirname(file)));
        if (isTrusted()) replaceFile(file, content);
      }),
    trim: (most) => void quietly(() => trimFolder(dirname(file), most)),
  };
}

/** What it holds stands in it twice: a file that is spoilt is not the same both times, and to compare takes no time. */
function sealed({ read, write, trim }: CacheFile): CacheFile {
  return {
    trim,
    read: () => unseal(read()),
    write: (content, isNew) => write(twice(content), isNew),
  };
}

function twice(content: Content): Uint8Array[] {
  const parts = partsOf(content);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return [lengthHead(length), ...parts, ...parts];
}

function partsOf(content: Content): readonly Uint8Array[] {
  return content instanceof Uint8Array ? [content] : content;
}

function unseal(file: Buffer | undefined): Buffer | undefined {
  if (file === undefined || file.length < HEAD) return undefined;
  const length = file.readUInt32LE(0);
  const [content, again] = [file.subarray(HEAD, HEAD + length), file.subarray(HEAD + length)];
  return length > 0 && content.length === length && content.equals(again) ? content : undefined;
}

/** Returns the four bytes that say how long what follows is. */
export function lengthHead(length: number): Buffer {
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(length);
  return head;
}

/** Returns the folder of grantbook in the user's cache folder, where there is one, and whether what it holds is trusted. */
export function cacheFolder(): {
  readonly folder: string | undefined;
  readonly trusted: boolean | undefined;
} {
  const home = isJob() ? undefined : cacheHome();
  if (home === undefined) return { folder: undefined, trusted: undefined };
  const folder = join(home, 'grantbook');
  return { folder, trusted: existsSync(folder) ? (quietly(() => isOurs(folder)) ?? false) : undefined };
}

function isJob(): boolean {
  return (env.CI ?? '') !== '';
}

/** The user's cache folder; undefined where it would lie in a book, which nothing is written to in passing. */
function cacheHome(): string | undefined {
  if (env.XDG_CACHE_HOME !== undefined && isAbsolute(env.XDG_CACHE_HOME)) return env.XDG_CACHE_HOME;
  const home = homeFolder();
  return isAbsolute(home) && !existsSync(join(home, 'project-data')) ? join(home, '.cache') : undefined;
}

function quietly<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Makes a folder and those above it; whether it was not there. By steps: below /proc the system's own way never ends. */
function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (errorCode(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    if (!makeFolder(dirname(folder)) && !existsSync(dirname(folder))) throw error;
    mkdirSync(folder, { mode: 0o700 });
    return true;
  }
}

function replaceFile(file: string, content: Content): void {
  const fresh = `${file}.${pid}`;
  // What a process of the same number left there, as on a full disk, is nobody's.
  rmSync(fresh, { force: true });
  const open = openSync(fresh, 'wx', 0o600);
  try {
    for (const part of partsOf(content)) writeFileSync(open, part);
  } finally {
    closeSync(open);
  }
  renameSync(fresh, file);
}

function trimFolder(folder: string, most: number): void {
  const files = readdirSync(folder).map((name) => join(folder, name));
  if (files.length <= most) return;
  const byAge = files
    .map((file) => ({ file, time: lstatSync(file).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { file } of byAge.slice(most)) rmSync(file, { force: true });
}

/** Whether only the user of this process may write to a folder; a system without users has no others. */
function isOurs(folder: string): boolean {
  const stats = lstatSync(folder);
  return (
    stats.isDirectory() && (getuid === undefined || (stats.uid === getuid() && (stats.mode & 0o022) === 0))
  );
}
