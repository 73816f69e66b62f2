import { knownFindings } from '../../registry/findings/known.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { isAlwaysOn } from '../../text/codes/always-on.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { settle } from './settle.ts';

/** Returns a warning for each known finding that is not found any more, where what it speaks of could be read. */
export function noLongerFound(workspace: Workspace, found: readonly Diagnostic[]): Diagnostic[] {
  const known = knownFindings(workspace).filter(({ code }) => !isAlwaysOn(code));
  if (known.length === 0) return [];
  const there = new Set(settle(workspace, found).known.map((each) => each.known));
  const unread = new Set(workspace.problems.map(({ file }) => file));
  return known
    .filter(({ entry: { id, data } }) => !there.has(id) && !unread.has(String(data.file)))
    .map(({ entry, code }) =>
      entryFinding(entry, {
        code: 'policy/no-longer-found',
        severity: 'warning',
        path: ['fingerprint'],
        message: `what ${entry.id} stands for (${code}) is no longer found`,
        hint: 'take it out of the known findings: grantbook known prune',
      }),
    );
}
