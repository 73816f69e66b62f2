import type { Entry, Workspace } from '../../registry/workspace.ts';

/** Returns the deliverables of a book; none where it has no such registry. */
export function deliverables({ registries }: Workspace): readonly Entry[] {
  return registries.get('deliverables')?.entries ?? [];
}

/** The states in which a deliverable has been approved. */
export const APPROVED: ReadonlySet<string> = new Set(['approved', 'submitted', 'accepted']);
