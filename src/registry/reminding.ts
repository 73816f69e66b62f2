import { addDays, type Day } from '../base/day.ts';
import type { RemindersRule } from '../schema/keywords/reminders.ts';
import { isList } from '../text/value.ts';
import { dayOf } from './day-of.ts';
import type { Duty } from './duties.ts';
import { reach } from './reach.ts';
import { numberSetting, setting } from './setting.ts';
import type { Workspace } from './workspace.ts';

/** How far the reminders of a duty have come. */
export type Reminding = {
  /** The day of the last reminder up to today; undefined where the first is still to come. */
  readonly last?: Day;
  /** Whether it is so late that it is taken further up. */
  readonly escalated: boolean;
};

/** Where a registry says nothing of its reminders, those of the project hold. */
const USUAL: RemindersRule = { days: 'reminders.days', escalate: 'reminders.escalate_days' };

/** Returns how far the reminders of a duty have come on a day, as the settings list them. */
export function remindingOf(duty: Duty, workspace: Workspace, today: Day): Reminding {
  const rule = duty.entry.registry.reminders ?? USUAL;
  const start = { entry: duty.entry, path: [] };
  const from = countedFrom(duty, workspace, rule.of);
  const listed = setting(workspace, rule.days, start);
  const days = isList(listed) ? listed.filter((each) => typeof each === 'number') : [];
  const past = days.map((each) => addDays(from, each)).filter((day) => day <= today);
  const last = past.reduce<Day | undefined>(
    (max, day) => (max === undefined || day > max ? day : max),
    undefined,
  );
  const most = rule.escalate === undefined ? undefined : numberSetting(workspace, rule.escalate, start);
  const escalated = most !== undefined && duty.due < today && today >= addDays(from, most);
  return { escalated, ...(last !== undefined && { last }) };
}

function countedFrom({ entry, due }: Duty, workspace: Workspace, of: string | undefined): Day {
  const days =
    of === undefined ? [] : reach(workspace, { entry, path: [] }, of).map((value) => dayOf(value, workspace));
  return days.find((day) => day !== undefined) ?? due;
}
