import { shippedTemplates } from '../../io/shipped-schemas.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { check, sortFindings } from '../../rules/check.ts';
import { checkTemplates } from '../../rules/check-templates.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Book, lastCommitted } from '../book.ts';
import type { Globals } from '../context.ts';

/** A book, and what is wrong with it as it stands: on no day, and against nothing before. */
export type Standing = { readonly workspace: Workspace; readonly findings: readonly Diagnostic[] };

/** Returns what is wrong with the book as it is committed; with --no-commit, as it is on disk. */
export async function standingFindings(
  book: Book,
  now: Workspace,
  { commit }: Pick<Globals, 'commit'>,
): Promise<Standing> {
  const workspace = (commit ? await lastCommitted(book, now) : undefined) ?? now;
  const found = [...check({ workspace }), ...(await checkTemplates(workspace, shippedTemplates()))];
  return { workspace, findings: sortFindings(found) };
}
