import { numberSetting } from '../../registry/setting.ts';
import type { Entry } from '../../registry/workspace.ts';
import { isList, isMapping, type Mapping, type Value } from '../../text/value.ts';
import { deviationsOf, type Parts } from './consolidated.ts';

/**
 * Returns the fields of a work package's report from what its partners say: their summaries one behind
 * the other where the leader has written none, their outlook, and the deviations of those who work in it.
 */
export function packageFields(report: Entry, figures: Mapping, { partners, workspace }: Parts): Mapping {
  const own = partners.filter(({ data }) => rows(data.effort).some(({ wp }) => wp === report.data.wp));
  const most = numberSetting(workspace, 'reporting.summary_words');
  const tasks = rows(figures.tasks).map((row) => ({
    ...row,
    ...(row.summary === undefined && summaryOf(row.task, partners, most)),
  }));
  const outlook = rows(figures.outlook).map((row) => ({ ...row, ...toldOf(row.deliverable, partners) }));
  const kept = rows(report.data.deviations).filter(({ reported_in: from }) => from === undefined);
  const deviations = [...kept, ...deviationsOf(own)];
  return {
    ...figures,
    ...(tasks.length > 0 && { tasks }),
    ...(outlook.length > 0 && { outlook }),
    ...(deviations.length > 0 && { deviations }),
  };
}

function summaryOf(task: Value | undefined, partners: readonly Entry[], most: number | undefined): Mapping {
  const told = partners.flatMap(({ data }) =>
    rows(data.tasks)
      .filter((row) => row.task === task && typeof row.summary === 'string')
      .map((row) => `${String(data.partner)}: ${String(row.summary)}`),
  );
  const words = told.join(' ').split(/\s+/);
  if (told.length === 0) return {};
  const fits = most === undefined || words.length <= most;
  return { summary: fits ? told.join(' ') : `${words.slice(0, most - 1).join(' ')} …` };
}

function toldOf(deliverable: Value | undefined, partners: readonly Entry[]): Mapping {
  const told = partners
    .flatMap(({ data }) => rows(data.outlook))
    .find((row) => row.deliverable === deliverable);
  return told ?? {};
}

function rows(value: Value | undefined): Mapping[] {
  return isList(value) ? value.filter((item) => isMapping(item)) : [];
}
