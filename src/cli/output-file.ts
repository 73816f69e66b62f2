import { RequestError } from '../base/request-error.ts';
import { outputFolder } from './output-folder.ts';

/** What a file that is written has to be named. */
export type FileKind = {
  /** What it is, in words: `a calendar`. */
  readonly what: string;
  /** How its name ends, without the dot. */
  readonly ending: string;
  readonly example: string;
};

/** Returns the path of a file in the book, from its root. Throws a RequestError where it has another ending, or leaves the book. */
export function outputFile(given: string, { what, ending, example }: FileKind): string {
  const [, folder = '', name = ''] = /^(?:(.*)\/)?([^/]*)$/.exec(given) ?? [];
  if (
    !/^[\p{L}\p{N}_][\p{L}\p{N}._ -]*$/u.test(name) ||
    !name.endsWith(`.${ending}`) ||
    name === `.${ending}`
  )
    throw new RequestError(`"${given}" is no name of ${what}`, `let it end in .${ending}: ${example}`);
  return `${outputFolder(folder)}/${name}`;
}
