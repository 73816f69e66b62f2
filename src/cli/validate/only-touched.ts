import type { Day } from '../../base/day.ts';
import { tellApart } from '../../change/judge-plan.ts';
import { differingFrom } from '../../io/git/changed-since.ts';
import { mergeBase } from '../../io/git/merge-base.ts';
import { shippedTemplates } from '../../io/shipped-schemas.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { check } from '../../rules/check.ts';
import { checkTemplates } from '../../rules/check-templates.ts';
import { noLongerFound } from '../../rules/findings/no-longer-found.ts';
import { type Settled, standing } from '../../rules/findings/settle.ts';
import { touchedBy } from '../../rules/findings/touched.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Book, loadBeside, repositoryOf } from '../book.ts';

/** What a book is compared with, to tell what was touched since. */
export type Since = {
  /** The commit where it left this one; the last one where none is named. */
  readonly ref: string | undefined;
  readonly today: Day | undefined;
};

/**
 * Returns the findings that a change brings in, and those on records that it touches; the others are
 * counted. Where nothing is committed yet, everything was touched.
 */
export async function onlyTouched(
  book: Book,
  { workspace, settled }: { readonly workspace: Workspace; readonly settled: Settled },
  { ref, today }: Since,
): Promise<{ readonly findings: readonly Diagnostic[]; readonly elsewhere: number }> {
  const repository = repositoryOf(book);
  const commit = ref === undefined ? repository.head : mergeBase(repository, ref);
  if (commit === undefined) return { findings: settled.findings, elsewhere: 0 };
  const before = await loadBeside(book, commit, workspace);
  const found = check({ workspace: before, ...(today !== undefined && { today }) });
  found.push(...(await checkTemplates(before, shippedTemplates())), ...noLongerFound(before, found));
  const isNew = new Set(tellApart(settled.findings, standing(before, found)).refusals);
  const changed = new Set(differingFrom(repository, workspace.files, commit));
  const isTouched = touchedBy({ before, after: workspace, changed });
  const findings = settled.findings.filter((each) => isNew.has(each) || isTouched(each) || isBroken(each));
  return { findings, elsewhere: settled.findings.length - findings.length };
}

/** What could not be checked is never passed over. */
function isBroken({ code }: Diagnostic): boolean {
  return code.startsWith('declaration/');
}
