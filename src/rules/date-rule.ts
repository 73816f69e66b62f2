import { parseDay } from '../base/day.ts';
import { parseProjectMonth, projectMonthEnd } from '../base/project-month.ts';
import { membersAt } from '../registry/members.ts';
import { projectEnd } from '../registry/project.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import type { Entry, Project } from '../registry/workspace.ts';
import type { RegistrySchema, SiblingRule } from '../schema/registry-schema.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type Path, type Value, valueAt } from '../text/value.ts';
import { eachRegistry } from './each-registry.ts';
import type { EachRule } from './rule.ts';

/** Dates and project months agree with each other and lie within the project. */
export const dateRule: EachRule = eachRegistry('dates', function* (registry, { workspace: { project } }) {
  const { schema } = registry;
  if (hasDates(schema)) for (const entry of registry.entries) yield* checkDates(entry, project);
  const single = schema.name === 'project' ? registry.entries[0] : undefined;
  if (project && single) yield* projectDates(single, project);
});

function hasDates({ notBefore, months, projectMonths }: RegistrySchema): boolean {
  return notBefore.length + months.length + projectMonths.length > 0;
}

function* checkDates(entry: Entry, project: Project | undefined): Generator<Diagnostic> {
  for (const rule of entry.registry.notBefore) yield* order(entry, rule);
  if (project) yield* withProject(entry, project);
}

function* withProject(entry: Entry, project: Project): Generator<Diagnostic> {
  for (const rule of entry.registry.months) yield* monthAgrees(entry, rule, project);
  for (const pattern of entry.registry.projectMonths) {
    for (const { path, value } of membersAt(entry.data, pattern))
      yield* withinProject(entry, { path, value }, project);
  }
}

function* monthAgrees(entry: Entry, rule: SiblingRule, project: Project): Generator<Diagnostic> {
  for (const { path, value } of membersAt(entry.data, rule.field)) {
    const month = siblingText(entry, path, rule);
    const number = month === undefined ? undefined : parseProjectMonth(month);
    if (number === undefined || typeof value !== 'string') continue;
    const wanted = projectMonthEnd(project.start, number);
    if (value === wanted || !parseDay(value)) continue;
    yield entryFinding(entry, {
      code: 'dates/month-disagrees',
      path,
      message: `"${value}" is not the end of ${month}`,
      hint: `${month} ends on ${wanted}: write ${wanted}, or correct "${rule.sibling}"`,
    });
  }
}

function* withinProject(
  entry: Entry,
  { path, value }: { path: Path; value: Value },
  project: Project,
): Generator<Diagnostic> {
  const month = typeof value === 'string' ? parseProjectMonth(value) : undefined;
  if (month === undefined || month <= project.durationMonths) return;
  yield entryFinding(entry, {
    code: 'dates/outside-project',
    path,
    message: `"${value}" is after the project's last month, M${project.durationMonths}`,
    hint: `the project ends on ${projectEnd(project)}`,
  });
}

function* order(entry: Entry, rule: SiblingRule): Generator<Diagnostic> {
  for (const { path, value } of membersAt(entry.data, rule.field)) {
    const start = siblingText(entry, path, rule);
    if (typeof value !== 'string' || start === undefined || !isBefore(value, start)) continue;
    yield entryFinding(entry, {
      code: 'dates/order',
      path,
      message: `"${value}" is before "${start}" (${rule.sibling})`,
      hint: 'correct one of the two',
    });
  }
}

function isBefore(end: string, start: string): boolean {
  const [endMonth, startMonth] = [parseProjectMonth(end), parseProjectMonth(start)];
  if (endMonth !== undefined && startMonth !== undefined) return endMonth < startMonth;
  return end < start && parseDay(end) !== undefined && parseDay(start) !== undefined;
}

function* projectDates(entry: Entry, project: Project): Generator<Diagnostic> {
  const end = entry.data.end_date;
  const wanted = projectEnd(project);
  if (typeof end !== 'string' || !parseDay(end) || end === wanted) return;
  yield entryFinding(entry, {
    code: 'dates/wrong-end',
    path: ['end_date'],
    message: `"${end}" is not the end of ${project.durationMonths} months from ${project.start}`,
    hint: `write end_date: ${wanted}, or correct the start or the duration`,
  });
}

function siblingText({ data }: Entry, path: Path, { sibling }: SiblingRule): string | undefined {
  const value = valueAt(path.length === 1 ? data : valueAt(data, path.slice(0, -1)), [sibling]);
  return typeof value === 'string' ? value : undefined;
}
