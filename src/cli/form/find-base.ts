import { RequestError } from '../../base/request-error.ts';
import { resolveRef } from '../../io/git/repository.ts';
import type { FormHead } from '../../procedures/forms/form-head.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Book, loadBeside, repositoryOf } from '../book.ts';

type Given = {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly head: FormHead;
  readonly now: Entry;
};

/** The record as it was when its form was made, in the book as it was then. */
export type Base = { readonly workspace: Workspace; readonly entry: Entry };

type NoBase = { readonly why: Omit<Diagnostic, 'file'> };

/** Finds the state from which a form was made: the one named, or the commit that the form names. */
export async function findBase(
  { book, workspace, head, now }: Given,
  named: string | undefined,
): Promise<Base | NoBase> {
  const repository = repositoryOf(book);
  const said = head.properties.base ?? head.text.base ?? '';
  if (named === undefined && !/^[0-9a-f]{7,64}$/.test(said))
    return noBase(now, 'the form does not say from which state of the book it was made');
  const oid = named === undefined ? known(() => resolveRef(repository, said)) : resolveRef(repository, named);
  if (oid === undefined)
    return noBase(now, `the form was made from ${said.slice(0, 12)}, which this repository does not have`);
  const then = await loadBeside(book, oid, workspace);
  const entry = then.entries.get(now.id);
  if (!entry) return noBase(now, `${now.id} is not in the book as it was at ${oid.slice(0, 12)}`);
  return { workspace: then, entry };
}

function known(resolve: () => string): string | undefined {
  try {
    return resolve();
  } catch (error) {
    if (error instanceof RequestError) return undefined;
    throw error;
  }
}

function noBase({ id, registry }: Entry, message: string): NoBase {
  const hint = `say it: --base REF (grantbook log ${id} shows the commits), or send a fresh form: grantbook form export ${id}`;
  return {
    why: { code: 'form/no-base', severity: 'error', message, hint, record: id, registry: registry.name },
  };
}
