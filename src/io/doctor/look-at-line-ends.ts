import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LineEndFacts } from '../../procedures/doctor/line-ends.ts';
import { BOOK_FOLDERS } from '../book-paths.ts';
import { readConversions } from '../git/attributes.ts';
import { hasCrLf } from '../git/line-ends.ts';
import { filesBelow } from './files-below.ts';
import { type InClone, settingsOf } from './look-at-clone.ts';

const TEXT = /\.(yaml|json|hbs)$/;

/** Returns what is done to the line ends of a book's files, and what they are now. */
export function lookAtLineEnds({ repo }: InClone): LineEndFacts {
  const { topLevel, bookPrefix } = repo;
  const paths = BOOK_FOLDERS.flatMap((folder) =>
    filesBelow(join(topLevel, bookPrefix, folder)).map((path) => `${bookPrefix}${folder}/${path}`),
  );
  const settings = settingsOf(repo);
  const named = ['core.autocrlf', 'core.eol'].filter(
    (name) => !['', 'false'].includes(settings.get(name) ?? ''),
  );
  const conversions = readConversions(repo, paths);
  return {
    settings: named.map((name) => `${name}=${settings.get(name)}`),
    // Where nothing is said of a file, what the settings say counts.
    converted: paths.filter((path) => {
      const { lineEnds } = conversions.get(path) ?? { lineEnds: 'never' };
      return lineEnds === 'always' || (lineEnds === 'auto' && TEXT.test(path));
    }),
    crlf: paths.filter((path) => TEXT.test(path) && hasCrLf(readFileSync(join(topLevel, path)))),
  };
}
