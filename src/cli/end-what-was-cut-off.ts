import { showLine } from '../base/show-text.ts';
import { findBook } from '../io/find-book.ts';
import { endLeftBehind } from '../io/git/left-behind.ts';
import type { Recovery } from '../io/git/recover-changes.ts';
import type { Globals, Out } from './context.ts';

/** Before a command that writes: ends what one that was cut off has begun in the book, and says so. */
export async function endWhatWasCutOff(
  { directory }: Pick<Globals, 'directory'>,
  out: Pick<Out, 'warn'>,
): Promise<void> {
  const root = findBook(directory);
  if (root !== undefined) await endCutOffIn(root, out);
}

/** The same for the repository that a folder lies in, whether a book is there or not. */
export async function endCutOffIn(folder: string, out: Pick<Out, 'warn'>): Promise<void> {
  for (const recovery of await endLeftBehind(folder)) {
    out.warn(`${showLine(wordsFor(recovery))}\n`);
    for (const path of recovery.edited)
      out.warn(`${showLine(path)} was edited since, and is left as it is: git diff -- ${showLine(path)}\n`);
  }
}

function wordsFor({ subject, outcome }: Recovery): string {
  const what = `an earlier command was cut off (${subject})`;
  if (outcome === 'committed') return `${what}: its commit is whole`;
  if (outcome === 'taken back')
    return `${what}: what it had begun is taken back, nothing of it was committed`;
  return `${what}, and the branch has moved on since: see what is left of it: git status`;
}
