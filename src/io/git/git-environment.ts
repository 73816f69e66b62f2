/** Who commits and which settings files hold: the user's own, redirecting and running nothing. */
const KEPT = new Set([
  ...['NAME', 'EMAIL', 'DATE'].flatMap((part) => [`GIT_AUTHOR_${part}`, `GIT_COMMITTER_${part}`]),
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_CEILING_DIRECTORIES',
]);

/** What ties git to one repository (`git rev-parse --local-env-vars`): wrong for any other. */
const LOCAL = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_CONFIG',
  'GIT_CONFIG_COUNT',
  'GIT_CONFIG_PARAMETERS',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
]);

/** Environment variables as a child process takes them. */
export type Environment = Record<string, string | undefined>;

/** Returns the environment for our own calls of git: nothing inherited steers them. */
export function cleanEnvironment(extra: Environment = {}): Environment {
  return {
    ...inherit((name) => !name.startsWith('GIT_') || KEPT.has(name)),
    GIT_TERMINAL_PROMPT: '0',
    GIT_GRAFT_FILE: '/dev/null',
    GIT_NO_LAZY_FETCH: '1',
    LC_ALL: 'C',
    ...extra,
  };
}

/** Returns the environment for the user's hooks: theirs, save for what points at another repository. */
export function hookEnvironment(extra: Environment = {}): Environment {
  return { ...inherit((name) => !LOCAL.has(name)), GIT_EDITOR: ':', ...extra };
}

/** Returns whether the environment points git at one repository, or gives it settings: as in a hook, or on a command line. */
export function isSteered(): boolean {
  return Object.keys(process.env).some((name) => LOCAL.has(name));
}

function inherit(wanted: (name: string) => boolean): Environment {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => wanted(name)));
}

const STEADY = [
  '--no-pager',
  '--no-optional-locks',
  '--no-replace-objects',
  '--literal-pathspecs',
  // A folder with HEAD, objects and refs is not to be taken for a repository: any pull request can bring one.
  ...settings('safe.bareRepository=explicit'),
];

/** Turns off whatever a repository's settings could make git run or reach while it only reads. */
export const READ_FLAGS: readonly string[] = [
  ...STEADY,
  ...settings(
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.pager=cat',
    'core.quotePath=false',
    'diff.external=',
    'credential.helper=',
    'protocol.allow=never',
    'gpg.program=gpg',
    'gpg.ssh.program=ssh-keygen',
    'log.showSignature=false',
    'log.mailmap=false',
    'submodule.recurse=false',
  ),
];

/** For moving a branch: durable, and with the user's own reference-transaction hook. */
export const REF_FLAGS: readonly string[] = [
  ...STEADY,
  ...settings('core.fsmonitor=false', 'core.quotePath=false', 'core.fsync=all', 'i18n.commitEncoding=UTF-8'),
];

/** For the steps of a commit: durable, and without hooks, which are run by name where they belong. */
export const WRITE_FLAGS: readonly string[] = [...REF_FLAGS, ...settings('core.hooksPath=/dev/null')];

/** A name guessed from the machine is no basis for an audit trail. */
export const NOBODY_GUESSED: readonly string[] = settings('user.useConfigOnly=true');

function settings(...pairs: string[]): string[] {
  return pairs.flatMap((pair) => ['-c', pair]);
}
