import { daysBetween } from '../../base/day.ts';
import { isList, isMapping, type Mapping, type Value } from '../../text/value.ts';
import { dayOf } from '../day-of.ts';
import { bandOf } from '../derived/risk-band.ts';
import { levelOf } from '../derived/risk-level.ts';
import { dueDay } from '../due-day.ts';
import { holds } from '../holds.ts';
import { isClosed } from '../is-closed.ts';
import { isInState } from '../lifecycle.ts';
import { partnerOf } from '../people.ts';
import { reachTexts } from '../reach.ts';
import { numberSetting } from '../setting.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { effortRows, variance } from './report-effort.ts';

/** A traffic light, from good to bad. */
export type Light = 'green' | 'amber' | 'red';

/** The lights, from good to bad. */
const LIGHTS: readonly Light[] = ['green', 'amber', 'red'];

/** Returns whether a light that somebody gave is better than another. */
export function isBetter(given: Value | undefined, than: Light): boolean {
  return LIGHTS.slice(0, LIGHTS.indexOf(than)).some((light) => light === given);
}

/** Returns the worst of some lights. */
export function worst(lights: readonly Light[]): Light {
  return LIGHTS.toReversed().find((light) => lights.includes(light)) ?? 'green';
}

/** Returns the light for a slip in days: any is amber, more than the setting says is red. */
export function lightOfSlip(days: number, workspace: Workspace): Light {
  if (days <= 0) return 'green';
  return days > limit(workspace, 'reporting.rag.red_over_days') ? 'red' : 'amber';
}

/** Returns the light for person-months that differ by some percent from the plan, above or below it. */
export function lightOfVariance(percent: number | undefined, workspace: Workspace): Light {
  const size = Math.abs(percent ?? 0);
  if (size > limit(workspace, 'reporting.rag.red_over_percent')) return 'red';
  return size > limit(workspace, 'reporting.rag.amber_over_percent') ? 'amber' : 'green';
}

function limit(workspace: Workspace, way: string): number {
  return numberSetting(workspace, way) ?? Number.POSITIVE_INFINITY;
}

/** The lights of a report that follow from what it and the registries say; the scope is for people to judge. */
export type ReportLights = { readonly time: Light; readonly cost: Light; readonly risk: Light };

/** Returns the lights that a report cannot be better than. */
export function reportLights(report: Entry, workspace: Workspace): ReportLights {
  return {
    time: worst([lightOfSlip(slipDays(report, workspace), workspace), gapLight(report, workspace)]),
    cost: lightOfVariance(variance(effortRows(report)), workspace),
    risk: riskLight(report, workspace),
  };
}

/** Returns the longest slip that a report tells of, in days; endless where a deliverable is late and no day is given. */
export function slipDays(report: Entry, workspace: Workspace): number {
  const tasks = mappings(report.data.tasks).map(({ task, forecast_end: day }) => slip(task, day, workspace));
  const outlook = mappings(report.data.outlook).map(({ deliverable, forecast, outlook: how }) =>
    forecast === undefined && how === 'late'
      ? Number.POSITIVE_INFINITY
      : slip(deliverable, forecast, workspace),
  );
  return Math.max(0, ...tasks, ...outlook);
}

function slip(id: Value | undefined, forecast: Value | undefined, workspace: Workspace): number {
  const entry = typeof id === 'string' ? workspace.entries.get(id) : undefined;
  const [due, day] = [entry && dueDay(entry, workspace), dayOf(forecast, workspace)];
  return due === undefined || day === undefined ? 0 : daysBetween(due, day);
}

/** A report of others that rests on one that never came is red. */
function gapLight(report: Entry, workspace: Workspace): Light {
  const { level, period } = report.data;
  if (level === 'partner') return 'green';
  const partners = reachTexts(workspace, { entry: report, path: [] }, 'wp.participants.partner');
  const gap = (workspace.registries.get('progress-reports')?.entries ?? []).some(
    (other) =>
      other.data.period === period &&
      isInState(other, ['missing']) &&
      (level === 'consortium' || partners.some((partner) => partner === other.data.partner)),
  );
  return gap ? 'red' : 'green';
}

function riskLight(report: Entry, workspace: Workspace): Light {
  const risks = workspace.registries.get('risks')?.entries ?? [];
  const own = risks.filter((risk) => !isClosed(risk) && concerns(risk, report, workspace));
  return own.some((risk) => bandOf(levelOf(risk), workspace) === 'red') ? 'red' : 'green';
}

function concerns(risk: Entry, { data }: Entry, workspace: Workspace): boolean {
  if (data.level === 'wp') return holds(risk.data.wps, data.wp ?? null);
  if (data.level !== 'partner') return true;
  const { owner } = risk.data;
  return typeof owner === 'string' && partnerOf(workspace, owner) === data.partner;
}

function mappings(value: Value | undefined): Mapping[] {
  return isList(value) ? value.filter((item) => isMapping(item)) : [];
}
