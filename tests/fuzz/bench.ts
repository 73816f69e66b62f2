import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runInProcess } from '../cli/in-process.ts';

/** The folders of one worker: the book it spoils, a whole one to begin from, and what lies around them. */
export type Bench = { readonly root: string; readonly book: string; readonly whole: string };

export const TODAY = '2023-11-20';

/** Returns the bench of a folder, in which `whole` is a book that nobody changes. */
export function benchIn(root: string): Bench {
  return { root, book: join(root, 'around', 'book'), whole: join(root, 'whole') };
}

/** Has every way by which git runs something of its settings leave a mark. */
export function setTraps({ whole, root }: Bench): void {
  const trap = `touch ${join(root, 'TRAPPED')}; cat`;
  for (const name of [
    'core.fsmonitor',
    'core.pager',
    'diff.external',
    'diff.evil.textconv',
    'filter.evil.clean',
    'filter.evil.smudge',
    'merge.evil.driver',
    'gpg.program',
    'gpg.ssh.program',
    'core.sshCommand',
  ])
    spawnSync('git', ['config', name, trap], { cwd: whole });
  for (const hook of [
    'pre-commit',
    'commit-msg',
    'post-commit',
    'post-index-change',
    'reference-transaction',
  ]) {
    writeFileSync(join(whole, '.git', 'hooks', hook), `#!/bin/sh\ntouch ${join(root, 'HOOKED')}\n`);
    chmodSync(join(whole, '.git', 'hooks', hook), 0o755);
  }
  mkdirSync(join(root, 'home'));
  mkdirSync(join(root, 'around', 'outside'), { recursive: true });
  for (const file of ['home/.gitconfig', 'around/outside/canary.txt', 'around/project.yaml'])
    writeFileSync(join(root, file), '# nobody writes here\n');
}

/** How the book of a bench looked when it was whole. */
const clean = new Map<string, Map<string, string>>();

/** Puts whole files in the place of spoilt ones; the first time, all of them. */
export function restore(bench: Bench): void {
  const { root, book, whole } = bench;
  const known = clean.get(root);
  if (known === undefined) spawnSync('cp', ['-a', whole, book]);
  const now = stateOf(bench);
  const paths = known === undefined ? [] : changed(known, now).filter((path) => path.startsWith(BOOK));
  for (const path of paths.filter((each) => now.has(each))) rmSync(join(root, path), { force: true });
  for (const path of paths.filter((each) => known?.has(each))) {
    rmSync(join(root, path), { recursive: true, force: true });
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(whole, path.slice(BOOK.length)), join(root, path), { preserveTimestamps: true });
  }
  clean.set(root, stateOf(bench));
}

const BOOK = 'around/book/';
/** The environment of every command: nobody's own settings. */
export function envOf({ root }: Bench): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: join(root, 'home'),
    XDG_CACHE_HOME: join(root, 'cache'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Hanne Lindemaar',
    GIT_AUTHOR_EMAIL: 'hanne.lindemaar@example.org',
    GIT_COMMITTER_NAME: 'Hanne Lindemaar',
    GIT_COMMITTER_EMAIL: 'hanne.lindemaar@example.org',
    TZ: 'Europe/Brussels',
    LC_ALL: 'C.UTF-8',
    NO_COLOR: '1',
  };
}

/** Runs git on the spoilt book, with none of what its settings run. */
export function safeGit(bench: Bench, ...args: readonly string[]): string {
  const safe = [
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'filter.evil.clean=',
    'filter.evil.smudge=',
  ];
  const { stdout } = spawnSync('git', [...safe.flatMap((one) => ['-c', one]), ...args], {
    cwd: bench.book,
    env: envOf(bench),
    encoding: 'utf8',
  });
  return stdout;
}

/** Runs a command on the spoilt book, within this process. */
export function ask(bench: Bench, argv: readonly string[]): ReturnType<typeof runInProcess> {
  const dated = argv[0] === 'validate' ? argv : ['--today', TODAY, ...argv];
  return runInProcess(dated, { folder: bench.book, env: envOf(bench), today: TODAY });
}

/** What lies on the bench, each file with what changes as soon as somebody writes to it; caches are nobody's business. */
export function stateOf({ root, book }: Bench): Map<string, string> {
  const state = new Map<string, string>();
  const walk = (folder: string) => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (path === join(root, 'cache') || path === join(book, '.git', 'grantbook')) continue;
      const { mode, ino, size, mtimeMs, isDirectory } = statsOf(path);
      if (isDirectory) walk(path);
      else state.set(path.slice(root.length + 1), `${mode} ${ino} ${size} ${mtimeMs}`);
    }
  };
  walk(root);
  return state;
}

function statsOf(path: string) {
  const stats = lstatSync(path);
  return {
    mode: stats.mode,
    ino: stats.ino,
    size: stats.size,
    mtimeMs: stats.mtimeMs,
    isDirectory: stats.isDirectory(),
  };
}

/** The paths that are not in both states as they were. */
export function changed(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
}
