import { addDays, type Day, daysBetween } from '../../base/day.ts';
import { isList } from '../../text/value.ts';
import { currentState, isInState } from '../lifecycle.ts';
import { numberSetting, setting } from '../setting.ts';
import type { Workspace } from '../workspace.ts';
import { askedReports, type Level } from './asked.ts';
import type { Period } from './period.ts';

/** A report that has not come: whose, who owes it, since when, and which reminder is due. */
export type MissingReport = {
  readonly id: string;
  readonly subject: string;
  readonly responsible: string;
  readonly state: string;
  readonly due: Day | undefined;
  /** How many days late it is on the day; negative: how many are left. */
  readonly late: number | undefined;
  /** Of a partner, what is due by now: nothing, one of the reminders, or to take it to those above. */
  readonly reminder: string;
};

/** Returns the reports of a period that are asked for and have not come, in the order they are due. */
export function missingReports(period: Period, workspace: Workspace, today: Day): MissingReport[] {
  const reminder = reminderOn(period, workspace, today);
  const open = askedReports(period, workspace).filter(({ id }) => {
    const entry = workspace.entries.get(id);
    return !entry || isInState(entry, ['expected', 'draft', 'returned', 'missing']);
  });
  return open
    .map(({ id, level, subject }): MissingReport => {
      const due = dueFor(level, period, workspace);
      const late = due === undefined ? undefined : daysBetween(due, today);
      const where = stateOf(id, workspace);
      const now = level === 'partner' && where.state !== 'missing' ? reminder : '';
      return { id, subject: subject?.id ?? 'all', due, late, reminder: now, ...where };
    })
    .sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
}

/** Returns the day by which a level reports on a period; undefined where the project sets none. */
export function dueFor(level: Level, { official, ends }: Period, workspace: Workspace): Day | undefined {
  const kind = official ? 'official' : 'internal';
  const days = numberSetting(workspace, `reporting.steps.${kind}.input_days.${level}`);
  return days === undefined ? undefined : addDays(ends, days);
}

function stateOf(id: string, { entries }: Workspace): Pick<MissingReport, 'state' | 'responsible'> {
  const entry = entries.get(id);
  if (!entry) return { state: 'not asked for yet', responsible: '' };
  return { state: currentState(entry)?.name ?? '', responsible: String(entry.data.responsible ?? '') };
}

/** Returns which reminder is due on a day: the last whose day has come, or to escalate. */
export function reminderOn({ ends }: Pick<Period, 'ends'>, workspace: Workspace, today: Day): string {
  const listed = setting(workspace, 'reporting.reminders.days');
  const days = (isList(listed) ? listed : []).filter((day) => typeof day === 'number').sort((a, b) => a - b);
  const since = daysBetween(ends, today);
  const escalate = numberSetting(workspace, 'reporting.reminders.escalate_days');
  if (escalate !== undefined && since >= escalate) return 'escalate';
  const passed = days.filter((day) => day <= since).length;
  return passed > 0 ? `${passed} of ${days.length}` : '';
}
