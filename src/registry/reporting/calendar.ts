import { type Day, daysInMonth, parseDay, weekdayOf } from '../../base/day.ts';
import { projectMonthBegin, projectMonthEnd } from '../../base/project-month.ts';
import { isList, isMapping } from '../../text/value.ts';
import { setting } from '../setting.ts';
import type { Workspace } from '../workspace.ts';

/** The working days of a country, as the settings give its rest days and holidays. */
export type Calendar = {
  /** Whether the holidays of the country are known. */
  readonly known: boolean;
  /** Says why a day is none for work: a rest day, a holiday; undefined of a working day. */
  readonly off: (day: Day) => 'a rest day' | 'a public holiday' | undefined;
};

/** Returns the calendar of a country. */
export function calendarOf(country: string, workspace: Workspace): Calendar {
  const rest = setting(workspace, 'effort.rest_days');
  const days = setting(workspace, `effort.holidays.${country}`);
  const listed = isMapping(days) && isList(days.days) ? days.days : undefined;
  const off: Calendar['off'] = (day) => {
    if (isList(rest) && rest.includes(weekdayOf(day))) return 'a rest day';
    const isHoliday = listed?.some((each) => each === day || each === day.slice(5)) ?? false;
    return isHoliday ? 'a public holiday' : undefined;
  };
  return { known: listed !== undefined, off };
}

/** Returns how many working days a project month has. */
export function workingDays(month: number, calendar: Calendar, { project }: Workspace): number {
  if (!project) return 0;
  const [first, last] = [projectMonthBegin(project.start, month), projectMonthEnd(project.start, month)];
  return daysFrom(first, last).filter((day) => calendar.off(day) === undefined).length;
}

function daysFrom(first: Day, last: Day): Day[] {
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  const days = Array.from({ length: daysInMonth(year, month) }, (_, i) => String(i + 1).padStart(2, '0'));
  return days
    .flatMap((day) => parseDay(`${first.slice(0, 8)}${day}`) ?? [])
    .filter((day) => day >= first && day <= last);
}
