import { FilesError } from '../registry/files.ts';
import { membersAt } from '../registry/members.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { Mapping } from '../text/value.ts';

/** Returns the files of the evidence folder that a record names. */
export function namedFiles({ evidence }: RegistrySchema, data: Mapping): string[] {
  const values = evidence.flatMap(({ field }) => membersAt(data, field).map(({ value }) => value));
  return values.filter((value) => typeof value === 'string');
}

/** Returns the bytes of such a file; one that is not there, or is no ordinary one, is for the rule of files to tell. */
export function bytesOf(path: string, { files }: Workspace): Uint8Array | undefined {
  if (!path.startsWith('evidence/')) return undefined;
  try {
    return files.read(path);
  } catch (error) {
    if (error instanceof FilesError) return undefined;
    throw error;
  }
}
