import { GitError } from './git-error.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** Two trees to compare, by id. */
export type TreePair = { readonly before: string; readonly after: string };

/** A file that differs; a side that is no ordinary file (absent, a link, a submodule) has no id. */
export type TreeDifference = { readonly path: string; readonly before?: string; readonly after?: string };

/** Returns the id of the tree that holds nothing, which git knows without storing it. */
export function emptyTree({ objectFormat }: Repository): string {
  return objectFormat === 'sha1'
    ? '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
    : '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321';
}

/** Returns how each pair of trees differs under the given paths from the top level, all in one call of git. */
export function diffTrees(
  repo: Repository,
  pairs: readonly TreePair[],
  paths: readonly string[],
): TreeDifference[][] {
  return diffWhole(repo, pairs, paths).map((found) => found.flatMap((each) => asDifference(each) ?? []));
}

/** Something that differs, of whatever kind: modes and ids as git gives them, zeros for a side that is absent. */
export type WholeDifference = {
  readonly path: string;
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldId: string;
  readonly newId: string;
};

/** Returns everything by which each pair of trees differs: links, submodules and modes with the rest. */
export function diffWhole(
  repo: Repository,
  pairs: readonly TreePair[],
  paths: readonly string[],
): WholeDifference[][] {
  if (pairs.length === 0) return [];
  const args = ['diff-tree', '--stdin', '--raw', '-r', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff'];
  const input = `${pairs.map(({ before, after }) => `${before} ${after}`).join('\n')}\n`;
  const { stdout } = runGit({ cwd: repo.topLevel, args: [...args, '--', ...paths], input });
  const result = parseDifferences(stdout.toString('utf8'));
  if (result.length !== pairs.length)
    throw new GitError('git diff-tree compared fewer trees than it was given');
  return result;
}

/** Each pair is a line of its two ids; each difference after it a NUL-ended line of modes and ids, and a path. */
function parseDifferences(output: string): WholeDifference[][] {
  const result: WholeDifference[][] = [];
  let at = 0;
  while (at < output.length) {
    if (output[at] !== ':') {
      result.push([]);
      at = output.indexOf('\n', at) + 1;
      continue;
    }
    const middle = output.indexOf('\0', at);
    const end = output.indexOf('\0', middle + 1);
    result.at(-1)?.push(parseDifference(output.slice(at + 1, middle), output.slice(middle + 1, end)));
    at = end + 1;
  }
  return result;
}

function parseDifference(line: string, path: string): WholeDifference {
  const [oldMode = '', newMode = '', oldId = '', newId = ''] = line.split(' ');
  return { path, oldMode, newMode, oldId, newId };
}

function asDifference({ path, oldMode, newMode, oldId, newId }: WholeDifference): TreeDifference | undefined {
  const before = isFile(oldMode) ? oldId : undefined;
  const after = isFile(newMode) ? newId : undefined;
  if (before === after) return undefined;
  return { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function isFile(mode: string): boolean {
  return mode === '100644' || mode === '100755';
}
