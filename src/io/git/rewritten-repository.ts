import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { CannotError } from '../../base/cannot-error.ts';
import { RequestError } from '../../base/request-error.ts';
import { WRITE_FLAGS } from './git-environment.ts';
import { markMade } from './made-repositories.ts';
import { openRepository, type Repository } from './repository.ts';
import { type Rewriting, type Rewritten, rewriteHistory } from './rewrite-history.ts';
import { askGit, runGit } from './run-git.ts';

/** A repository made of another one's rewritten history. */
export type NewRepository = {
  readonly repository: Repository;
  /** Every commit, and every annotated tag, that has another id now. */
  readonly commits: ReadonlyMap<string, string>;
  /** The branches and tags that were made. */
  readonly refs: readonly string[];
};

/**
 * Makes a bare repository in a new folder, with the rewritten history of another: its branches, those
 * of its remote "origin" that it has no branch of, and its tags. The other one is only read.
 */
export async function makeRewritten(
  repo: Repository,
  folder: string,
  rewriting: Rewriting,
): Promise<NewRepository> {
  const gitDir = resolve(folder);
  refuseFull(folder, gitDir);
  mkdirSync(gitDir, { recursive: true });
  markMade(gitDir);
  const init = [
    'init',
    '--quiet',
    '--bare',
    `--object-format=${repo.objectFormat}`,
    `--initial-branch=${repo.branch ?? 'main'}`,
  ];
  runGit({ cwd: gitDir, args: init, flags: WRITE_FLAGS });
  copySettings(repo, gitDir);
  const mapped = await rewriteHistory(repo, { gitDir, objectFormat: repo.objectFormat }, rewriting);
  const refs = refsOf(repo);
  const input = [...refs].map(([name, oid]) => `create ${name} ${mapped.get(oid) ?? oid}\n`).join('');
  runGit({ cwd: gitDir, args: ['update-ref', '--stdin'], input, flags: WRITE_FLAGS });
  runGit({ cwd: gitDir, args: ['fsck', '--full', '--connectivity-only'] });
  const repository = await openRepository(gitDir);
  if (!repository) throw new CannotError(`git made no repository in "${folder}"`);
  return { repository, commits: commitsOf(repo, { mapped, refs }), refs: [...refs.keys()] };
}

function refuseFull(folder: string, gitDir: string): void {
  if (!existsSync(gitDir) || readdirSync(gitDir).length === 0) return;
  throw new RequestError(
    `"${folder}" is there already, and holds something`,
    'name a new folder: --into ../rewritten.git',
  );
}

/** Who signs, and how, is said by settings that may be the book's own. */
function copySettings(repo: Repository, gitDir: string): void {
  for (const name of ['user.name', 'user.email', 'user.signingkey', 'gpg.format', 'tag.gpgsign']) {
    const { status, stdout } = runGit({
      cwd: repo.topLevel,
      args: ['config', '--local', '--get', name],
      accept: [0, 1],
    });
    if (status !== 0) continue;
    runGit({
      cwd: gitDir,
      args: ['config', '--local', name, stdout.toString('utf8').trimEnd()],
      flags: WRITE_FLAGS,
    });
  }
}

function refsOf(repo: Repository): Map<string, string> {
  const args = [
    'for-each-ref',
    '--format=%(objectname) %(refname)',
    'refs/heads',
    'refs/tags',
    'refs/remotes/origin',
  ];
  const listed = askGit({ cwd: repo.topLevel, args });
  const refs = new Map<string, string>();
  for (const line of listed === '' ? [] : listed.split('\n')) {
    const [oid = '', name = ''] = line.split(' ');
    const own = name.replace(/^refs\/remotes\/origin\//, 'refs/heads/');
    if (own !== 'refs/heads/HEAD' && !refs.has(own)) refs.set(own, oid);
  }
  return refs;
}

type Made = { readonly mapped: Rewritten; readonly refs: ReadonlyMap<string, string> };

/** Of all that changed only commits and tags are named elsewhere: in anchors, messages, documents. */
function commitsOf(repo: Repository, { mapped, refs }: Made): Map<string, string> {
  const listed = askGit({ cwd: repo.topLevel, args: ['rev-list', '--topo-order', '--reverse', '--all'] });
  return new Map(
    [...new Set([...listed.split('\n'), ...refs.values()])].flatMap((oid) => {
      const now = mapped.get(oid);
      return now === undefined ? [] : [[oid, now] as const];
    }),
  );
}
