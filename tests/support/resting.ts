import { filesOf } from '../../src/registry/files.ts';
import { isRecordsFile, loadLazily, ReadWhole } from '../../src/registry/load-lazily.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import { type Ids, idsOfBook } from '../../src/registry/record-ids.ts';
import type { Workspace } from '../../src/registry/workspace.ts';
import { compared } from '../../src/rules/check.ts';
import type { Situation } from '../../src/rules/rule.ts';
import { findNoting, findResting, partsOf, type Uses } from '../../src/rules/units.ts';
import type { KnownSchemas } from '../../src/schema/load-schemas.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';

export type Texts = Readonly<Record<string, string>>;

/** A book in which nothing is found, and what each rule looked at. */
export type Sound = {
  readonly texts: Texts;
  readonly workspace: Workspace;
  readonly known: KnownSchemas;
  readonly ids: Ids;
  readonly uses: Uses;
};

/** Checks a book in which nothing is to be found. */
export async function soundBook(texts: Texts, known: KnownSchemas): Promise<Sound> {
  const workspace = await loadWorkspace(filesOf(texts), { known });
  const { found, uses } = findNoting(compared({ workspace }));
  const ids = idsOfBook(workspace);
  if (found.length + workspace.problems.length > 0 || !ids)
    throw new Error(`the book is not sound: ${found[0]?.message}`);
  return { texts, workspace, known, ids, uses };
}

/**
 * Returns what a check finds of a sound book with other texts in some files, by the rules that rest on them alone; 'whole'
 * where the whole book has to be read. The book as committed may be another one.
 */
export async function findOfWritten(
  { texts: old, workspace: { schemas }, known, ids, uses }: Sound,
  texts: Texts,
  committed?: Texts,
): Promise<readonly Diagnostic[] | 'whole'> {
  const written = differing(old, texts);
  if (!written.every((path) => isRecordsFile(path) && path in old && path in texts)) return 'whole';
  try {
    const workspace = loadLazily(filesOf(texts), { schemas, ids, written });
    const before = committed && (await beforeOf(committed, texts, known));
    const changed = partsOf(workspace, written);
    return findResting(compared({ workspace, ...before }), { uses, changed }).found;
  } catch (error) {
    if (error instanceof ReadWhole) return 'whole';
    throw error;
  }
}

async function beforeOf(
  committed: Texts,
  texts: Texts,
  known: KnownSchemas,
): Promise<Pick<Situation, 'before' | 'changed' | 'oneCommit'> | undefined> {
  const changed = new Set(differing(committed, texts));
  if (changed.size === 0) return undefined;
  const before = await loadWorkspace(filesOf(committed), { known, only: (path) => changed.has(path) });
  return { before, changed, oneCommit: true };
}

/** Returns the files that differ, came or went. */
export function differing(a: Texts, b: Texts): string[] {
  const paths = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...paths].filter((path) => a[path] !== b[path]);
}
