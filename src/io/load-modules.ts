import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Script } from 'node:vm';
import type { CodeCache, CompiledCode } from './code-cache.ts';

/** Loads a module of the built package by its path: what it exports. */
export type Load = (file: string) => unknown;

/** The modules that one cache is for: their code as it was kept, and the scripts made of it so far. */
type Stage = {
  readonly compiled: CompiledCode;
  readonly scripts: Map<string, Script>;
  stale: boolean;
};

/**
 * Returns a loader for the modules of a folder (CommonJS, built by us) that takes their compiled code
 * from a cache, by the name of the module. `hold` takes the code of the modules as it is then, where one was loaded that
 * its cache did not hold; what it returns adds it to the cache.
 */
export function openLoader(
  folder: string,
  cacheOf: (name: string) => CodeCache,
): { readonly load: Load; readonly hold: () => () => void } {
  const loaded = new Map<string, { exports: unknown }>();
  const stages = new Map<CodeCache, Stage>();

  const stageOf = (name: string): Stage => {
    const cache = cacheOf(name);
    const stage = stages.get(cache) ?? { compiled: cache.read(), scripts: new Map(), stale: false };
    stages.set(cache, stage);
    return stage;
  };

  const load: Load = (file) => {
    const known = loaded.get(file);
    if (known) return known.exports;
    const name = file.slice(folder.length + 1);
    const script = scriptOf(stageOf(name), name, file);
    const module = { exports: {} };
    loaded.set(file, module);
    script.runInThisContext()(module.exports, requireIn(dirname(file)), module, file, dirname(file));
    return module.exports;
  };

  const requireIn = (at: string) => (name: string) =>
    process.getBuiltinModule(name) ?? load(resolve(at, name));

  const hold = () => {
    const held = [...stages].flatMap(([cache, stage]) =>
      stage.stale ? [[cache, codeOf(stage)] as const] : [],
    );
    return () => {
      for (const [cache, code] of held) cache.write(code);
    };
  };
  return { load, hold };
}

function scriptOf(stage: Stage, name: string, file: string): Script {
  const data = stage.compiled.get(name);
  const source = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(file, 'utf8')}\n})`;
  const script = new Script(source, { filename: file, ...(data && { cachedData: data }) });
  if (data === undefined || script.cachedDataRejected) stage.stale = true;
  stage.scripts.set(name, script);
  return script;
}

function codeOf(stage: Stage): ReadonlyMap<string, Buffer> {
  const code = new Map<string, Buffer>();
  for (const name of stage.compiled.names) {
    const kept = stage.compiled.get(name);
    if (kept) code.set(name, kept);
  }
  for (const [name, script] of stage.scripts) code.set(name, script.createCachedData());
  stage.stale = false;
  return code;
}
