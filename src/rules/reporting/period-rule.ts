import { reportingPeriods } from '../../registry/derived/reporting-periods.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { allPeriods, type Period } from '../../registry/reporting/period.ts';
import { numberSetting } from '../../registry/setting.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** Official periods are those of project.yaml; internal ones divide them evenly. */
export const periodRule: Rule = {
  name: 'reporting periods',
  *check({ workspace }) {
    const periods = allPeriods(workspace);
    for (const period of periods) {
      if (period.official) yield* agreesWithProject(period, workspace);
      else yield* dividesEvenly(period, periods, workspace);
    }
  },
};

function* agreesWithProject(period: Period, { project }: Workspace): Generator<Diagnostic> {
  if (!project) return;
  const wanted = reportingPeriods(project).find(({ id }) => id === period.id);
  if (wanted && wanted.from === period.from && wanted.to === period.to) return;
  yield entryFinding(period.entry, {
    code: 'reporting/period-disagrees',
    path: wanted ? [wanted.from === period.from ? 'to_month' : 'from_month'] : ['id'],
    message: wanted
      ? `${period.id} runs from M${period.from} to M${period.to} here, from M${wanted.from} to M${wanted.to} in project.yaml`
      : `project.yaml has no reporting period "${period.id}"`,
    hint: wanted
      ? `grantbook set ${period.id} from_month=M${wanted.from} to_month=M${wanted.to} ends_on=${wanted.end}`
      : 'correct the id, or add the period to reporting_periods in project.yaml',
  });
}

/** Internal periods last as long as the setting says, the last of an official one what is left of it. */
function* dividesEvenly(period: Period, all: readonly Period[], workspace: Workspace): Generator<Diagnostic> {
  const whole = all.find(({ id }) => id === period.id.split('.')[0]);
  const interval = numberSetting(workspace, 'internal_report_interval_months');
  const place = Number(period.id.split('.')[1]);
  if (!whole || interval === undefined || Number.isNaN(place)) return;
  const from = whole.from + (place - 1) * interval;
  const to = Math.min(from + interval - 1, whole.to);
  if (period.from === from && period.to === to && period.entry.data.part_of === whole.id) return;
  const right = period.from === from && period.to === to;
  yield entryFinding(period.entry, {
    code: 'reporting/period-interval',
    path: [right ? 'part_of' : period.from === from ? 'to_month' : 'from_month'],
    message: right
      ? `${period.id} lies in ${whole.id}, not in "${String(period.entry.data.part_of)}"`
      : `${period.id} runs from M${period.from} to M${period.to}, not from M${from} to M${to}`,
    hint: `periods last ${interval} months (internal_report_interval_months): write from_month: M${from}, to_month: M${to}, part_of: ${whole.id}`,
  });
}
