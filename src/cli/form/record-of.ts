import { RequestError } from '../../base/request-error.ts';
import type { WordDocument } from '../../exchange/word/word-document.ts';
import { findSubject } from '../../procedures/drift/find-subject.ts';
import { readCover } from '../../procedures/drift/said.ts';
import type { FormHead } from '../../procedures/forms/form-head.ts';
import { entryNamed, findEntry } from '../../registry/find-entry.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';

type Given = {
  readonly document: WordDocument;
  readonly head: FormHead;
  readonly workspace: Workspace;
};

/**
 * Returns the record that a form is about: the one asked for, or the one that its properties, its first
 * table or its title name. Throws a RequestError where they do not agree, or none is named.
 */
export function recordOf({ document, head, workspace }: Given, asked: string | undefined): Entry {
  if (asked !== undefined) return findEntry(workspace, asked);
  const named = [head.properties.record, head.text.record].filter((id) => id !== undefined);
  const [first, second] = new Set(named);
  if (first !== undefined && second !== undefined)
    throw new RequestError(
      `the form says ${first} in its properties and ${second} in its first table`,
      `say which: --record ${first} or --record ${second}`,
    );
  if (first === undefined) return findSubject(readCover(document), workspace);
  const entry = entryNamed(workspace, first);
  return entry ?? findEntry(workspace, first);
}
