import type { Path } from '../text/value.ts';
import { valueAt } from '../text/value.ts';
import { currentState } from './lifecycle.ts';
import { membersAt } from './members.ts';
import type { Entry, Workspace } from './workspace.ts';

/** A file that a record names together with its SHA-256: it stays as it was. */
export type KeptFile = {
  readonly entry: Entry;
  /** From the book's root: `evidence/D1.2_V1.0.docx`. */
  readonly file: string;
  readonly digest: string;
  /** Where the digest stands in the record. */
  readonly path: Path;
  /** Whether the record's state freezes the digest: the file was submitted. */
  readonly frozen: boolean;
};

/** Returns the files that a record names together with their digests. */
export function keptFilesOf(entry: Entry): KeptFile[] {
  return entry.registry.evidence.flatMap(({ field, digest: name }) => {
    if (name === undefined) return [];
    return membersAt(entry.data, field).flatMap(({ path: at, value: file }): KeptFile[] => {
      const path = [...at.slice(0, -1), name];
      const digest = valueAt(entry.data, path);
      if (typeof file !== 'string' || typeof digest !== 'string') return [];
      const frozen = currentState(entry)?.frozen.includes(String(path[0])) ?? false;
      return [{ entry, file, digest, path, frozen }];
    });
  });
}

/** Returns every file that a record of the book names together with its digest. */
export function keptFiles({ registries }: Workspace): KeptFile[] {
  return [...registries.values()]
    .filter(({ schema }) => schema.evidence.some(({ digest }) => digest !== undefined))
    .flatMap(({ entries }) => entries.flatMap(keptFilesOf));
}
