import { parseDay } from '../../base/day.ts';
import { parseProjectMonth, projectMonthEnd } from '../../base/project-month.ts';
import type { Project } from '../../registry/workspace.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Returns a day as documents write it: 12 December 2026; undefined where the text is no day. */
export function sayDate(text: string): string | undefined {
  const day = parseDay(text.slice(0, 10));
  if (!day) return undefined;
  const [year, month, date] = day.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** Returns a project month with its last day: M18 (30 June 2022); undefined where the text is no month. */
export function sayMonth(text: string, project: Project | undefined): string | undefined {
  const month = parseProjectMonth(text);
  if (month === undefined || !project) return undefined;
  return `${text} (${sayDate(projectMonthEnd(project.start, month))})`;
}
