import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env, getuid } from 'node:process';
import { type FileState, stateOf } from '../file-state.ts';
import { homeFolder } from '../home-folder.ts';
import { walkFolder } from '../walk-folder.ts';
import { findGit } from './find-git.ts';

/**
 * What git's answers rest on: files, whether there or not, and variables of the environment. Those that say what is
 * committed change with each commit; the others say how a work tree compares with it.
 */
export type GitState = {
  readonly committed: readonly FileState[];
  readonly settings: readonly FileState[];
  readonly given: readonly string[];
};

/** Files of a git folder that say how a work tree compares with what is committed, where that is kept, and what came before. */
const SAID_TO_GIT = ['info/attributes', 'info/exclude', 'info/grafts', 'objects/info/alternates', 'shallow'];

/** Files of a git folder that say what is committed. */
const KEPT_BY_GIT = ['HEAD', 'packed-refs', 'objects/pack'];

/** What makes a folder a repository for git, whatever it is called. */
const PARTS = ['HEAD', 'objects', 'refs'];

/** Where git may keep what holds for the whole machine, by how it was built. */
const MACHINE = ['/etc', '/usr/local/etc', '/opt/homebrew/etc'];

/** Settings by which git looks into files that are not watched, or at another work tree. */
const ELSEWHERE = /\[\s*include|attributesfile|worktree|sparsecheckout|refstorage/i;

/**
 * Returns what git's answers about a book rest on: its settings, its branches and tags, what is checked out, and the git
 * that would be asked, as the files stand on the disk; git is not asked. Undefined where that cannot be told so
 * simply: no repository or one of another kind, links, a sparse checkout, settings that name other files, another owner.
 */
export function gitState(root: string): GitState | undefined {
  const top = realpathSync(root) === root ? topLevelOf(root) : undefined;
  if (top === undefined) return undefined;
  const folder = join(top, '.git');
  const between = foldersBetween(top, root);
  if (![top, folder].every(isOwn) || !isPlainRepository(folder) || between.some(isRepository))
    return undefined;
  const settings = [join(folder, 'config'), join(folder, 'config.worktree'), ...userSettings()];
  if (settings.some(leadsElsewhere)) return undefined;
  const inGit = (name: string) => join(folder, name);
  const attributes = [
    ...between.map((each) => join(each, '.gitattributes')),
    ...MACHINE.map((each) => join(each, 'gitattributes')),
  ];
  return {
    committed: [
      ...[...KEPT_BY_GIT, ...headObject(folder)].map(inGit).map(stateOf),
      ...walkFolder(folder, 'refs'),
    ],
    settings: [...[...SAID_TO_GIT.map(inGit), ...settings, ...attributes].map(stateOf), ...gitPrograms()],
    given: Object.keys(env)
      .filter((name) => name.startsWith('GIT_'))
      .sort()
      .map((name) => `${name}=${env[name]}`),
  };
}

function topLevelOf(root: string): string | undefined {
  for (let folder = root; ; folder = dirname(folder)) {
    if (stateOf(join(folder, '.git')).stats) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Neither a file that leads to one, nor one whose parts are links; all that is in it is there. */
function isPlainRepository(folder: string): boolean {
  const there = (name: string) => stateOf(join(folder, name)).stats;
  return (
    ['.', 'objects', 'refs'].every((name) => there(name)?.isDirectory()) &&
    there('HEAD')?.isFile() === true &&
    there('packed-refs')?.isSymbolicLink() !== true &&
    there('info/sparse-checkout') === undefined &&
    there('reftable') === undefined
  );
}

/** Whether git would take a folder of a book for a repository of its own. */
function isRepository(folder: string): boolean {
  return PARTS.every((name) => stateOf(join(folder, name)).stats !== undefined);
}

/** The folders from a book's up to the top of its repository. */
function foldersBetween(top: string, root: string): string[] {
  const folders = [root];
  for (let folder = root; folder !== top; ) {
    folder = dirname(folder);
    folders.push(folder);
  }
  return folders;
}

/** git refuses the repository of another user, unless it is told to trust it. */
function isOwn(folder: string): boolean {
  const { stats } = stateOf(folder);
  return stats !== undefined && (getuid === undefined || stats.uid === BigInt(getuid()));
}

function userSettings(): string[] {
  const home = homeFolder();
  const configured = env.XDG_CONFIG_HOME ? env.XDG_CONFIG_HOME : join(home, '.config');
  const named = [env.GIT_CONFIG_GLOBAL, env.GIT_CONFIG_SYSTEM].flatMap((file) => (file ? [file] : []));
  const own = [
    join(home, '.gitconfig'),
    join(configured, 'git', 'config'),
    join(configured, 'git', 'attributes'),
  ];
  return [...MACHINE.map((folder) => join(folder, 'gitconfig')), ...own, ...named];
}

/** /dev/null stands for settings that are not there. */
function leadsElsewhere(file: string): boolean {
  const { stats } = stateOf(file);
  if (stats === undefined || stats.isCharacterDevice()) return false;
  return !stats.isFile() || ELSEWHERE.test(readFileSync(file, 'utf8'));
}

/** The file that holds the commit checked out, unless it is in a pack. */
function headObject(folder: string): string[] {
  const head = readFileSync(join(folder, 'HEAD'), 'utf8').trim();
  const ref = /^ref: (refs\/.+)$/.exec(head)?.[1];
  if (ref !== undefined && stateOf(join(folder, ref)).stats === undefined) return [];
  const oid = ref === undefined ? head : readFileSync(join(folder, ref), 'utf8').trim();
  return /^[0-9a-f]{40,64}$/.test(oid) ? [`objects/${oid.slice(0, 2)}/${oid.slice(2)}`] : [];
}

/** Another git may say something else, and none nothing. */
function gitPrograms(): FileState[] {
  const found = findGit();
  return found ? [found] : [];
}
