import { parseProjectMonth } from '../../base/project-month.ts';
import { currentState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** A task lies within its work package, and is done exactly when it is complete. */
export const taskRule: Rule = {
  name: 'tasks',
  *check({ workspace }) {
    for (const entry of workspace.registries.get('tasks')?.entries ?? []) {
      yield* isWithin(entry, workspace);
      yield* agreesWithPercent(entry);
    }
  },
};

function* isWithin(entry: Entry, workspace: Workspace): Generator<Diagnostic> {
  const { wp } = entry.data;
  const around = typeof wp === 'string' ? workspace.entries.get(wp) : undefined;
  if (around?.registry.name !== 'work-packages') return;
  const [first, last] = [monthOf(around, 'start_month'), monthOf(around, 'end_month')];
  for (const field of ['start_month', 'end_month']) {
    const month = monthOf(entry, field);
    if (month === undefined || first === undefined || last === undefined) continue;
    if (month >= first && month <= last) continue;
    yield entryFinding(entry, {
      code: 'plan/outside-work-package',
      path: [field],
      message: `"M${month}" is outside ${around.id}, which runs from M${first} to M${last}`,
      hint: `correct the month, or the work package's: grantbook set ${around.id} ${field}=M${month}`,
    });
  }
}

function monthOf({ data }: Entry, field: string): number | undefined {
  const value = data[field];
  return typeof value === 'string' ? parseProjectMonth(value) : undefined;
}

function* agreesWithPercent(entry: Entry): Generator<Diagnostic> {
  const { percent_complete: percent } = entry.data;
  const state = currentState(entry);
  if (typeof percent !== 'number' || !state || state.name === 'cancelled') return;
  const isDone = state.name === 'done';
  if (isDone === (percent === 100)) return;
  yield entryFinding(entry, {
    code: 'plan/done-disagrees',
    path: ['percent_complete'],
    message: isDone ? `${entry.id} is done, and at ${percent} %` : `${entry.id} is at 100 %, and not done`,
    hint: isDone
      ? `grantbook set ${entry.id} percent_complete=100, or open it again: grantbook move ${entry.id} reopen`
      : `grantbook move ${entry.id} finish, or give the percentage that is left`,
  });
}
