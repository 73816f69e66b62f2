import { type KeptAnswer, keptAnswer } from '../io/kept-answer.ts';
import type { Files } from '../registry/files.ts';
import type { Context } from './context.ts';

/** Returns what is kept of the checks of a book by this build, as its files stand now; undefined where nothing can be kept. */
export function keptCheck(
  { globals, packageFolder = '' }: Context,
  root: string,
  files: Files,
): KeptAnswer | undefined {
  return keptAnswer({ kind: 'validate', root, files, given: [globals.version, packageFolder] });
}
