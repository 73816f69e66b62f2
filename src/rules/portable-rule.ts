import { foldedPath, unportablePath } from '../base/portable-name.ts';
import type { FileEntry } from '../registry/files.ts';
import { isScratchFile } from '../registry/scratch-files.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Rule } from './rule.ts';

/** Every file of a book can be checked out on Linux, macOS and Windows, each under a name of its own. */
export const portableRule: Rule = {
  name: 'portable names',
  *check({ workspace }) {
    const files = workspace.files.list().filter(({ path }) => !isScratchFile(path));
    for (const { path } of files) {
      const why = unportablePath(path);
      if (why !== undefined) yield unportable(path, why);
    }
    yield* sameNames(files);
  },
};

function unportable(file: string, why: string): Diagnostic {
  return {
    code: 'book/unportable-name',
    severity: 'error',
    file,
    message: `"${file}" cannot be checked out on every system: ${why}`,
    hint: 'give it a plain name with git mv, and change what refers to it',
  };
}

/** Of files, and of the folders that they stand in, each told once: what stands in a twin is not told again. */
function* sameNames(files: readonly FileEntry[]): Generator<Diagnostic> {
  const spellings = new Map<string, string[]>();
  let folder = '';
  for (const { path } of files) {
    const own = path.slice(0, path.lastIndexOf('/') + 1);
    const names = own === folder ? [path] : namesIn(path);
    folder = own;
    const twin = names.find((name) => isTwin(name, spellings));
    if (twin !== undefined) yield sameName(path, twin, spellings.get(foldedPath(twin))?.[0] ?? '');
  }
}

/** Whether a name that was not met before has been met in another spelling; it is known from then on. */
function isTwin(name: string, spellings: Map<string, string[]>): boolean {
  const folded = foldedPath(name);
  const known = spellings.get(folded);
  if (!known) spellings.set(folded, [name]);
  else if (!known.includes(name)) return known.push(name) > 1;
  return false;
}

/** The folders that a file stands in, the outermost first, and the file. */
function namesIn(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

function sameName(file: string, name: string, first: string): Diagnostic {
  return {
    code: 'book/same-name',
    severity: 'error',
    file,
    message: `"${name}" and "${first}" are one name on Windows and macOS, where only one of the two is left`,
    hint: 'give one of them another name with git mv, in more than capitals or accents',
  };
}
