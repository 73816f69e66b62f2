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

/** Of files, and of the folders that they stand in. */
function* sameNames(files: readonly FileEntry[]): Generator<Diagnostic> {
  const known = new Map<string, string>();
  for (const { path } of files) {
    const parts = path.split('/');
    for (let depth = parts.length; depth > 0; depth--) {
      const name = parts.slice(0, depth).join('/');
      const folded = foldedPath(name);
      const first = known.get(folded);
      if (first === name) break;
      if (first === undefined) known.set(folded, name);
      else {
        yield sameName(path, name, first);
        break;
      }
    }
  }
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
