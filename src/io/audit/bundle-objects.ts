import type { GitObject } from '../../procedures/bundle/make-bundle.ts';
import { GitError } from '../git/git-error.ts';
import { splitNul } from '../git/list-tree.ts';
import type { Repository } from '../git/repository.ts';
import { runGit } from '../git/run-git.ts';
import { readTrail } from './read-trail.ts';

/** Returns the objects that prove files of a commit by git's own ids: its whole history, and the folders on the way to each. */
export function bundleObjects(repo: Repository, commit: string, paths: readonly string[]): GitObject[] {
  const { ancestry } = readTrail(repo, { tip: commit, since: commit });
  const [newest] = ancestry;
  const folders = new Set(paths.flatMap((path) => foldersOf(repo.bookPrefix + path)));
  const args = ['ls-tree', '-r', '-d', '-z', '--full-tree', commit];
  const trees = splitNul(runGit({ cwd: repo.topLevel, args }).stdout).flatMap((record) => {
    const tab = record.indexOf('\t');
    return folders.has(record.slice(tab + 1)) ? [record.slice(0, tab).split(' ')[2] ?? ''] : [];
  });
  const wanted = [...ancestry.map(({ oid }) => oid), newest?.tree ?? '', ...trees];
  return readObjects(repo, [...new Set(wanted)]);
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

function readObjects(repo: Repository, ids: readonly string[]): GitObject[] {
  const input = `${ids.join('\n')}\n`;
  const { stdout } = runGit({ cwd: repo.topLevel, args: ['cat-file', '--batch'], input });
  let at = 0;
  return ids.map((id) => {
    const lineEnd = stdout.indexOf('\n', at);
    const [found, type = '', size] = stdout.toString('latin1', at, lineEnd).split(' ');
    if (found !== id || type === 'missing') throw new GitError(`the repository lacks the object ${id}`);
    const start = lineEnd + 1;
    at = start + Number(size) + 1;
    return { type, id, data: stdout.subarray(start, at - 1) };
  });
}
