import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { Script } from 'node:vm';
import type { CodeCache } from './code-cache.ts';

/** Loads a module of the built package by its path: what it exports. */
export type Load = (file: string) => unknown;

type Loaded = { readonly module: { exports: unknown }; readonly script: Script };

/**
 * Returns a loader for the modules of a folder (CommonJS, built by us) that takes their compiled code
 * from a cache. `keep` writes the cache anew where a module was loaded that it did not hold.
 */
export function openLoader(
  folder: string,
  cache: CodeCache,
): { readonly load: Load; readonly keep: () => void } {
  const compiled = cache.read();
  const loaded = new Map<string, Loaded>();
  let stale = false;

  const load: Load = (file) => {
    const known = loaded.get(file);
    if (known) return known.module.exports;
    const name = file.slice(folder.length + 1);
    const data = compiled.get(name);
    const source = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(file, 'utf8')}\n})`;
    const script = new Script(source, { filename: file, ...(data && { cachedData: data }) });
    if (data === undefined || script.cachedDataRejected) stale = true;
    const module = { exports: {} };
    loaded.set(file, { module, script });
    script.runInThisContext()(module.exports, requireIn(dirname(file)), module, file, dirname(file));
    return module.exports;
  };

  const builtin = createRequire(join(folder, 'main.cjs'));
  const requireIn = (at: string) => (name: string) =>
    isBuiltin(name) ? builtin(name) : load(resolve(at, name));

  const keep = () => {
    if (!stale) return;
    const code = [...loaded].map(
      ([file, { script }]) => [file.slice(folder.length + 1), script.createCachedData()] as const,
    );
    cache.write(new Map(code));
  };
  return { load, keep };
}
