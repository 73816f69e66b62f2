import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { openRepository, type Repository } from '../../src/io/git/repository.ts';

const home = mkdtempSync(join(tmpdir(), 'grantbook-test-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];
Object.assign(process.env, { HOME: home, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' });

/** Returns a new empty folder. */
export function newFolder(): string {
  return mkdtempSync(join(home, 'f-'));
}

export function git(dir: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: dir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

export function write(dir: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
}

export function read(dir: string, path: string): string {
  return readFileSync(join(dir, path), 'utf8');
}

export const BOOK = {
  'project-data/risks.yaml': '- id: R1\n  title: Late\n',
  'project-data/partners.yaml': '- id: ENSIE\n',
  'schemas/risks.schema.json': '{}\n',
} as const;

type RepoOptions = { readonly init?: readonly string[]; readonly prefix?: string };

const templates = new Map<string, string>();

/** Makes a repository whose branch main holds the book, below a prefix, and an unrelated file. */
export function newRepo(options: RepoOptions = {}): string {
  const key = JSON.stringify(options);
  const template = templates.get(key) ?? makeRepo(options);
  templates.set(key, template);
  const dir = newFolder();
  cpSync(template, dir, { recursive: true });
  return dir;
}

function makeRepo({ init = [], prefix = '' }: RepoOptions): string {
  const dir = newFolder();
  git(dir, 'init', '--quiet', '--initial-branch=main', '--template=', ...init);
  git(dir, 'config', 'user.name', 'Ada Noor');
  git(dir, 'config', 'user.email', 'ada@example.org');
  write(dir, Object.fromEntries(Object.entries(BOOK).map(([path, text]) => [prefix + path, text])));
  write(dir, {
    'notes.md': 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n',
    'gone.md': 'to go\n',
    'dirty.md': 'clean\n',
  });
  git(dir, 'add', '-A');
  git(dir, 'commit', '--quiet', '-m', 'start');
  return dir;
}

/** Leaves work of every kind in a repository that no commit of ours may touch. */
export function leaveUserWork(dir: string): void {
  write(dir, { 'notes.md': 'ONE\ntwo\nthree\nfour\nfive\nsix\nseven\n', 'staged-new.md': 'new\n' });
  git(dir, 'add', 'notes.md', 'staged-new.md');
  write(dir, {
    'notes.md': 'ONE\ntwo\nthree\nfour\nfive\nsix\nSEVEN\n',
    'dirty.md': 'dirty\n',
    'untracked.md': 'mine\n',
  });
  git(dir, 'rm', '--cached', '--quiet', 'gone.md');
}

/** Returns all that a user could lose, as text to compare: HEAD, index, staged changes, files, git's folder. */
export function snapshotUserState(dir: string): Record<string, string> {
  const gitDir = gitFolder(dir);
  return {
    head: hashTree(gitDir, (path) => /^(HEAD|refs)/.test(path)).join('\n'),
    index: git(dir, 'ls-files', '--stage', '-v'),
    staged: git(dir, '--no-optional-locks', 'diff', '--cached', '--raw', '--no-renames'),
    files: hashTree(dir, (path) => path !== '.git').join('\n'),
    gitDir: hashTree(gitDir, (path) => !/^(objects|worktrees)(\/|$)/.test(path))
      .map(dropIndexHash)
      .join('\n'),
  };
}

/** A folder, or for a linked worktree the folder that a file names. */
function gitFolder(dir: string): string {
  const path = join(dir, '.git');
  return lstatSync(path).isDirectory() ? path : readFileSync(path, 'utf8').replace(/^gitdir: |\n$/g, '');
}

/** The same without some paths: what has to be left alone by a commit of those. */
export function snapshotOthers(dir: string, paths: readonly string[]): Record<string, string> {
  const { index = '', staged = '', files = '' } = snapshotUserState(dir);
  const others = (text: string): string =>
    text
      .split('\n')
      .filter((line) => !paths.some((path) => line.endsWith(`\t${path}`)))
      .join('\n');
  return { index: others(index), staged: others(staged), files: others(files) };
}

/** Reading commands may rewrite what the index caches; what it says is compared by itself. */
function dropIndexHash(line: string): string {
  return line.endsWith('\tindex') ? 'index' : line;
}

function hashTree(root: string, wanted: (path: string) => boolean, folder = ''): string[] {
  return readdirSync(join(root, folder))
    .map((name) => (folder === '' ? name : `${folder}/${name}`))
    .filter(wanted)
    .sort()
    .flatMap((path) => {
      const stats = lstatSync(join(root, path));
      if (stats.isDirectory()) return [`folder\t${path}`, ...hashTree(root, wanted, path)];
      if (stats.isSymbolicLink()) return [`link ${readlinkSync(join(root, path))}\t${path}`];
      const hash = createHash('sha1')
        .update(readFileSync(join(root, path)))
        .digest('hex');
      return [`${stats.mode.toString(8)} ${hash}\t${path}`];
    });
}

export async function open(dir: string): Promise<Repository> {
  const repo = await openRepository(dir);
  if (repo === undefined) throw new Error(`no repository in ${dir}`);
  return repo;
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Returns a script for a hook or a setting that leaves a trace at the path. */
export function script(dir: string, name: string, body: string): string {
  const path = join(dir, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  return path;
}
