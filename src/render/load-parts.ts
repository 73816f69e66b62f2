import type { Files } from '../registry/files.ts';
import { readText } from '../registry/load-registry.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type PartTexts, partFile } from './fill/expand-parts.ts';

/** The parts of a book's templates, and what keeps one from being read. */
export type PartsRead = { readonly parts: PartTexts; readonly problems: readonly Diagnostic[] };

const FOLDER = 'templates/parts/';

/** Returns the paths of the parts that a book's templates share. */
export function partFiles(files: Files): string[] {
  return files
    .list()
    .filter(({ path, mode }) => path.startsWith(FOLDER) && path.endsWith('.hbs') && mode.startsWith('100'))
    .map(({ path }) => path);
}

/** Reads the parts that templates share. One that cannot be read is not among those returned. */
export function loadParts(files: Files): PartsRead {
  const parts = new Map<string, string>();
  const problems: Diagnostic[] = [];
  for (const path of partFiles(files)) {
    const name = path.slice(FOLDER.length).replace(/\.md\.hbs$/, '');
    const read = readText(files, path);
    const wrong =
      partFile(name) !== path || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)
        ? badName(path)
        : frontMatter(path, read.text);
    problems.push(...read.problems, ...wrong);
    if (read.problems.length === 0 && wrong.length === 0) parts.set(name, read.text);
  }
  return { parts, problems };
}

function badName(file: string): Diagnostic[] {
  const message = `"${file.slice(FOLDER.length)}" cannot name a part`;
  return [problem(file, message, 'name it in small letters, digits and hyphens: heat-map.md.hbs')];
}

/** A part that is a document of its own would print its front matter. */
function frontMatter(file: string, text: string): Diagnostic[] {
  if (!text.startsWith('---')) return [];
  return [problem(file, 'a part has no front matter', 'take it out, or move the file to templates/')];
}

function problem(file: string, message: string, hint: string): Diagnostic {
  return { code: 'template/part', severity: 'error', file, span: { start: 0, end: 3 }, message, hint };
}
