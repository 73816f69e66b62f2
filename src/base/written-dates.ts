import { type Day, parseDay } from './day.ts';

/** A date as somebody wrote it. */
export type WrittenDate = {
  readonly text: string;
  /** The days it can mean: one; two where day and month may be exchanged, day first; none where no such day exists. */
  readonly days?: readonly Day[];
  /** The month where no day is given: `2022-05`. */
  readonly month?: string;
  /** The project month: 18 for `M18`. */
  readonly projectMonth?: number;
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const NTH = '(\\d{1,2})(?:st|nd|rd|th)?';

const WRITTEN = new RegExp(
  [
    '(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})',
    '(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})',
    `${NTH}\\.?\\s(?:of\\s)?${MONTH},?\\s(\\d{4})`,
    `${MONTH}\\s${NTH},?\\s(\\d{4})`,
    `${MONTH},?\\s(\\d{4})`,
    '(?:M|month)\\s?(\\d{1,3})',
  ]
    .map((pattern) => `\\b${pattern}\\b`)
    .join('|'),
  'gi',
);

/**
 * Returns the dates in a text, in order: 2022-05-31, 31/05/2022 (the day first), 31 May 2022,
 * May 31, 2022, May 2022 and M18.
 */
export function writtenDates(text: string): WrittenDate[] {
  return [...text.replaceAll(/\s+/g, ' ').matchAll(WRITTEN)].map(([written, ...groups]) => ({
    text: written,
    ...meaning(groups),
  }));
}

function meaning(groups: readonly (string | undefined)[]): Omit<WrittenDate, 'text'> {
  const [iso, year2, numbers, mdy, my, project] = [
    groups[0],
    groups[5],
    groups[3],
    groups[9],
    groups[12],
    groups[14],
  ];
  if (iso !== undefined) return { days: daysOf([iso, groups[1], groups[2]]) };
  if (numbers !== undefined) return { days: eitherWay(numbers, groups[4], year2) };
  if (groups[6] !== undefined) return { days: daysOf([groups[8], monthNumber(groups[7]), groups[6]]) };
  if (mdy !== undefined) return { days: daysOf([groups[11], monthNumber(mdy), groups[10]]) };
  if (my !== undefined) return { month: `${groups[13]}-${monthNumber(my).padStart(2, '0')}` };
  return { projectMonth: Number(project) };
}

function eitherWay(first = '', second = '', year = ''): Day[] {
  const full = year.length === 2 ? `20${year}` : year;
  return [...new Set([...daysOf([full, second, first]), ...daysOf([full, first, second])])];
}

function daysOf([year = '', month = '', day = '']: readonly (string | undefined)[]): Day[] {
  const found = parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return found === undefined ? [] : [found];
}

function monthNumber(name = ''): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}
