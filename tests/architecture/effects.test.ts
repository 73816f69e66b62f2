import { describe, expect, test } from 'vitest';
import { FILE_CALLS, PROGRAM_CALLS } from '../io/break-calls.ts';
import { sourcesOf } from './sources.ts';

/**
 * The one place where a fault is put in is the module of Node itself (tests/io/break-at.ts): what src calls of it that
 * changes anything is in its list, so that no call can be made past it.
 */
const READS = new Set([
  ...['readFileSync', 'readSync', 'readdirSync', 'existsSync', 'lstatSync', 'statSync', 'fstatSync'],
  ...['realpathSync', 'closeSync', 'constants', 'accessSync', 'statfsSync'],
]);

/** Files that start programs, and which: git in three ways, and what people use beside it. */
const STARTERS: Readonly<Record<string, string>> = {
  'src/io/doctor/try-signing.ts': 'git and what it signs with, for the doctor to see that it can',
  'src/io/git/run-git.ts': 'git, waited for',
  'src/io/git/run-slow-git.ts': 'git where it runs hooks, signs, or takes the user’s time',
  'src/io/git/update-branch.ts': 'git that is told in two steps to move the branch',
  'src/io/git/run-verifier.ts': 'ssh-keygen and gpg, which verify signatures',
  'src/io/office-pdf.ts': 'LibreOffice, which makes PDF',
  'src/io/terminal.ts': 'the user’s editor',
};

/** Modules that are loaded only where they are needed, as that takes long: by which files. */
const LATE: Readonly<Record<string, readonly string[]>> = {
  'src/io/home-folder.ts': ['node:os'],
  'src/io/load-modules.ts': [],
  'src/io/terminal.ts': ['node:tty', 'node:readline/promises', 'node:child_process'],
  'src/io/tune-engine.ts': ['node:v8'],
};

const sources = sourcesOf('src');

/** Returns what a file imports of a module by name; throws where it takes the module as a whole. */
function namesFrom(text: string, module: string): string[] {
  return [...text.matchAll(/import\s+([^;]*?)\s+from '(node:[^']+)'/g)]
    .filter(([, , from]) => from === module)
    .flatMap(([, clause = '']) => {
      const names = /^\{([\s\S]*)\}$/.exec(clause)?.[1];
      if (names === undefined) throw new Error(`${module} is taken as a whole: ${clause}`);
      return names.split(',').map((name) => name.trim());
    })
    .filter((name) => name !== '' && !name.startsWith('type '));
}

describe('what changes anything outside can be made to fail', () => {
  test('only io touches files, by calls that read or that the tests can break', () => {
    const outside = sources.filter(
      ({ path, imports }) => !path.startsWith('src/io/') && imports.some(isFiles),
    );
    expect(outside.map(({ path }) => path)).toEqual([]);
    const unknown = sources.flatMap(({ path, text }) =>
      namesFrom(text, 'node:fs')
        .filter((name) => !READS.has(name) && !FILE_CALLS.includes(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  test('nobody goes round: no promises of files, no other door to them', () => {
    const others = sources.flatMap(({ path, imports }) =>
      imports.filter((name) => isFiles(name) && name !== 'node:fs').map((name) => `${path}: ${name}`),
    );
    expect(others).toEqual([]);
  });

  test('modules that are loaded late are named here', () => {
    const late = sources.flatMap(({ path, text }) =>
      text.includes('getBuiltinModule')
        ? [[path, [...text.matchAll(/getBuiltinModule\('([^']+)'\)/g)].map(([, name]) => name)]]
        : [],
    );
    expect(Object.fromEntries(late)).toEqual(LATE);
  });

  test('programs are started in the files that are named here, by calls that the tests can break', () => {
    const starting = sources.filter(
      ({ path, imports }) =>
        imports.includes('node:child_process') || LATE[path]?.includes('node:child_process'),
    );
    expect(starting.map(({ path }) => path).sort()).toEqual(Object.keys(STARTERS).sort());
    const unknown = starting.flatMap(({ path, text }) =>
      namesFrom(text, 'node:child_process')
        .filter((name) => !PROGRAM_CALLS.includes(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});

function isFiles(name: string): boolean {
  return /^(node:)?fs(\/|$)/.test(name);
}
