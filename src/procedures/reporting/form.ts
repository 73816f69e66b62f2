import type { Day } from '../../base/day.ts';
import { projectMonthEnd } from '../../base/project-month.ts';
import { dueDay } from '../../registry/due-day.ts';
import { isClosed } from '../../registry/is-closed.ts';
import { currentState } from '../../registry/lifecycle.ts';
import { tasksToCover } from '../../registry/reporting/active-tasks.ts';
import type { AskedReport } from '../../registry/reporting/asked.ts';
import {
  type EffortLine,
  effortLines,
  periodIds,
  plannedEffort,
  usedEffort,
} from '../../registry/reporting/effort.ts';
import type { Period } from '../../registry/reporting/period.ts';
import { numberSetting, setting } from '../../registry/setting.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { asMappings } from '../../schema/keywords/parts.ts';
import { isList, isMapping, type Mapping, type Value } from '../../text/value.ts';

/** What the form of a report is filled in from, and on what day. */
export type FormSource = { readonly period: Period; readonly workspace: Workspace; readonly today: Day };

/** Returns the fields of a report that is asked for, filled in as far as the book knows them. */
export function formOf(asked: AskedReport, source: FormSource): Mapping {
  const { period, workspace } = source;
  const { id, level, subject } = asked;
  const head: Mapping = {
    id,
    title: `${subject?.id ?? 'Consolidated report'}, ${String(period.entry.data.title)}`,
    period: period.id,
    level,
    ...(level === 'partner' && subject && { partner: subject.id }),
    ...(level === 'wp' && subject && { wp: subject.id }),
    responsible: responsibleFor(asked, source),
  };
  if (level === 'consortium') return { ...head, ...chapters(period, workspace) };
  const chapter = level === 'wp' ? chapters(period, workspace) : {};
  return { ...head, ...figures({ data: head }, source), ...chapter };
}

/** A report, or one that is to be made: only its fields count. */
export type ReportData = Pick<Entry, 'data'>;

/** Returns the figures of a report as the registries have them now: its tasks, its outlook, its effort. */
export function figures({ data }: ReportData, source: FormSource): Mapping {
  const all: Mapping = {
    tasks: taskRows(data, source),
    outlook: outlookRows(data, source),
    effort: effortRowsOf(data, source),
  };
  return Object.fromEntries(Object.entries(all).filter(([, rows]) => isList(rows) && rows.length > 0));
}

function responsibleFor({ level, subject }: AskedReport, { period }: FormSource): Value {
  const person = level === 'partner' ? subject?.data.technical_contact : subject?.data.leader;
  return (
    (level === 'consortium' ? period.entry.data.responsible : person) ?? period.entry.data.responsible ?? ''
  );
}

/** What stands in a row already stays; the percentage is that of the registry, for those who answer for the task. */
function taskRows(data: Mapping, { period, workspace }: FormSource): Mapping[] {
  const known = rowsBy(data.tasks, 'task');
  return tasksToCover({ data }, period, workspace).map((task) => {
    const answers = data.level === 'wp' || task.data.lead === data.partner;
    const percent = answers ? { percent_complete: task.data.percent_complete ?? 0 } : {};
    return { task: task.id, ...percent, ...known.get(task.id), ...percent };
  });
}

/** The deliverables that are late or due in the months to come, of the partner that leads them or of the work package. */
function outlookRows(data: Mapping, { period, workspace, today }: FormSource): Mapping[] {
  const known = rowsBy(data.outlook, 'deliverable');
  const { project } = workspace;
  const months = numberSetting(workspace, 'reporting.outlook_months') ?? 0;
  const last = project && projectMonthEnd(project.start, period.to + months);
  const own = (workspace.registries.get('deliverables')?.entries ?? []).filter(
    (each) =>
      (data.level === 'wp' ? each.data.wp === data.wp : each.data.lead === data.partner) && !isClosed(each),
  );
  return own.flatMap((entry): Mapping[] => {
    const due = dueDay(entry, workspace);
    if (due === undefined || last === undefined || due > last) return [];
    const begun = currentState(entry)?.name !== entry.registry.lifecycle?.initial;
    const outlook = due < today ? 'late' : begun ? 'on_track' : 'not_started';
    return [{ deliverable: entry.id, outlook, ...known.get(entry.id) }];
  });
}

function effortRowsOf(data: Mapping, source: FormSource): Mapping[] {
  const { workspace } = source;
  const lines = effortLines(workspace);
  const packages = workspace.registries.get('work-packages')?.entries ?? [];
  if (data.level === 'wp') {
    const own = packages.filter(({ id }) => id === data.wp);
    return own.flatMap((wp) =>
      partnersIn(wp, lines).flatMap((partner) => effortRow({ wp, partner, lines }, source, { partner })),
    );
  }
  const { partner } = data;
  if (typeof partner !== 'string') return [];
  return packages.flatMap((wp) => effortRow({ wp, partner, lines }, source, { wp: wp.id }));
}

function partnersIn(wp: Entry, lines: readonly EffortLine[]): string[] {
  const planned = isList(wp.data.participants) ? wp.data.participants : [];
  const named = planned.flatMap((item) => (isMapping(item) ? [item.partner] : []));
  const worked = lines.filter(({ data }) => data.wp === wp.id).map(({ sheet }) => sheet.data.partner);
  return [...new Set([...named, ...worked])].filter((id) => typeof id === 'string');
}

type Row = { readonly wp: Entry; readonly partner: string; readonly lines: readonly EffortLine[] };

function effortRow({ wp, partner, lines }: Row, { period, workspace }: FormSource, key: Mapping): Mapping[] {
  const planned = plannedEffort(wp, partner, period);
  const used = usedEffort(lines, { periods: periodIds(period, workspace), partner, wp: wp.id });
  return planned > 0 || used > 0 ? [{ ...key, planned_pm: planned, used_pm: used }] : [];
}

function chapters({ official }: Period, workspace: Workspace): Mapping {
  const asked = asMappings(setting(workspace, 'reporting.chapters'));
  const sections = asked.map(({ number = '', title = '' }) => ({ number, title }));
  return official && sections.length > 0 ? { sections } : {};
}

function rowsBy(rows: Value | undefined, field: string): ReadonlyMap<string, Mapping> {
  const list = isList(rows) ? rows : [];
  return new Map(
    list.flatMap((row): [string, Mapping][] => (isMapping(row) ? [[String(row[field]), row]] : [])),
  );
}
