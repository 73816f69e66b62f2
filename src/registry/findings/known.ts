import type { Entry, Workspace } from '../workspace.ts';

/** The registry of findings that are accepted until they are put right. */
export const KNOWN = 'known-findings';

/** A finding that is known: its record in the registry, and what tells it from others. */
export type Known = { readonly entry: Entry; readonly code: string; readonly fingerprint: string };

/** Returns the findings that a book knows of. */
export function knownFindings(workspace: Workspace): Known[] {
  return (workspace.registries.get(KNOWN)?.entries ?? []).flatMap((entry) => {
    const { code, fingerprint } = entry.data;
    // Only this file is protected as schemas are.
    if (entry.file !== `project-data/${KNOWN}.yaml`) return [];
    return typeof code === 'string' && typeof fingerprint === 'string' ? [{ entry, code, fingerprint }] : [];
  });
}
