import { confidentialFields, restrictedBook, restrictedReference } from '../../registry/confidential.ts';
import { isFilled } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { eachRegistry } from '../each-registry.ts';
import type { EachRule } from '../rule.ts';

/** Confidential fields stand in the restricted book; in this one where it says that all who have it may read them. */
export const confidentialRule: EachRule = eachRegistry(
  'confidential fields',
  function* (registry, { workspace }) {
    const book = restrictedBook(workspace.project);
    if (book === 'none' || !registry.schema.confidential) return;
    for (const entry of registry.entries) yield* checkEntry(entry, book);
  },
);

function* checkEntry(entry: Entry, book: string | undefined): Generator<Diagnostic> {
  const reference = restrictedReference(entry);
  for (const name of confidentialFields(entry)) {
    if (!isFilled(entry.data[name])) continue;
    yield entryFinding(entry, {
      code: 'privacy/confidential-in-open',
      path: [name],
      atKey: true,
      ...wordsOf(entry, name, book),
    });
  }
  if (reference && reference.book !== book)
    yield entryFinding(entry, {
      code: 'privacy/restricted-missing',
      path: [entry.registry.confidential?.reference ?? '', 'book'],
      message: `"${reference.book}" is not the restricted book of this one`,
      hint: book === undefined ? 'project.yaml names none: restricted_book' : `project.yaml names "${book}"`,
    });
}

function wordsOf(
  { id }: Entry,
  name: string,
  book: string | undefined,
): Pick<Diagnostic, 'message' | 'hint'> {
  if (book !== undefined)
    return {
      message: `${name} of ${id} is confidential, and stands in the open book`,
      hint: `move it: grantbook privacy restrict ${id} --into DIR, where DIR is the book ${book}`,
    };
  return {
    message: `${name} of ${id} is confidential, and project.yaml does not say where that stands`,
    hint: 'move all of it: grantbook privacy restrict --into DIR; where all who have this book may read it, write restricted_book: none',
  };
}
