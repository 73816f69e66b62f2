import { sha256 } from '../../base/digest.ts';
import { BOOK_FOLDERS } from '../book-paths.ts';
import { listTree, splitNul } from './list-tree.ts';
import { readBlobs } from './read-blobs.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** What a commit holds of the book: the ids of its folders, and a digest that does not rest on git's own hash. */
export type ContentDigest = {
  readonly trees: readonly (readonly [folder: string, id: string])[];
  readonly sha256: string;
};

/** Returns the digest of the book's folders in a commit: of each file its mode, path and content. */
export function contentDigest(repo: Repository, oid: string): ContentDigest {
  const paths = BOOK_FOLDERS.map((folder) => repo.bookPrefix + folder);
  const files = listTree(repo, oid, paths);
  const blobs = readBlobs(
    repo,
    files.filter(({ mode }) => mode !== SUBMODULE).map(({ id }) => id),
  );
  const lines = files.map(({ mode, id, path }) => {
    const bytes = blobs.get(id);
    return `${mode} ${bytes ? sha256(bytes) : id} ${path.slice(repo.bookPrefix.length)}\0`;
  });
  return { trees: listTrees(repo, oid, paths), sha256: sha256(lines.join('')) };
}

const SUBMODULE = '160000';

function listTrees(repo: Repository, oid: string, paths: readonly string[]): [string, string][] {
  const args = ['ls-tree', '-z', '--full-tree', oid, '--', ...paths];
  return splitNul(runGit({ cwd: repo.topLevel, args }).stdout).map((record) => {
    const tab = record.indexOf('\t');
    return [record.slice(tab + 1 + repo.bookPrefix.length), record.slice(0, tab).split(' ')[2] ?? ''];
  });
}
