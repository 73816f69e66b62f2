import { isList, type Value } from '../../text/value.ts';
import { currentState } from '../lifecycle.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { monthsInCommon, type Period } from './period.ts';

/** Returns the tasks that were active in a period: those whose months meet it, cancelled ones apart. */
export function activeTasks(period: Period, { registries }: Workspace): Entry[] {
  return (registries.get('tasks')?.entries ?? []).filter(
    (task) => monthsInCommon(task, period) > 0 && currentState(task)?.name !== 'cancelled',
  );
}

/** Returns the tasks of a period that a progress report has to cover: the partner's own, or the work package's. */
export function tasksToCover(report: Pick<Entry, 'data'>, period: Period, workspace: Workspace): Entry[] {
  const { level, partner, wp } = report.data;
  const active = activeTasks(period, workspace);
  if (level === 'wp') return active.filter(({ data }) => data.wp === wp);
  if (level !== 'partner' || typeof partner !== 'string') return [];
  return active.filter(({ data }) => data.lead === partner || takesPart(data.participants, partner));
}

function takesPart(participants: Value | undefined, partner: string): boolean {
  return isList(participants) && participants.includes(partner);
}
