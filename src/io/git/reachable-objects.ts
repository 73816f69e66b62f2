import { GitError } from './git-error.ts';
import { isShallow, type Repository } from './repository.ts';
import { askGit, runGit } from './run-git.ts';

/** An object that some branch, tag or note leads to; the path is one of those it has. */
export type ReachableObject = {
  readonly oid: string;
  readonly type: 'blob' | 'tree' | 'commit' | 'tag';
  readonly size: number;
  readonly path: string;
};

/** Returns every object that a reference leads to, commits before what they hold. Throws a GitError in a shallow clone. */
export function reachableObjects(repo: Repository): ReachableObject[] {
  if (isShallow(repo))
    throw new GitError('this clone is shallow: a part of its history is missing', {
      hint: 'fetch the whole history: git fetch --unshallow',
    });
  const listed = askGit({ cwd: repo.topLevel, args: ['rev-list', '--objects', '--topo-order', '--all'] });
  const lines = listed === '' ? [] : listed.split('\n');
  const paths = lines.map(
    (line) => [line.split(' ', 1)[0] ?? '', line.slice(line.indexOf(' ') + 1)] as const,
  );
  const facts = askGit({
    cwd: repo.topLevel,
    args: ['cat-file', '--batch-check=%(objecttype) %(objectsize)'],
    input: paths.map(([oid]) => `${oid}\n`).join(''),
  }).split('\n');
  return paths.flatMap(([oid, path], i) => {
    const [type = '', size = ''] = (facts[i] ?? '').split(' ');
    return isType(type) ? [{ oid, type, size: Number(size), path: path === oid ? '' : path }] : [];
  });
}

function isType(type: string): type is ReachableObject['type'] {
  return type === 'blob' || type === 'tree' || type === 'commit' || type === 'tag';
}

const WINDOW_BYTES = 32 * 1024 * 1024;

/** Yields the bytes of objects, in the order given, with little more in memory than a window of them. */
export function* readObjects<T extends Pick<ReachableObject, 'oid' | 'size'>>(
  repo: Repository,
  objects: readonly T[],
): Generator<{ readonly object: T; readonly content: Buffer }> {
  let from = 0;
  while (from < objects.length) {
    let [to, size] = [from, 0];
    while (to < objects.length && (to === from || size + (objects[to]?.size ?? 0) < WINDOW_BYTES)) {
      size += (objects[to]?.size ?? 0) + 100;
      to++;
    }
    yield* readWindow(repo, objects.slice(from, to));
    from = to;
  }
}

function* readWindow<T extends Pick<ReachableObject, 'oid'>>(repo: Repository, objects: readonly T[]) {
  const input = objects.map(({ oid }) => `${oid}\n`).join('');
  const { stdout } = runGit({ cwd: repo.topLevel, args: ['cat-file', '--batch'], input });
  let at = 0;
  for (const object of objects) {
    const lineEnd = stdout.indexOf(0x0a, at);
    const [found, , size] = stdout.toString('latin1', at, lineEnd).split(' ');
    if (found !== object.oid || size === undefined)
      throw new GitError(`the repository lacks the object ${object.oid}`, {
        hint: 'see what is wrong with it: git fsck; a fresh clone has what the remote has',
      });
    const end = lineEnd + 1 + Number(size);
    yield { object, content: stdout.subarray(lineEnd + 1, end) };
    at = end + 1;
  }
}
