import { type Day, daysBetween } from '../../base/day.ts';
import { dueDay } from '../due-day.ts';
import { holds } from '../holds.ts';
import { isClosed } from '../is-closed.ts';
import { isInState } from '../lifecycle.ts';
import { lateItems } from '../reporting/late-items.ts';
import { type Light, lightOfSlip, lightOfVariance, worst } from '../reporting/lights.ts';
import { allPeriods } from '../reporting/period.ts';
import { effortRows, variance } from '../reporting/report-effort.ts';
import type { Entry, Workspace } from '../workspace.ts';
import type { DerivedValue } from './derived-value.ts';
import { bandOf } from './risk-band.ts';
import { levelOf } from './risk-level.ts';

/** The traffic light of a work package: what is late, its last report, its risks. */
export const workPackageLight: DerivedValue = {
  registry: 'work-packages',
  name: 'light',
  title: 'Traffic light',
  description:
    'Green, amber or red, by the days that its tasks, deliverables and milestones are late, the person-months of its last report, and its risks (reporting.rag in project.yaml).',
  type: 'string',
  daily: true,
  light: true,
  of: (entry, { workspace, today }) => {
    if (today === undefined || isClosed(entry) || isInState(entry, ['planned', 'completed']))
      return undefined;
    return worst([
      timeLight(entry, workspace, today),
      reportLight(entry, workspace),
      riskLight(entry, workspace),
    ]);
  },
};

/** What should have been submitted is red from its day on; other delays turn red with the days. */
function timeLight({ id }: Entry, workspace: Workspace, today: Day): Light {
  const late = lateItems({ ends: today }, workspace).filter(({ data }) => data.wp === id);
  const lights = late.map((each): Light => {
    const days = daysBetween(dueDay(each, workspace) ?? today, today);
    return each.registry.name === 'deliverables' && days > 0 ? 'red' : lightOfSlip(days, workspace);
  });
  return worst(lights);
}

/** The last report of the work package; one that was declared missing is red. */
function reportLight({ id }: Entry, workspace: Workspace): Light {
  const ends = new Map(allPeriods(workspace).map((period) => [period.id, period.ends]));
  const own = (workspace.registries.get('progress-reports')?.entries ?? []).filter(
    (report) => report.data.wp === id && isInState(report, ['submitted', 'checked', 'accepted', 'missing']),
  );
  const endOf = ({ data }: Entry) => ends.get(String(data.period)) ?? '';
  const last = own.sort((a, b) => endOf(a).localeCompare(endOf(b))).at(-1);
  if (!last) return 'green';
  return isInState(last, ['missing']) ? 'red' : lightOfVariance(variance(effortRows(last)), workspace);
}

function riskLight({ id }: Entry, workspace: Workspace): Light {
  const risks = workspace.registries.get('risks')?.entries ?? [];
  const open = risks.filter((risk) => !isClosed(risk) && holds(risk.data.wps, id));
  return open.some((risk) => bandOf(levelOf(risk), workspace) === 'red') ? 'red' : 'green';
}
