import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { env, getuid, pid, versions } from 'node:process';

/** The compiled code of modules, by the name of their file. */
export type CompiledCode = ReadonlyMap<string, Buffer>;

/** Where the compiled code of one command is kept between runs. */
export type CodeCache = { readonly read: () => CompiledCode; readonly write: (code: CompiledCode) => void };

const DIGEST = 32;
/** How long the code of a build that nobody ran is kept, in milliseconds: 30 days. */
const KEPT = 30 * 24 * 3600 * 1000;

/**
 * Returns the cache of one command's compiled code: a file in the user's own cache folder, named by
 * the build, the engine and the command. It speeds up the next start and answers nothing. It is read
 * only from a folder that the same user alone may write to, and only where its digest is right;
 * whatever else is met there counts as no cache. A CI job neither reads nor writes it.
 */
export function openCodeCache(build: string, command: string): CodeCache {
  const home = cacheHome();
  if (home === undefined || (env.CI ?? '') !== '') return { read: () => new Map(), write: () => undefined };
  const folder = join(home, 'grantbook', `${build}-${versions.v8}-${process.arch}`);
  const file = join(folder, `${command}.code`);
  return {
    read: () => quietly(() => readCode(file)) ?? new Map(),
    write: (code) => void quietly(() => writeCode(file, code)),
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

function readCode(file: string): CompiledCode | undefined {
  if (!isOurs(dirname(dirname(file))) || !isOurs(dirname(file))) return undefined;
  const content = readFileSync(file);
  const sealed = content.subarray(DIGEST);
  if (!digestOf(sealed).equals(content.subarray(0, DIGEST))) return undefined;
  const size = sealed.readUInt32LE(0);
  const index = JSON.parse(sealed.toString('utf8', 4, 4 + size)) as [string, number][];
  let at = 4 + size;
  return new Map(
    index.map(([name, length]) => {
      at += length;
      return [name, sealed.subarray(at - length, at)];
    }),
  );
}

function writeCode(file: string, code: CompiledCode): void {
  const folder = dirname(file);
  const parent = dirname(folder);
  const isNew = mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined;
  if (!isOurs(parent) || !isOurs(folder)) return;
  if (isNew) removeOld(parent);
  const index = Buffer.from(JSON.stringify([...code].map(([name, data]) => [name, data.length])));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(index.length);
  const sealed = Buffer.concat([size, index, ...code.values()]);
  const fresh = `${file}.${pid}`;
  writeFileSync(fresh, Buffer.concat([digestOf(sealed), sealed]), { mode: 0o600, flag: 'wx' });
  renameSync(fresh, file);
}

/** Whether only the user of this process may write to a folder; a system without users has no others. */
function isOurs(folder: string): boolean {
  const stats = lstatSync(folder);
  return (
    stats.isDirectory() && (getuid === undefined || (stats.uid === getuid() && (stats.mode & 0o022) === 0))
  );
}

function removeOld(parent: string): void {
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    if (Date.now() - statSync(folder).mtimeMs > KEPT) rmSync(folder, { recursive: true, force: true });
  }
}

function digestOf(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
