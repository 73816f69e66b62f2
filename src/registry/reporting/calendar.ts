import { type Day, lastDayOfMonthAfter, parseDay, weekdayOf } from '../../base/day.ts';
import { onceForEach } from '../../base/once-for.ts';
import { projectMonthBegin, projectMonthEnd } from '../../base/project-month.ts';
import { isList, isMapping, type Value } from '../../text/value.ts';
import { settingForAll } from '../setting.ts';
import type { Project, Workspace } from '../workspace.ts';

/** The working days of a country, as the settings give its rest days and holidays. */
export type Calendar = {
  /** Whether the holidays of the country are known. */
  readonly known: boolean;
  /** Says why a day is none for work: a rest day, a holiday; undefined of a working day. */
  readonly off: (day: Day) => 'a rest day' | 'a public holiday' | undefined;
};

/** Returns the calendar of a country: made once for the settings of a project, asked for by each line of a timesheet. */
export function calendarOf(country: string, { project }: Workspace): Calendar {
  return project ? readCalendar(project, country) : NO_CALENDAR;
}

const NO_CALENDAR: Calendar = { known: false, off: () => undefined };

const readCalendar = onceForEach((project: Project, country: string): Calendar => {
  const rest = settingForAll(project.data, 'effort.rest_days');
  const restDays = new Set(isList(rest) ? rest : []);
  const days = settingForAll(project.data, `effort.holidays.${country}`);
  const listed = isMapping(days) && isList(days.days) ? days.days : undefined;
  const holidays = new Set<Value>(listed ?? []);
  const off: Calendar['off'] = (day) => {
    if (restDays.has(weekdayOf(day))) return 'a rest day';
    return holidays.has(day) || holidays.has(day.slice(5)) ? 'a public holiday' : undefined;
  };
  return { known: listed !== undefined, off };
});

/** Returns how many working days a project month has; undefined of one beyond the year 9999, and without a project. */
export function workingDays(month: number, calendar: Calendar, { project }: Workspace): number | undefined {
  if (!project || parseDay(projectMonthEnd(project.start, month)) === undefined) return undefined;
  return daysLeft(calendar, projectMonthBegin(project.start, month));
}

/** The working days from a day to the end of its month. */
const daysLeft = onceForEach((calendar: Calendar, first: Day): number => {
  const [from, last] = [Number(first.slice(8)), Number(lastDayOfMonthAfter(first, 0).slice(8))];
  const days = Array.from(
    { length: last - from + 1 },
    (_, i) => `${first.slice(0, 8)}${String(from + i).padStart(2, '0')}` as Day,
  );
  return days.filter((day) => !calendar.off(day)).length;
});
