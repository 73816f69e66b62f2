import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { showLine } from '../../base/show-text.ts';
import type { RepositoryFacts } from '../../history/audit/repository-facts.ts';
import { listTree } from '../git/list-tree.ts';
import { readBlobs } from '../git/read-blobs.ts';
import { isShallow, type Repository } from '../git/repository.ts';
import { askGit, runGit } from '../git/run-git.ts';
import { liesWithin } from '../resolve-path.ts';

/** Returns what a repository holds beside its commits that changes what git shows of them. Reads only. */
export function inspectRepository(repo: Repository): RepositoryFacts {
  const local = localSettings(repo);
  return {
    replaced: listRefs(repo, 'refs/replace'),
    notes: listRefs(repo, 'refs/notes'),
    grafts: linesOf(join(repo.commonDir, 'info', 'grafts')).length > 0,
    mailmaps: [...mailmapFiles(repo), ...named(local, /^mailmap\./)],
    shallow: isShallow(repo),
    promised: named(local, /^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))=/),
    alternates: linesOf(join(repo.commonDir, 'objects', 'info', 'alternates')),
    broken: fsck(repo),
    commitGraph: commitGraphFault(repo),
    attributes: hidingAttributes(repo),
    settings: [...named(local, STEERING), ...trustedInTree(repo, local)],
  };
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

/** Settings of the repository alone, not of its user: `name=value`. */
function localSettings(repo: Repository): string[] {
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

/** git's own check of every object: hashes, links, names that some systems take for others. */
function fsck(repo: Repository): string[] {
  const args = ['fsck', '--full', '--strict', '--no-dangling', '--no-progress'];
  const accept = Array.from({ length: 128 }, (_, i) => i);
  const { status, stdout, stderr } = runGit({ cwd: repo.topLevel, args, accept });
  if (status === 0) return [];
  const lines = stdout.toString('utf8').split('\n');
  const said = [stderr, ...lines].filter((line) => line !== '' && !line.startsWith('dangling '));
  return [...new Set(said)].slice(0, WRONG_LINES).map((line) => showLine(line).slice(0, 200));
}

function commitGraphFault(repo: Repository): string | undefined {
  const info = join(repo.commonDir, 'objects', 'info');
  if (!existsSync(join(info, 'commit-graph')) && !existsSync(join(info, 'commit-graphs'))) return undefined;
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
