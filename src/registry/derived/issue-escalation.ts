import { type Day, daysBetween } from '../../base/day.ts';
import { isList, isMapping } from '../../text/value.ts';
import { dayOf } from '../day-of.ts';
import { setting } from '../setting.ts';
import type { Entry, Workspace } from '../workspace.ts';
import type { DerivedValue } from './derived-value.ts';

/** The levels of escalation in their order, each with the days past the target after which it is reached. */
export type Level = { readonly level: string; readonly afterDays: number };

/** Returns the levels to which open issues rise, as the settings give them. */
export function escalationLevels(workspace: Workspace): Level[] {
  const listed = setting(workspace, 'issues.escalation');
  return (isList(listed) ? listed : []).flatMap((item) => {
    if (!isMapping(item)) return [];
    const { level, after_days: afterDays } = item;
    return typeof level === 'string' && typeof afterDays === 'number' ? [{ level, afterDays }] : [];
  });
}

/** Returns the level that an issue has to have reached on a day; undefined before it is past its target. */
export function levelDue({ data }: Entry, workspace: Workspace, today: Day): string | undefined {
  const target = dayOf(data.target_date, workspace);
  if (data.status !== 'open' || target === undefined) return undefined;
  const past = daysBetween(target, today);
  return escalationLevels(workspace).findLast(({ afterDays }) => past > afterDays)?.level;
}

/** The level to which an issue past its target has to have risen. */
export const issueEscalation: DerivedValue = {
  registry: 'issues',
  name: 'escalation_due',
  title: 'Escalation due',
  description: 'The level that it has to have reached by now, for it is past its target date.',
  type: 'string',
  daily: true,
  of: (entry, { workspace, today }) => (today === undefined ? undefined : levelDue(entry, workspace, today)),
};
