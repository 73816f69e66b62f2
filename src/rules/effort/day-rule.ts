import { parseDay } from '../../base/day.ts';
import { projectMonthOf } from '../../base/project-month.ts';
import { membersAt } from '../../registry/members.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { calendarOf } from '../../registry/reporting/calendar.ts';
import { monthNumber } from '../../registry/reporting/period.ts';
import { numberSetting } from '../../registry/setting.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Path, valueAt } from '../../text/value.ts';
import type { Rule } from '../rule.ts';
import { countryOf } from './country-of.ts';

/** The days of a timesheet are working days of the partner's country, with no more hours than a day may have. */
export const dayRule: Rule = {
  name: 'days of timesheets',
  *check({ workspace }) {
    const sheets = workspace.registries.get('effort')?.entries ?? [];
    for (const sheet of sheets) {
      for (const worked of daysOf(sheet)) yield* isWorkingDay(worked, workspace);
      yield* hasCalendar(sheet, workspace);
    }
    yield* tooManyHours(sheets.flatMap(daysOf), workspace);
  },
};

/** The hours that a person has worked on a day, in one line of a timesheet. */
type Worked = { readonly sheet: Entry; readonly path: Path; readonly date: string; readonly hours: number };

function daysOf(sheet: Entry): Worked[] {
  return membersAt(sheet.data, ['lines', '*', 'dates', '*', 'date']).flatMap(({ path, value }) => {
    const hours = valueAt(sheet.data, [...path.slice(0, -1), 'hours']);
    return typeof value === 'string' && typeof hours === 'number'
      ? [{ sheet, path, date: value, hours }]
      : [];
  });
}

function* isWorkingDay({ sheet, path, date }: Worked, workspace: Workspace): Generator<Diagnostic> {
  const day = parseDay(date);
  const country = countryOf(sheet, workspace);
  if (day === undefined || !workspace.project || country === undefined) return;
  const month = monthNumber(valueAt(sheet.data, [...path.slice(0, 2), 'month']));
  if (month !== undefined && projectMonthOf(workspace.project.start, day) !== month) {
    yield entryFinding(sheet, {
      code: 'effort/outside-period',
      path,
      message: `"${date}" is not in M${month}, the month of its line`,
      hint: 'correct the day, or move it to the line of its month',
    });
  }
  const off = calendarOf(country, workspace).off(day);
  if (off === undefined) return;
  yield entryFinding(sheet, {
    code: 'effort/rest-day',
    path,
    message: `"${date}" is ${off} in ${country}`,
    hint: 'correct the day; the calendar stands in project.yaml: effort.rest_days, effort.holidays',
  });
}

function* hasCalendar(sheet: Entry, workspace: Workspace): Generator<Diagnostic> {
  const [first] = daysOf(sheet);
  const country = countryOf(sheet, workspace);
  if (!first || country === undefined || calendarOf(country, workspace).known) return;
  yield entryFinding(sheet, {
    code: 'effort/no-calendar',
    severity: 'warning',
    path: first.path.slice(0, -2),
    message: `the public holidays of ${country} are not known, so these days are checked for weekends only`,
    hint: `add them to effort.holidays in project.yaml: country: ${country}, days: ["01-01", …]`,
  });
}

/** The hours of all work packages count together; the last that goes over is named. */
function* tooManyHours(all: readonly Worked[], workspace: Workspace): Generator<Diagnostic> {
  const most = numberSetting(workspace, 'effort.most_hours_per_day');
  const sums = new Map<string, number>();
  for (const { sheet, path, date, hours } of most === undefined ? [] : all) {
    const key = `${String(sheet.data.person)} ${date}`;
    const sum = (sums.get(key) ?? 0) + hours;
    sums.set(key, sum);
    if (most === undefined || sum <= most || sum - hours > most) continue;
    yield entryFinding(sheet, {
      code: 'effort/too-many-hours',
      path: [...path.slice(0, -1), 'hours'],
      message: `${sum} hours of ${String(sheet.data.person)} on ${date}, all work packages together; ${most} are the most`,
      hint: 'correct the hours, or the day (effort.most_hours_per_day in project.yaml)',
    });
  }
}
