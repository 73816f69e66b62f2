import { changesAmong, listAsCommitted } from '../../io/git/changed-since.ts';
import type { StateBefore } from '../../io/kept-answer.ts';
import { isRecordsFile } from '../../registry/load-lazily.ts';
import { compared } from '../../rules/check.ts';
import { noLongerFound } from '../../rules/findings/no-longer-found.ts';
import { findResting, partsOf } from '../../rules/units.ts';
import { type Book, loadBefore } from '../book.ts';
import type { Context } from '../context.ts';
import { summaryLine } from '../print-findings.ts';
import { checkApart } from '../privacy/check-apart.ts';
import { NOTHING_ASIDE } from '../report/aside.ts';
import { authorsOfNew } from '../review/authors-of-new.ts';
import { loadWritten, mayDiffer, readTold, unlessWhole, type Written } from '../told-for-later.ts';
import type { BookChecked } from './check-book.ts';

/** Of more files it is quicker to check the book as a whole. */
const MOST_WRITTEN = 200;

/**
 * Checks a book in which nothing was found when it was last checked, and of which only the content of some records has
 * changed since: by the rules that rest on what changed. Undefined where it is to be checked as a whole, which it is
 * as soon as anything at all is found: what is told is then what a whole check tells.
 */
export async function checkWritten(
  book: Book,
  before: StateBefore,
  context: Context,
): Promise<BookChecked | undefined> {
  if (before.written.length > MOST_WRITTEN || !before.written.every(isRecordsFile)) return undefined;
  return unlessWhole(() => checkAgain(book, readTold(before), context));
}

async function checkAgain(book: Book, before: Written, context: Context): Promise<BookChecked | undefined> {
  const { repository, files } = book;
  const head = repository?.head;
  if (!repository || head === undefined) return undefined;
  const { told, written } = before;
  if (!told.uses) return undefined;
  const workspace = await loadWritten(book, before);
  const changes = changesAmong(repository, files, {
    oid: head,
    paths: mayDiffer(repository, before),
  });
  const { differing } = changes;
  const list = () => listAsCommitted(repository, files, { oid: head, differing });
  const baseline = await loadBefore(book, workspace, { differing: changes.changed, list });
  const authors = baseline && (await authorsOfNew(book, { workspace, ...baseline }));
  const situation = compared({ workspace, ...baseline, oneCommit: true, ...(authors && { authors }) });
  const changed = partsOf(workspace, written);
  const { found, uses } = findResting(situation, { uses: told.uses, changed });
  // No record referred to a restricted book, or that would have been said.
  const touched = new Map([...workspace.registries].filter(([name]) => changed.has(name)));
  const apart = await checkApart(
    { book, workspace: { ...workspace, registries: touched }, restricted: undefined },
    context,
  );
  if (found.length + apart.length + noLongerFound(workspace, []).length > 0) return undefined;
  const checked = { records: workspace.entries.size, registries: workspace.registries.size };
  return {
    found: {
      parts: [{ findings: [], aside: NOTHING_ASIDE, files: workspace.files }],
      checked,
      verdict: summaryLine([], checked),
      bookPrefix: repository.bookPrefix,
    },
    told: { ...told, head, changes, uses },
  };
}
