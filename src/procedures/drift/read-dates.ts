import type { Day } from '../../base/day.ts';
import { parseProjectMonth, projectMonthEnd, projectMonthOf } from '../../base/project-month.ts';
import { type WrittenDate, writtenDates } from '../../base/written-dates.ts';
import type { Entry, Project } from '../../registry/workspace.ts';
import type { Value } from '../../text/value.ts';
import type { Reading } from './reading.ts';

/** The fields of a record that one date is kept in: the day, the project month, a later day that was agreed on. */
export type DateFields = { readonly day?: string; readonly month?: string; readonly revised?: string };

/** Holds the dates in a text against those of a record. */
export function readDates(
  text: string,
  fields: DateFields,
  on: { entry: Entry; project?: Project },
): Reading {
  const written = writtenDates(text);
  if (written.length === 0) return { kind: 'unread', why: 'no date can be read in it' };
  const known = knownDates(fields, on);
  const verdicts = written.map((date) => ({ date, verdict: verdictOf(date, known) }));
  const book = sayDates(fields, on.entry);
  const wrong = verdicts.filter(({ verdict }) => verdict === 'differs');
  if (wrong.length > 0)
    return differing(
      wrong.map(({ date }) => date),
      { fields, book, project: on.project },
    );
  if (verdicts.every(({ verdict }) => verdict === 'other'))
    return differing(written, { fields, book, project: on.project });
  const moved = known.revised;
  if (moved !== undefined && !written.some((date) => names(date, moved, on.project)))
    return { kind: 'differs', book, values: [], why: `the book has moved the date to ${moved}` };
  const twofold = verdicts.find(({ verdict }) => verdict === 'twofold')?.date;
  return twofold ? { kind: 'agrees', note: twofoldNote(twofold) } : { kind: 'agrees' };
}

type Known = {
  readonly days: readonly Day[];
  readonly months: readonly number[];
  /** Other days of the record, which may stand beside: the last day of a meeting. */
  readonly others: readonly string[];
  readonly revised?: Day;
};

function knownDates(fields: DateFields, { entry, project }: { entry: Entry; project?: Project }): Known {
  const at = (name: string | undefined) => (name === undefined ? undefined : entry.data[name]);
  const days = [at(fields.day), at(fields.revised)].filter((day) => typeof day === 'string') as Day[];
  const month = at(fields.month);
  const stated = typeof month === 'string' ? parseProjectMonth(month) : undefined;
  const counted = project ? days.map((day) => projectMonthOf(project.start, day)) : [];
  const ends = stated !== undefined && project ? [projectMonthEnd(project.start, stated)] : [];
  const revised = at(fields.revised);
  return {
    days: [...days, ...ends],
    months: stated === undefined ? counted : [stated, ...counted],
    others: Object.values(entry.data).filter((value) => typeof value === 'string'),
    ...(typeof revised === 'string' && { revised: revised as Day }),
  };
}

type Verdict = 'agrees' | 'twofold' | 'other' | 'differs';

function verdictOf({ days: read = [], month, projectMonth }: WrittenDate, known: Known): Verdict {
  if (projectMonth !== undefined) return known.months.includes(projectMonth) ? 'agrees' : 'differs';
  if (month !== undefined)
    return known.days.some((day) => day.startsWith(`${month}-`)) ? 'agrees' : 'differs';
  const [first = '', second] = read;
  if (known.days.some((day) => day === first)) return second === undefined ? 'agrees' : 'twofold';
  return second === undefined && known.others.includes(first) ? 'other' : 'differs';
}

function names(date: WrittenDate, day: Day, project: Project | undefined): boolean {
  if (date.projectMonth !== undefined)
    return project !== undefined && projectMonthOf(project.start, day) === date.projectMonth;
  return date.month === undefined ? (date.days?.includes(day) ?? false) : day.startsWith(`${date.month}-`);
}

type Differing = {
  readonly fields: DateFields;
  readonly book: string;
  readonly project?: Project | undefined;
};

function differing(dates: readonly WrittenDate[], { fields, book, project }: Differing): Reading {
  const twofold = dates.find(({ days }) => days?.length === 2);
  if (twofold) return { kind: 'differs', book, values: [], why: twofoldNote(twofold) };
  const missing = dates.find(({ days }) => days?.length === 0);
  if (missing) return { kind: 'differs', book, values: [], why: `there is no day ${missing.text}` };
  const meant = new Set(dates.map((date) => dayMeant(date, project)));
  const [day] = meant;
  if (meant.size > 1 || day === undefined)
    return { kind: 'differs', book, values: [], why: 'which day it means is not certain' };
  return { kind: 'differs', book, values: valuesFor(day, fields, project) };
}

function dayMeant(date: WrittenDate, project: Project | undefined): Day | undefined {
  if (date.projectMonth === undefined) return date.days?.[0];
  return project && date.projectMonth > 0 ? projectMonthEnd(project.start, date.projectMonth) : undefined;
}

/** A day and a project month that belong together are set together. */
function valuesFor(day: Day, fields: DateFields, project: Project | undefined): [string, Value][] {
  const month = project && projectMonthOf(project.start, day);
  const values: [string, Value][] = fields.day === undefined ? [] : [[fields.day, day]];
  if (fields.month !== undefined && month !== undefined && month > 0)
    values.push([fields.month, `M${month}`]);
  return values;
}

function twofoldNote({ text, days }: WrittenDate): string {
  return `"${text}" is ambiguous: ${days?.join(' or ')}`;
}

function sayDates({ day, month, revised }: DateFields, { data }: Entry): string {
  const said = [day, month].flatMap((name) => (name !== undefined && data[name] ? [String(data[name])] : []));
  const moved = revised !== undefined && data[revised] ? [`moved to ${data[revised]}`] : [];
  return [...said, ...moved].join(', ');
}
