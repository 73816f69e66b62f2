import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { showLine } from '../../base/show-text.ts';
import type { RepositoryFacts } from '../../history/audit/repository-facts.ts';
import type { ShownFacts } from '../../procedures/doctor/shown.ts';
import { listTree } from '../git/list-tree.ts';
import { readBlobs } from '../git/read-blobs.ts';
import { isShallow, type Repository } from '../git/repository.ts';
import { askGit, runGit } from '../git/run-git.ts';
import { liesWithin } from '../resolve-path.ts';

/** Returns what a repository holds beside its commits that changes what git shows of them. Reads only. */
export function inspectRepository(repo: Repository): RepositoryFacts {
  const local = localSettings(repo);
  return {
    ...lookAtShown(repo, local),
    shallow: isShallow(repo),
    promised: promisedObjects(local),
    broken: fsck(repo),
    commitGraph: commitGraphFault(repo),
    settings: steeringSettings(repo, local),
  };
}

/** Returns what makes git show a history otherwise than it is. */
export function lookAtShown(repo: Repository, local: readonly string[] = localSettings(repo)): ShownFacts {
  return {
    replaced: listRefs(repo, 'refs/replace'),
    notes: listRefs(repo, 'refs/notes'),
    grafts: linesOf(join(repo.commonDir, 'info', 'grafts')).length > 0,
    mailmaps: [...mailmapFiles(repo), ...named(local, /^mailmap\./)],
    alternates: linesOf(join(repo.commonDir, 'objects', 'info', 'alternates')),
    attributes: hidingAttributes(repo),
  };
}

/** Returns the settings of a repository that have git leave objects out. */
export function promisedObjects(local: readonly string[]): string[] {
  return named(local, /^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))=/);
}

/** Returns the settings of a repository alone that have git run a program, or show other than its objects. */
export function steeringSettings(repo: Repository, local: readonly string[] = localSettings(repo)): string[] {
  return [...named(local, STEERING), ...trustedInTree(repo, local)];
}

function listRefs(repo: Repository, folder: string): string[] {
  const output = askGit({ cwd: repo.topLevel, args: ['for-each-ref', '--format=%(refname)', folder] });
  return output === '' ? [] : output.split('\n');
}

/** The lines of one of git's own files that say something. */
function linesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

/** Returns the settings of the repository alone, not of its user: `name=value`. */
export function localSettings(repo: Repository): string[] {
  const scopes = ['--local', '--worktree'];
  return scopes.flatMap((scope) => {
    const args = ['config', scope, '--list', '--includes', '-z'];
    // The flags of other calls are settings themselves.
    const { stdout } = runGit({ cwd: repo.topLevel, args, flags: ['--no-pager'], accept: [0, 1, 128] });
    return stdout
      .toString('utf8')
      .split('\0')
      .filter((line) => line !== '')
      .map((line) => line.replace('\n', '='));
  });
}

/** What makes git run a program of the repository's choice, or show something else than the objects. */
const STEERING =
  /^(gpg(\..*)?\.program|core\.(fsmonitor|pager|attributesfile|sshcommand|worktree|askpass)|pager\..*|diff\.external|diff\..*\.(textconv|command)|filter\..*\.(clean|smudge|process)|include\.path|includeif\..*|log\.(mailmap|showroot|follow)|i18n\.(commitencoding|logoutputencoding))=/;

const HARMLESS = /^(core\.fsmonitor=(true|false)|core\.worktree=)/;

function named(settings: readonly string[], pattern: RegExp): string[] {
  const found = settings.filter((line) => pattern.test(line) && !HARMLESS.test(line));
  return [...new Set(found)].map((line) => showLine(line).slice(0, 200));
}

/** Keys that anybody who may commit can add to vouch for nobody. */
function trustedInTree({ topLevel }: Repository, settings: readonly string[]): string[] {
  return named(settings, /^gpg\.ssh\.(allowedsignersfile|revocationfile)=/).filter((line) => {
    const path = resolve(topLevel, line.slice(line.indexOf('=') + 1));
    return liesWithin(topLevel, path) && !liesWithin(join(topLevel, '.git'), path);
  });
}

function mailmapFiles(repo: Repository): string[] {
  const inTree = repo.head === undefined ? [] : listTree(repo, repo.head, ['.mailmap']);
  const atHand = existsSync(join(repo.topLevel, '.mailmap'));
  return inTree.length > 0 || atHand ? ['.mailmap'] : [];
}

const WRONG_LINES = 5;

/** Returns what git's own check of every object says: hashes, links, names that some systems take for others. */
export function fsck(repo: Repository): string[] {
  const args = ['fsck', '--full', '--strict', '--no-dangling', '--no-progress'];
  const accept = Array.from({ length: 128 }, (_, i) => i);
  const { status, stdout, stderr } = runGit({ cwd: repo.topLevel, args, accept });
  if (status === 0) return [];
  const lines = stdout.toString('utf8').split('\n');
  const said = [stderr, ...lines].filter((line) => line !== '' && !line.startsWith('dangling '));
  return [...new Set(said)].slice(0, WRONG_LINES).map((line) => showLine(line).slice(0, 200));
}

/** Returns whether git keeps a file beside the commits, to walk them faster. */
export function hasCommitGraph({ commonDir }: Repository): boolean {
  const info = join(commonDir, 'objects', 'info');
  return existsSync(join(info, 'commit-graph')) || existsSync(join(info, 'commit-graphs'));
}

/** Returns why that file does not agree with the commits; undefined where it does, or there is none. */
export function commitGraphFault(repo: Repository): string | undefined {
  if (!hasCommitGraph(repo)) return undefined;
  const args = ['commit-graph', 'verify', '--no-progress'];
  const accept = Array.from({ length: 129 }, (_, i) => i);
  const { status, stderr } = runGit({ cwd: repo.topLevel, args, accept });
  return status === 0 ? undefined : stderr || 'it is not right';
}

/** Attributes by which a change is not shown, shown through a program, or stored otherwise than it is read. */
const HIDING =
  /\s(-diff|binary|diff=|-text\b.*-diff|filter=|working-tree-encoding=|ident\b|-merge|merge=(ours|binary|union))/;

function hidingAttributes(repo: Repository): string[] {
  const own = linesOf(join(repo.commonDir, 'info', 'attributes')).map(
    (line) => ['info/attributes', line] as const,
  );
  const lines = [...attributesInTree(repo), ...own];
  return lines
    .filter(([, line]) => HIDING.test(line) && !/^\S*\.(docx|xlsx|pptx|pdf|png|jpe?g|zip)\s/.test(line))
    .map(([where, line]) => showLine(`${where}: ${line.trim()}`).slice(0, 200));
}

function attributesInTree(repo: Repository): (readonly [where: string, line: string])[] {
  if (repo.head === undefined) return [];
  const files = listTree(repo, repo.head, []).filter(({ path, mode }) => {
    return /(^|\/)\.gitattributes$/.test(path) && mode.startsWith('100');
  });
  const blobs = readBlobs(
    repo,
    files.map(({ id }) => id),
  );
  return files.flatMap(({ id, path }) => {
    const text = new TextDecoder().decode(blobs.get(id));
    return text
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .map((line) => [path, line] as const);
  });
}
