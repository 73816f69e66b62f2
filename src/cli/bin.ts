import { openCodeCache } from '../io/code-cache.ts';
import { openLoader } from '../io/load-modules.ts';
import { tuneEngine } from '../io/tune-engine.ts';
import type { main } from './main.ts';

/** The digest of everything that was built, put in by the build. */
declare const BUILD: string;

tuneEngine();
const argv = process.argv.slice(2);
const command = argv.find((word, at) => /^[a-z][a-z-]{0,30}$/.test(word) && !argv[at - 1]?.startsWith('-'));
const { load, keep } = openLoader(import.meta.dirname, openCodeCache(BUILD, command ?? 'none'));
process.on('exit', (code) => {
  if (code === 0 || code === 1) keep();
});
void (load(`${import.meta.dirname}/main.cjs`) as { readonly main: typeof main }).main(argv);
