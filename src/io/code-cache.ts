import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { versions } from 'node:process';
import { sealedFile } from './sealed-file.ts';

/** The compiled code of modules, by the name of their file. */
export type CompiledCode = ReadonlyMap<string, Buffer>;

/** Where the compiled code of one command is kept between runs. */
export type CodeCache = { readonly read: () => CompiledCode; readonly write: (code: CompiledCode) => void };

/** How long what nobody used is kept, in milliseconds: 30 days. */
const KEPT = 30 * 24 * 3600 * 1000;

/**
 * Returns the cache of one command's compiled code: a sealed file, named by the build, the engine and
 * the command. It speeds up the next start and answers nothing.
 */
export function openCodeCache(build: string, command: string): CodeCache {
  const file = sealedFile(`${build}-${versions.v8}-${process.arch}`, `${command}.code`);
  return {
    read: () => {
      const sealed = file.read();
      return sealed ? unpack(sealed) : new Map();
    },
    write: (code) => file.write(pack(code), removeOld),
  };
}

function unpack(sealed: Buffer): CompiledCode {
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

function pack(code: CompiledCode): Buffer {
  const index = Buffer.from(JSON.stringify([...code].map(([name, data]) => [name, data.length])));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(index.length);
  return Buffer.concat([size, index, ...code.values()]);
}

function removeOld(parent: string): void {
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    if (Date.now() - statSync(folder).mtimeMs > KEPT) rmSync(folder, { recursive: true, force: true });
  }
}
