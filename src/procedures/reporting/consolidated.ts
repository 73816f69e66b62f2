import { levelOf } from '../../registry/derived/risk-level.ts';
import { dueDay } from '../../registry/due-day.ts';
import { isClosed } from '../../registry/is-closed.ts';
import { currentState, isInState } from '../../registry/lifecycle.ts';
import { activeTasks } from '../../registry/reporting/active-tasks.ts';
import { rounded } from '../../registry/reporting/effort.ts';
import { lateItems } from '../../registry/reporting/late-items.ts';
import { type Light, worst } from '../../registry/reporting/lights.ts';
import type { Period } from '../../registry/reporting/period.ts';
import { effortRows } from '../../registry/reporting/report-effort.ts';
import { numberSetting } from '../../registry/setting.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { isList, isMapping, type Mapping, type Value } from '../../text/value.ts';

/** The reports of a period that a consolidated one is made from. */
export type Parts = {
  readonly period: Period;
  readonly workspace: Workspace;
  readonly partners: readonly Entry[];
  readonly packages: readonly Entry[];
};

/** Returns the reports of a period, those that never came apart. */
export function partsOf(period: Period, workspace: Workspace): Parts {
  const all = (workspace.registries.get('progress-reports')?.entries ?? []).filter(
    (report) => report.data.period === period.id && !isInState(report, ['missing']),
  );
  return {
    period,
    workspace,
    partners: all.filter(({ data }) => data.level === 'partner'),
    packages: all.filter(({ data }) => data.level === 'wp'),
  };
}

/** Returns the fields of the consolidated report: how each work package stands, effort, deviations, what is late, what lies ahead. */
export function consolidatedFields(report: Entry, parts: Parts): Mapping {
  const { period, workspace, partners, packages } = parts;
  const fields: Mapping = {
    sections: rows(report.data.sections).map((chapter) => chapterOf(chapter, packages)),
    work_packages: packages.map((each) => packageRow(each, parts)),
    effort: partners
      .flatMap(partnerRows)
      .sort((a, b) => Number(String(a.wp).slice(2)) - Number(String(b.wp).slice(2))),
    outlook: packages.flatMap(({ data }) => rows(data.outlook)),
    deviations: deviationsOf(packages),
    milestones: milestonesOf(period, workspace),
    late_items: lateItems(period, workspace).map((entry) => lateRow(entry, workspace)),
    top_risks: topRisks(workspace),
    new_risks: [...new Set([...partners, ...packages].flatMap(({ data }) => texts(data.new_risks)))],
    decisions_needed: [...new Set(packages.flatMap(({ data }) => texts(data.decisions_needed)))],
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isList(value) && value.length > 0));
}

function packageRow(report: Entry, { period, workspace }: Parts): Mapping {
  const wp = report.data.wp ?? '';
  const tasks = activeTasks(period, workspace).filter(({ data }) => data.wp === wp);
  const percents = tasks.map(({ data }) => Number(data.percent_complete ?? 0));
  const own = effortRows(report);
  return {
    wp,
    percent_complete: Math.round(
      percents.reduce((sum, each) => sum + each, 0) / Math.max(percents.length, 1),
    ),
    planned_pm: rounded(own.reduce((sum, { planned }) => sum + planned, 0)),
    used_pm: rounded(own.reduce((sum, { used }) => sum + used, 0)),
    rag: worst(lightsIn(report)),
  };
}

/** A chapter that nobody has written yet begins with what the work packages have drafted for it. */
function chapterOf(chapter: Mapping, packages: readonly Entry[]): Mapping {
  if (typeof chapter.text === 'string') return chapter;
  const drafts = packages.flatMap(({ data }) =>
    rows(data.sections)
      .filter(({ number, text }) => number === chapter.number && typeof text === 'string')
      .map(({ text }) => `${String(data.wp)}: ${String(text)}`),
  );
  return drafts.length > 0 ? { ...chapter, text: drafts.join('\n\n') } : chapter;
}

/** Returns the lights that a report shows. */
export function lightsIn({ data }: Entry): Light[] {
  const shown = isMapping(data.rag) ? Object.values(data.rag) : [];
  return shown.filter((light): light is Light => light === 'green' || light === 'amber' || light === 'red');
}

function partnerRows(report: Entry): Mapping[] {
  return effortRows(report).map(({ wp, partner, planned, used }) => ({
    wp: wp ?? '',
    partner: partner ?? '',
    planned_pm: planned,
    used_pm: used,
  }));
}

/** Returns the deviations of some reports, each with the report it stands in, the earlier one where it was taken from another. */
export function deviationsOf(reports: readonly Entry[]): Mapping[] {
  return reports.flatMap(({ id, data }) =>
    rows(data.deviations).map((deviation) => ({ ...deviation, reported_in: deviation.reported_in ?? id })),
  );
}

function milestonesOf({ begins, ends }: Period, workspace: Workspace): Mapping[] {
  return (workspace.registries.get('milestones')?.entries ?? []).flatMap((entry): Mapping[] => {
    const { due, forecast_date: forecast } = entry.data;
    if (typeof due !== 'string' || due < begins || due > ends) return [];
    const open = !isClosed(entry) && forecast !== undefined;
    return [{ milestone: entry.id, status: currentState(entry)?.name ?? '', ...(open && { forecast }) }];
  });
}

function lateRow(entry: Entry, workspace: Workspace): Mapping {
  const { late_justification: late, delay_reason: delay, blocked_reason: blocked } = entry.data;
  const reason = late ?? delay ?? blocked;
  return { record: entry.id, due: dueDay(entry, workspace) ?? '', ...(reason !== undefined && { reason }) };
}

function topRisks(workspace: Workspace): Mapping[] {
  const open = (workspace.registries.get('risks')?.entries ?? []).filter((risk) => !isClosed(risk));
  const levels = open.flatMap((risk) => {
    const level = levelOf(risk);
    return level === undefined ? [] : [{ risk: risk.id, level }];
  });
  return levels.sort((a, b) => b.level - a.level).slice(0, numberSetting(workspace, 'reporting.top_risks'));
}

function rows(value: Value | undefined): Mapping[] {
  return isList(value) ? value.filter((item) => isMapping(item)) : [];
}

function texts(value: Value | undefined): string[] {
  return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}
