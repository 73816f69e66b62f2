import { sha256 } from '../../base/digest.ts';
import { keptFiles } from '../../registry/kept-files.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { stepList } from '../step-findings.ts';

/** Documents that are about to be written, by path; those whose bytes are not known yet without any. */
export type Writing = ReadonlyMap<string, Uint8Array | undefined>;

/** Returns a finding for each document that would be written over a file which a record keeps with its SHA-256. */
export function overwritten(writing: Writing, workspace: Workspace): Diagnostic[] {
  return keptFiles(workspace).flatMap(({ entry, file, digest, path }) => {
    const bytes = writing.get(file);
    if (!writing.has(file) || (bytes && sha256(bytes) === digest)) return [];
    const steps = stepList(entry);
    const first = steps === '' ? '' : `; that begins with: ${steps}`;
    return [
      entryFinding(entry, {
        code: 'documents/frozen',
        path,
        message: `"${file}" is the document of ${entry.id} and stays as it was; it is not written over`,
        hint: `a changed document is a new version, under another name${first}`,
      }),
    ];
  });
}
