import { showLine } from '../base/show-text.ts';
import { findEntry } from '../registry/find-entry.ts';
import { formerIdsOf } from '../registry/former-ids.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import type { Context } from './context.ts';

/**
 * Returns the record that somebody asks for, by the id it has or one that it had, and says where it has
 * another now. Throws a RequestError where there is none.
 */
export function entryAskedFor(workspace: Workspace, id: string, { out }: Context): Entry {
  const entry = findEntry(workspace, id);
  tellOfNewId(entry, id, out);
  return entry;
}

/** Says that a record that was asked for by a former id has another now. */
export function tellOfNewId(entry: Entry, asked: string, { talk }: Context['out']): void {
  if (asked !== entry.id && formerIdsOf(entry).includes(asked))
    talk(`${showLine(`${asked} is ${entry.id} now`)}\n`);
}
