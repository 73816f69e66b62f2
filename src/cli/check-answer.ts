import { RequestError } from '../base/request-error.ts';
import { knownSchemas } from '../io/known-schemas.ts';
import { type BookFiles, type NewProject, newBook } from '../procedures/new-book.ts';
import { filesOf } from '../registry/files.ts';
import { loadWorkspace } from '../registry/load-workspace.ts';
import type { Workspace } from '../registry/workspace.ts';
import { check, sortFindings } from '../rules/check.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Asking } from './ask-project.ts';

/** Returns what checks one answer, in a new book whose other answers are in order. */
export function answerChecker(
  shipped: BookFiles,
  coordinatorPerson: NewProject['coordinatorPerson'],
): Asking['check'] {
  return async ({ answer, field }, text) => {
    try {
      const contents = newBook(shipped, { ...SOUND, [answer]: text, coordinatorPerson });
      const findings = (await errorsOf(contents)).findings;
      return findings.find((finding) => `${finding.registry}.${finding.field}` === field);
    } catch (error) {
      if (error instanceof RequestError) return error;
      throw error;
    }
  };
}

const SOUND: Omit<NewProject, 'coordinatorPerson'> = {
  acronym: 'NEW',
  title: 'New project',
  grantNumber: '101234567',
  start: '2025-01-01',
  months: '36',
  coordinator: 'NEW',
  country: 'BE',
  governance: 'custom',
  reviews: 'custom',
};

/** A new book as it would be, and the errors in it. */
export type Tried = { readonly findings: readonly Diagnostic[]; readonly workspace: Workspace };

/** Returns the errors of a book that is not written yet. */
export async function errorsOf(contents: BookFiles): Promise<Tried> {
  const workspace = await loadWorkspace(filesOf(Object.fromEntries(contents)), {
    known: knownSchemas(),
  });
  const findings = sortFindings(check({ workspace })).filter((finding) => finding.severity === 'error');
  return { findings, workspace };
}
