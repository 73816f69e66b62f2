import { pruneKnown } from '../../procedures/findings/prune.ts';
import { noLongerFound } from '../../rules/findings/no-longer-found.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { standingFindings } from './standing-findings.ts';

/** `grantbook known prune`: takes those out of the known findings that are put right. */
export async function pruneGone(context: Context): Promise<number> {
  const { globals, out } = context;
  const book = await openBook(globals);
  const workspace = await loadBook(book);
  const standing = await standingFindings(book, workspace, globals);
  const gone = noLongerFound(standing.workspace, standing.findings).flatMap(
    ({ record = '' }) => workspace.entries.get(record) ?? [],
  );
  if (gone.length === 0) {
    out.talk('every known finding still stands\n');
    return EXIT.clean;
  }
  return carryOut(
    await pruneKnown(workspace, { gone, reason: globals.reason }),
    { book, workspace },
    context,
  );
}
