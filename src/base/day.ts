/** A calendar day, `2026-11-24`. Always a day that exists; no time of day, no zone. */
export type Day = string & { readonly __day: true };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MS_PER_DAY = 86_400_000;

/** Returns the day, or undefined where the text is not `YYYY-MM-DD` or the day does not exist. */
export function parseDay(text: string): Day | undefined {
  if (!DAY.test(text)) return undefined;
  const day = numberAt(text, 8, 10);
  return day >= 1 && day <= daysInMonth(numberAt(text, 0, 4), numberAt(text, 5, 7))
    ? (text as Day)
    : undefined;
}

/** Returns the number that some figures of a text are, without a text of its own for them. */
function numberAt(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

/** Returns how many days a month has (month 1 to 12); 0 where there is no such month. */
export function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12 || year < 1) return 0;
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Returns the days from one day to another: positive where `to` is later. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);
}

/** Returns the day so many days later, earlier where the number is negative; 9999-12-31 where it would lie beyond. */
export function addDays(day: Day, days: number): Day {
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY);
  const year = at.getUTCFullYear();
  if (!(year >= 1)) return '0001-01-01' as Day;
  if (year > 9999) return '9999-12-31' as Day;
  return `${pad(year, 4)}-${pad(at.getUTCMonth() + 1, 2)}-${pad(at.getUTCDate(), 2)}` as Day;
}

/** Returns the day of the week: 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return ((Math.round(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY) + 3) % 7) + 1;
}

/** Returns the last day of the month that lies `months` after the month of the day. */
export function lastDayOfMonthAfter(day: Day, months: number): Day {
  const [year, month] = [numberAt(day, 0, 4), numberAt(day, 5, 7)];
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  return `${pad(y, 4)}-${pad(m, 2)}-${pad(daysInMonth(y, m), 2)}` as Day;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}

/** Returns how long ago a day was, in words: `1 day ago`. */
export function daysAgo(day: Day, today: Day): string {
  const days = daysBetween(day, today);
  return days === 1 ? '1 day ago' : `${days} days ago`;
}
