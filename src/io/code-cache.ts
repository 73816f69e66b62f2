import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { versions } from 'node:process';
import { type Content, cacheFile, lengthHead } from './sealed-file.ts';

/** The compiled code of modules, by the name of their file; what is spoilt is not there. */
export type CompiledCode = {
  readonly names: readonly string[];
  readonly get: (name: string) => Buffer | undefined;
};

/** Where the compiled code of one command is kept between runs. */
export type CodeCache = {
  readonly read: () => CompiledCode;
  readonly write: (code: ReadonlyMap<string, Buffer>) => void;
};

/** How long what nobody used is kept, in milliseconds: 30 days. */
const KEPT = 30 * 24 * 3600 * 1000;

/**
 * Returns the cache of one command's compiled code: a file named by the build, the engine and the command. Each
 * module's code is looked at when it is asked for, as most runs need a part of it. It speeds up the next start and
 * answers nothing.
 */
export function openCodeCache(build: string, command: string): CodeCache {
  const file = cacheFile(`${build}-${versions.v8}-${process.arch}`, `${command}.code`);
  return {
    read: () => unpack(file.read()),
    write: (code) => file.write(pack(code), removeOld),
  };
}

const NO_CODE: CompiledCode = { names: [], get: () => undefined };

/** Of one module: its name, and how long its code is. */
type Entry = readonly [name: string, length: number];

/** What a file begins with: how long its index is. */
const HEAD = 4;

/**
 * The index and the code stand in a file twice: what is the same both times is whole. To compare takes a fortieth of what a
 * checksum takes while the engine has compiled none of ours.
 */
function unpack(content: Buffer | undefined): CompiledCode {
  if (content === undefined || content.length < HEAD) return NO_CODE;
  const size = content.readUInt32LE(0);
  const start = HEAD + 2 * size;
  const index = content.subarray(HEAD, HEAD + size);
  if (start > content.length || !index.equals(content.subarray(HEAD + size, start))) return NO_CODE;
  const entries = readIndex(index);
  const twin = start + (content.length - start) / 2;
  const parts = new Map<string, { readonly code: Buffer; readonly again: Buffer }>();
  let at = 0;
  for (const [name, length] of entries) {
    const part = (from: number) => content.subarray(from + at, from + at + length);
    parts.set(name, { code: part(start), again: part(twin) });
    at += length;
  }
  if (start + 2 * at !== content.length) return NO_CODE;
  return {
    names: [...parts.keys()],
    get: (name) => {
      const part = parts.get(name);
      return part?.code.equals(part.again) ? part.code : undefined;
    },
  };
}

/** What is the same twice may still be no index: a disk that lost its power leaves noughts. */
function readIndex(index: Buffer): readonly Entry[] {
  try {
    const entries: unknown = JSON.parse(index.toString('utf8'));
    return Array.isArray(entries) && entries.every(isEntry) ? entries : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is Entry {
  return (
    Array.isArray(entry) && typeof entry[0] === 'string' && Number.isSafeInteger(entry[1]) && entry[1] > 0
  );
}

function pack(code: ReadonlyMap<string, Buffer>): Content {
  const entries: Entry[] = [...code].map(([name, data]) => [name, data.length]);
  const index = Buffer.from(JSON.stringify(entries));
  return [lengthHead(index.length), index, index, ...code.values(), ...code.values()];
}

function removeOld(parent: string): void {
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    if (Date.now() - statSync(folder).mtimeMs > KEPT) rmSync(folder, { recursive: true, force: true });
  }
}
