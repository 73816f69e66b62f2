import { type CodeCache, openCodeCache } from '../io/code-cache.ts';
import { openLoader } from '../io/load-modules.ts';
import { tuneEngine } from '../io/tune-engine.ts';
import type { main } from './main.ts';

/** The digest of everything that was built, put in by the build. */
declare const BUILD: string;

/** What every command begins with, and what a check of a book that was not changed needs: short of all else. */
const FIRST = /^(?:main|chunk-(?:start|line|again|rolldown-runtime)-.*)\.cjs$/;

const argv = process.argv.slice(2);
const command =
  argv.find((word, at) => /^[a-z][a-z-]{0,30}$/.test(word) && !argv[at - 1]?.startsWith('-')) ?? 'none';
const first = openCodeCache(BUILD, `${command}-first`);
let rest: CodeCache | undefined;
let keepFirst = (): void => {};
const { load, hold } = openLoader(import.meta.dirname, (name) => rest ?? (FIRST.test(name) ? first : goOn()));

/** The engine is told only where there is more to do: that takes long. What was compiled before has to be taken before. */
function goOn(): CodeCache {
  keepFirst = hold();
  tuneEngine();
  rest = openCodeCache(BUILD, command);
  return rest;
}

// Of what is no command nothing is kept.
process.on('exit', (code) => {
  if (code !== 0 && code !== 1) return;
  keepFirst();
  hold()();
});
void (load(`${import.meta.dirname}/main.cjs`) as { readonly main: typeof main }).main(argv);
