import { linksTo } from '../registry/find-links.ts';
import { fieldName } from '../registry/members.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import type { Entry, Link, Workspace } from '../registry/workspace.ts';
import { type Diagnostic, done, type Outcome, refused } from '../text/diagnostic.ts';
import type { Path } from '../text/value.ts';
import { Draft } from './draft.ts';
import type { Plan } from './plan.ts';
import { recordMessage } from './record-message.ts';

/** Plans the removal of a record; refused while others refer to it. */
export async function removeRecord(
  workspace: Workspace,
  { entry, reason }: { readonly entry: Entry; readonly reason?: string | undefined },
): Promise<Outcome<Plan>> {
  const uses = linksTo(workspace, entry.id).filter(({ from }) => from !== entry);
  const doubts = workspace.problems.filter(({ severity }) => severity === 'error');
  if (doubts.length > 0) return refused(...doubts.map((problem) => cannotTell(problem, entry)));
  if (uses.length > 0) return refused(...uses.map((link) => stillUsed(link, entry)));
  const draft = new Draft(workspace);
  const removed = await draft.remove(entry);
  return removed.ok ? done(draft.plan(recordMessage(entry, { does: 'remove', reason }))) : removed;
}

/** Says of a problem that what cannot be read may refer to the record. */
export function cannotTell(problem: Diagnostic, entry: Entry): Diagnostic {
  return {
    ...problem,
    code: 'references/cannot-tell',
    message: `it cannot be told whether this refers to ${entry.id}: ${problem.message}`,
  };
}

function stillUsed({ from, path }: Link, entry: Entry): Diagnostic {
  return entryFinding(from, {
    code: 'references/still-used',
    path,
    message: `${from.registry.noun} ${from.id} refers to ${entry.id} in "${fieldName(path)}"`,
    hint: `change the reference first: ${changeOf(from, path, entry.id)}`,
  });
}

/** Returns the command that takes a reference away, or puts another in its place. */
function changeOf({ id }: Entry, path: Path, target: string): string {
  const field = path.at(-1);
  if (typeof field === 'number') return `grantbook set ${id} ${fieldName(path.slice(0, -1))}-=${target}`;
  return `grantbook set ${id} ${fieldName(path)}=…`;
}
