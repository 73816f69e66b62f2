import type { CodeSplittingGroup, Plugin } from 'rolldown';
import { inAscii } from './in-ascii.ts';

/** What every command needs at once: putting it off would gain nothing. */
const AT_ONCE = new Set(['node:fs', 'node:path', 'node:process', 'node:vm']);

const REQUIRED = /^let (\w+) = require\("(node:[\w/]+)"\);$/gm;

/**
 * Returns which modules go into one file, as each file that is loaded takes a time of its own: what every command begins
 * with; what a check needs of a book that was not changed; what reads a book; and what most other commands have in
 * common. What a module imports goes with it.
 */
export function chunkGroups(): CodeSplittingGroup[] {
  return [
    { name: 'start', tags: ['$initial'], priority: 4 },
    { name: 'line', test: /[\\/]cli[\\/]program\.ts$/, priority: 3 },
    {
      name: 'again',
      test: /[\\/]cli[\\/](commands[\\/]validate|validate[\\/]kept-verdict)\.ts$/,
      priority: 3,
    },
    { name: 'read', test: /[\\/]cli[\\/]commands[\\/](list|show)\.ts$/, priority: 2 },
    { name: 'often', test: /[\\/]src[\\/]/, minShareCount: 40, priority: 1 },
  ];
}

/**
 * Returns a plugin of the bundler by which a chunk is quick to load: a module of Node is loaded when something of it is
 * first used, as node:child_process and node:crypto take longer than many a command; and its text is ASCII
 * alone, which the engine reads as it is.
 */
export function quickChunks(): Plugin {
  return {
    name: 'quick-chunks',
    renderChunk: (code) => inAscii(withLateModules(code)),
  };
}

function withLateModules(code: string): string {
  return code.replaceAll(REQUIRED, (line, name: string, module: string) => {
    if (AT_ONCE.has(module) || isPassedOn(code, name, line)) return line;
    const used = new Set(
      Array.from(code.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g')), ([, member]) => member),
    );
    const members = [...used].map((member) => `get ${member}() { return require("${module}").${member}; }`);
    return `const ${name} = { ${members.join(', ')} };`;
  });
}

/** Whether a module is used as a whole, and not only by its members. */
function isPassedOn(code: string, name: string, line: string): boolean {
  return new RegExp(`\\b${name}\\b(?!\\.\\w)`).test(code.replace(line, ''));
}
