import { foldedPath } from '../../base/portable-name.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** What of a folder makes git take it for a repository: that names another, or has its own. */
const SIGNS: readonly (readonly string[])[] = [
  ['head', 'commondir'],
  ['head', 'objects', 'refs'],
];

const NAMES = new Set(SIGNS.flat());

/** Which paths a change touches, and what there is after it, folders as well; all from the top of the repository. */
export type Hiding = {
  readonly paths: readonly string[];
  readonly all: () => readonly string[];
  readonly bookPrefix: string;
};

/**
 * Returns the folders that a change makes a repository within the repository. Git run in one takes its settings and
 * hooks, and knows nothing of the history around it: nobody needs one, whoever it is.
 */
export function hiddenRepositories({ paths, all, bookPrefix }: Hiding): Diagnostic[] {
  const near = new Set(paths.flatMap(foldersNamed));
  if (near.size === 0) return [];
  const there = new Map<string, { readonly names: Set<string>; readonly head: string }>();
  for (const path of all()) {
    const { folder, name } = split(path);
    if (!near.has(folder) || !NAMES.has(name)) continue;
    const found = there.get(folder) ?? { names: new Set<string>(), head: path };
    there.set(folder, { names: found.names.add(name), head: name === 'head' ? path : found.head });
  }
  const up = '../'.repeat(bookPrefix.split('/').length - 1);
  return [...there.values()]
    .filter(({ names }) => SIGNS.some((sign) => sign.every((name) => names.has(name))))
    .map(
      ({ head }): Diagnostic => ({
        code: 'policy/hidden-repository',
        severity: 'error',
        file: head.startsWith(bookPrefix) ? head.slice(bookPrefix.length) : up + head,
        message: `git takes the folder of "${head}" for a repository of its own, and runs what its settings say`,
        hint: 'take HEAD, commondir, objects and refs out of that folder',
      }),
    );
}

/** The folders of which a path is, or lies in, what makes a repository. */
function foldersNamed(path: string): string[] {
  const parts = path.split('/');
  return parts.flatMap((part, i) =>
    NAMES.has(foldedPath(part)) ? [foldedPath(parts.slice(0, i).join('/'))] : [],
  );
}

function split(path: string): { readonly folder: string; readonly name: string } {
  const folded = foldedPath(path);
  const at = folded.lastIndexOf('/');
  return { folder: at === -1 ? '' : folded.slice(0, at), name: folded.slice(at + 1) };
}
