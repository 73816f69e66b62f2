import { RequestError } from '../../base/request-error.ts';
import { resolveRef } from '../../io/git/repository.ts';
import type { BaseRecord, BaseSheet } from '../../procedures/sheets/base-sheet.ts';
import type { FoundTable } from '../../procedures/sheets/received.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { type Book, loadBeside, repositoryOf } from '../book.ts';

/** What sheets are held against: the book as it was when they were made, or what they say of it themselves. */
export type SheetBase = {
  readonly workspace: Workspace | undefined;
  readonly recordsOf: (registry: string) => ReadonlyMap<string, BaseRecord> | undefined;
};

type Given = {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly tables: readonly FoundTable[];
  readonly base: BaseSheet | undefined;
};

/**
 * Finds the state from which sheets were made: the one named, or the commit that they name, or, where this
 * repository does not have it, what the workbook kept of it. Throws a RequestError where nobody knows.
 */
export async function findSheetBase(
  { book, workspace, tables, base }: Given,
  named: string | undefined,
): Promise<SheetBase> {
  const said = [...new Set(tables.flatMap((table) => table.base ?? []))];
  if (named === undefined && said.length === 0) return { workspace: undefined, recordsOf: () => undefined };
  if (said.length > 1 && named === undefined)
    throw new RequestError(
      'the sheets were made from different states of the book',
      'take them over one by one, or say the state: --base REF',
    );
  refuseOtherCommit(base, said);
  const repository = repositoryOf(book);
  const ref = named ?? base?.commit ?? said[0] ?? '';
  const oid = named === undefined ? known(() => resolveRef(repository, ref)) : resolveRef(repository, ref);
  if (oid !== undefined) {
    const then = await loadBeside(book, oid, workspace);
    return { workspace: then, recordsOf: (registry) => recordsIn(then, registry, base) };
  }
  if (base) return { workspace: undefined, recordsOf: (registry) => base.records.get(registry) ?? new Map() };
  throw new RequestError(
    `the sheet was made from ${ref.slice(0, 12)}, which this repository does not have`,
    'fetch it with git, or say the state: --base REF',
  );
}

/** The hidden sheet is believed where the repository does not have its commit: it names the one that stands above the ids. */
function refuseOtherCommit(base: BaseSheet | undefined, said: readonly string[]): void {
  const isOf = (short: string) =>
    /^[0-9a-f]{40,64}$/.test(base?.commit ?? '') && base?.commit.startsWith(short);
  if (!base || said.every(isOf)) return;
  throw new RequestError(
    'the hidden sheet "grantbook" was changed: it names another state of the book than the ids do',
    'ask for the workbook as it was sent, or make a fresh one: grantbook export',
  );
}

/** What is worked out stands in no commit: of it, the workbook's word counts. */
function recordsIn(
  { registries }: Workspace,
  name: string,
  base: BaseSheet | undefined,
): ReadonlyMap<string, BaseRecord> {
  const kept = base?.records.get(name);
  const entries = registries.get(name)?.entries ?? [];
  return new Map(entries.map(({ id, data }) => [id, { data, derived: kept?.get(id)?.derived ?? {} }]));
}

function known(resolve: () => string): string | undefined {
  try {
    return resolve();
  } catch (error) {
    if (error instanceof RequestError) return undefined;
    throw error;
  }
}
