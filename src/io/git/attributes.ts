import { splitNul } from './list-tree.ts';
import { readSettings } from './read-settings.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** What .gitattributes and settings make git do to a file between the work tree and a commit. */
export type Conversion = {
  /** Whether CRLF becomes LF in a commit: always, where the file looks like text, or never. */
  readonly lineEnds: 'always' | 'auto' | 'never';
  /** The attribute that transforms the content in another way (`filter`); undefined where none does. */
  readonly transformedBy: string | undefined;
};

const TRANSFORMING = ['filter', 'working-tree-encoding', 'ident'] as const;
const ABSENT = new Set(['unspecified', 'unset']);

/** Returns how git converts each of some paths, given from the top level. */
export function readConversions(repo: Repository, paths: readonly string[]): Map<string, Conversion> {
  if (paths.length === 0) return new Map();
  const args = ['check-attr', '-z', '--stdin', 'text', 'eol', ...TRANSFORMING];
  const input = paths.map((path) => `${path}\0`).join('');
  const fields = splitNul(runGit({ cwd: repo.topLevel, args, input }).stdout);
  const attributes = new Map<string, Map<string, string>>(paths.map((path) => [path, new Map()]));
  for (let i = 0; i + 2 < fields.length; i += 3) {
    attributes.get(fields[i] ?? '')?.set(fields[i + 1] ?? '', fields[i + 2] ?? '');
  }
  const byDefault = readSettings(repo).convertsLineEnds ? 'auto' : 'never';
  return new Map([...attributes].map(([path, found]) => [path, conversion(found, byDefault)]));
}

function conversion(found: ReadonlyMap<string, string>, byDefault: 'auto' | 'never'): Conversion {
  const has = (name: string): boolean => !ABSENT.has(found.get(name) ?? 'unspecified');
  return {
    lineEnds: lineEnds(found.get('text') ?? 'unspecified', has('eol') ? 'always' : byDefault),
    transformedBy: TRANSFORMING.find(has),
  };
}

function lineEnds(text: string, otherwise: Conversion['lineEnds']): Conversion['lineEnds'] {
  if (text === 'set') return 'always';
  if (text === 'unset') return 'never';
  return text === 'auto' ? 'auto' : otherwise;
}
