import { CannotError } from '../../base/cannot-error.ts';
import { judgePlan, tellApart } from '../../change/judge-plan.ts';
import { saveChanges } from '../../change/save-changes.ts';
import { changedSince } from '../../io/git/changed-since.ts';
import { isMerging } from '../../io/git/check-repository-state.ts';
import { filesOf } from '../../registry/files.ts';
import { loadWorkspace } from '../../registry/load-workspace.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { check } from '../../rules/check.ts';
import { counting, standing } from '../../rules/findings/settle.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { actorOf } from '../acting.ts';
import { type Book, lastCommitted, loadBook, repositoryOf } from '../book.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { plural, printFindings } from '../print-findings.ts';
import { authorsOfNew } from '../review/authors-of-new.ts';
import { withStagedBook } from './staged-book.ts';

/** Checks what is staged as `save` would: what it brings in, by who commits. Returns the exit code. */
export function checkStaged(book: Book, context: Context): Promise<number> {
  return withStagedBook(book, async (staged) => {
    const paths = changedSince(repositoryOf(staged), staged.files, repositoryOf(staged).head);
    if (paths.length === 0) return EXIT.clean;
    const workspace = await loadBook(staged);
    if (workspace.registries.size === 0)
      throw new CannotError('what is staged holds no book any more', {
        hint: 'where that is meant: git commit --no-verify',
      });
    const { refusals, older } = await judgeStaged(staged, { workspace, paths }, context);
    if (older.length > 0)
      context.out.talk(`${plural(older.length, 'older error')} in the book: grantbook validate\n`);
    if (refusals.length === 0) return EXIT.clean;
    printFindings({ findings: refusals, files: workspace.files }, 'text', context);
    context.out.warn(
      `${context.out.paint.red('refused:')} mend it, then git add the file and commit again; to commit without\nthis check once: git commit --no-verify (a pull request is checked all the same)\n`,
    );
    return EXIT.findings;
  });
}

type Staged = { readonly workspace: Workspace; readonly paths: readonly string[] };
type Found = { readonly refusals: readonly Diagnostic[]; readonly older: readonly Diagnostic[] };

async function judgeStaged(book: Book, { workspace, paths }: Staged, { globals }: Context): Promise<Found> {
  const before = await lastCommitted(book, workspace);
  // What the other side of a merge did is judged where it was done.
  if (before && isMerging(repositoryOf(book)))
    return tellApart(errorsOf(workspace), standing(before, check({ workspace: before })));
  const saved = saveChanges({ before, workspace, paths, reason: undefined });
  if (!saved.ok) return { refusals: saved.diagnostics, older: [] };
  const actor = actorOf(book, before ?? workspace, globals);
  return judgePlan({
    before,
    current: before ?? (await loadWorkspace(filesOf({}))),
    plan: saved.value,
    known: book.known,
    recordedOn: globals.today,
    ...(actor && { actor }),
    ...(before && { authorsOf: (planned: Workspace) => authorsOfNew(book, { workspace: planned, before }) }),
  });
}

function errorsOf(workspace: Workspace): Diagnostic[] {
  return counting(workspace, check({ workspace })).filter(({ severity }) => severity === 'error');
}
