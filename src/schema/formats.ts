import { parseDay } from '../base/day.ts';
import { parseProjectMonth } from '../base/project-month.ts';

const EMAIL = /^[^\s@"<>()[\]\\,;:]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;
const DATE_TIME = /^T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$/;
const TIME = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;

/** The formats a schema may name. Each is asserted: a value that breaks its format is a finding. */
export const formats: Readonly<Record<string, (value: string) => boolean>> = {
  date: (value) => parseDay(value) !== undefined,
  'date-time': isDateTime,
  'project-month': (value) => parseProjectMonth(value) !== undefined,
  email: (value) => EMAIL.test(value),
  'clock-time': (value) => TIME.test(value),
  // What it was called before: a book keeps its schemas, and its past commits have theirs for ever.
  time: (value) => TIME.test(value),
  'https-url': isPlainHttpsUrl,
  line: (value) => !/[\n\r\u2028\u2029\u0085]/.test(value),
};

/** Returns whether the text is a day that exists with a time and a time zone: `2021-02-04T15:20:00+01:00`. */
function isDateTime(value: string): boolean {
  const [day = '', time = ''] = [value.slice(0, 10), value.slice(10)];
  return parseDay(day) !== undefined && DATE_TIME.test(time);
}

/**
 * Returns whether the text is an https address with nothing hidden in it: no user name, no
 * backslash, no white space (readers disagree on what those mean).
 */
export function isPlainHttpsUrl(value: string): boolean {
  if (!/^https:\/\/[^\s\\@]+$/.test(value) || !URL.canParse(value)) return false;
  const url = new URL(value);
  return url.protocol === 'https:' && url.username === '' && url.hostname.includes('.');
}
