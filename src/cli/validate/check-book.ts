import { CannotError } from '../../base/cannot-error.ts';
import type { Day } from '../../base/day.ts';
import { RequestError } from '../../base/request-error.ts';
import { type Changes, changesSince } from '../../io/git/changed-since.ts';
import { mergeBase } from '../../io/git/merge-base.ts';
import { isShallow } from '../../io/git/repository.ts';
import { shippedTemplates } from '../../io/shipped-schemas.ts';
import { crossCheck } from '../../registry/cross-check.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { check, checkNoting, sortFindings } from '../../rules/check.ts';
import { checkTemplates } from '../../rules/check-templates.ts';
import { noLongerFound } from '../../rules/findings/no-longer-found.ts';
import { settle } from '../../rules/findings/settle.ts';
import { type Book, loadBefore, loadBook, repositoryOf } from '../book.ts';
import type { Context } from '../context.ts';
import { summaryLine } from '../print-findings.ts';
import { checkApart } from '../privacy/check-apart.ts';
import { asideOf } from '../report/aside.ts';
import type { CheckedBook } from '../report/checked-book.ts';
import { authorsOfNew } from '../review/authors-of-new.ts';
import { type ToldForLater, toldOfBook } from '../told-for-later.ts';
import { onlyTouched } from './only-touched.ts';

/** What of a book is checked, and against what. */
export type CheckRequest = {
  readonly at: string | undefined;
  readonly since: string | undefined;
  /** Whether only what the change touches is asked for. */
  readonly changed: boolean;
  readonly paranoid: boolean;
  readonly restricted: string | undefined;
  readonly today: Day | undefined;
  /** Whether it is to be told what later checks need to know. */
  readonly forLater: boolean;
};

/** What was found, and how many records both YAML readers read, where that was asked for. */
export type BookChecked = {
  readonly found: CheckedBook;
  readonly both?: number;
  /** What is printed in place of the findings. */
  readonly comment?: string;
  /** What is to be known when little of it has changed; only where that was asked for. */
  readonly told?: ToldForLater | undefined;
};

/** Checks a book as it stands, or at a commit, with what changed against the commit before. */
export async function checkBook(book: Book, request: CheckRequest, context: Context): Promise<BookChecked> {
  const { at, since, today } = request;
  const base = since === undefined ? undefined : mergeBase(repositoryOf(book), since);
  const workspace = await loadBook(book, at, base);
  const changes = request.forLater ? changesSinceHead(book, workspace) : undefined;
  const baseline = await baselineOf(book, workspace, { at, since, differing: changes?.changed });
  const authors = baseline && (await authorsOfNew(book, { workspace, ...baseline }, at));
  const change = { ...baseline, oneCommit: since === undefined, ...(authors && { authors }) };
  const situation = { workspace, ...change, ...(today !== undefined && { today, recordedOn: today }) };
  const { findings: judged, uses } = changes ? checkNoting(situation) : { findings: check(situation) };
  const compared = request.paranoid ? await crossCheck(workspace) : undefined;
  const found = sortFindings([
    ...judged,
    ...(compared?.disagreements ?? []),
    ...(await checkTemplates(workspace, shippedTemplates())),
    ...(await checkApart({ book, workspace, restricted: request.restricted }, context)),
  ]);
  const settled = settle(workspace, sortFindings([...found, ...noLongerFound(workspace, found)]));
  const { findings, elsewhere } = request.changed
    ? await onlyTouched(book, { workspace, settled }, { ref: since, today })
    : { findings: settled.findings, elsewhere: 0 };
  const checked = { records: recordsOf(workspace), registries: workspace.registries.size };
  const advised = settled.advised.filter((each) => findings.includes(each));
  return {
    found: {
      parts: [{ findings, aside: asideOf({ ...settled, advised }, elsewhere), files: workspace.files }],
      checked,
      verdict: summaryLine(findings, checked),
      bookPrefix: book.repository?.bookPrefix ?? '',
    },
    ...(compared && { both: compared.both }),
    ...(changes && { told: toldOfBook(book, workspace, { changes, uses, found }) }),
  };
}

function changesSinceHead({ repository }: Book, { files }: Workspace): Changes | undefined {
  return repository?.head === undefined ? undefined : changesSince(repository, files, repository.head);
}

function recordsOf({ registries }: Workspace): number {
  return [...registries.values()].reduce((sum, { entries }) => sum + entries.length, 0);
}

type Refs = {
  readonly at: string | undefined;
  readonly since: string | undefined;
  readonly differing: readonly string[] | undefined;
};

/** A commit is judged against its first parent, the working tree against HEAD, unless --since names another. */
function baselineOf(book: Book, workspace: Workspace, { at, since, differing }: Refs) {
  if (since !== undefined) return loadBefore(book, workspace, { ref: mergeBase(repositoryOf(book), since) });
  if (at === undefined) return loadBefore(book, workspace, differing ? { differing } : {});
  return loadBefore(book, workspace, { ref: `${at}~1` }).catch((error: unknown) => noParent(error, book));
}

/** A first commit has no parent; in a shallow clone the parent may only be cut off, and nothing is taken for granted. */
function noParent(error: unknown, { repository }: Book): undefined {
  if (!(error instanceof RequestError)) throw error;
  if (!repository || !isShallow(repository)) return undefined;
  throw new CannotError(
    'this clone is shallow: the commit before is cut off, so changes of state cannot be checked',
    {
      hint: 'fetch the whole history: git fetch --unshallow',
    },
  );
}
