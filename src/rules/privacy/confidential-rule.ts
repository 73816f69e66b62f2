import { confidentialFields, restrictedReference } from '../../registry/confidential.ts';
import { isFilled } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** In a book that has a restricted one, confidential fields do not stand in the open. */
export const confidentialRule: Rule = {
  name: 'confidential fields',
  *check({ workspace: { project, registries } }) {
    const book = project?.data.restricted_book;
    if (typeof book !== 'string') return;
    for (const { schema, entries } of registries.values()) {
      if (schema.confidential) for (const entry of entries) yield* checkEntry(entry, book);
    }
  },
};

function* checkEntry(entry: Entry, book: string): Generator<Diagnostic> {
  const reference = restrictedReference(entry);
  for (const name of confidentialFields(entry)) {
    if (!isFilled(entry.data[name])) continue;
    yield entryFinding(entry, {
      code: 'privacy/confidential-in-open',
      path: [name],
      atKey: true,
      message: `${name} of ${entry.id} is confidential, and stands in the open book`,
      hint: `move it: grantbook privacy restrict ${entry.id} --into DIR, where DIR is the book ${book}`,
    });
  }
  if (reference && reference.book !== book)
    yield entryFinding(entry, {
      code: 'privacy/restricted-missing',
      path: [entry.registry.confidential?.reference ?? '', 'book'],
      message: `"${reference.book}" is not the restricted book of this one`,
      hint: `project.yaml names "${book}"`,
    });
}
