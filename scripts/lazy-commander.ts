import type { Plugin } from 'rolldown';

const FOUND = "const childProcess = require('node:child_process');\n";
const PUT = "const childProcess = { spawn: (...given) => require('node:child_process').spawn(...given) };\n";

/**
 * Returns a plugin of the bundler by which commander loads node:child_process when it starts a program, which it
 * never does here: loading it took a fifth of the time of `--version`.
 */
export function lazyCommander(): Plugin {
  return {
    name: 'lazy-commander',
    transform(code, id) {
      if (!id.endsWith('/node_modules/commander/lib/command.js')) return null;
      if (!code.includes(FOUND)) throw new Error('commander is not as it was: see scripts/lazy-commander.ts');
      return code.replace(FOUND, () => PUT);
    },
  };
}
