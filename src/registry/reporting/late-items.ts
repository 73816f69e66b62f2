import type { Day } from '../../base/day.ts';
import { onceForEach } from '../../base/once-for.ts';
import { dueDay } from '../due-day.ts';
import { isClosed } from '../is-closed.ts';
import type { Entry, Workspace } from '../workspace.ts';
import type { Period } from './period.ts';

/** Returns the deliverables, tasks and milestones that were due by the end of a period and are not done. */
export function lateItems({ ends }: Pick<Period, 'ends'>, workspace: Workspace): readonly Entry[] {
  return lateBy(workspace, ends);
}

/** Each work package asks for them: they are looked for once. */
const lateBy = onceForEach((workspace: Workspace, ends: Day): readonly Entry[] =>
  ['deliverables', 'tasks', 'milestones'].flatMap((name) =>
    (workspace.registries.get(name)?.entries ?? []).filter((entry) => {
      const due = dueDay(entry, workspace);
      return due !== undefined && due <= ends && !isClosed(entry);
    }),
  ),
);
