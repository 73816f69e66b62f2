import { type Day, parseDay } from '../base/day.ts';
import { projectMonthEnd } from '../base/project-month.ts';
import { whenAsked } from '../base/when-asked.ts';
import type { Mapping } from '../text/value.ts';
import type { Project } from './workspace.ts';

/** Returns the grant's clock from project.yaml's data; undefined where start or duration are not usable. */
export function readProject(data: Mapping | undefined): Project | undefined {
  if (!data) return undefined;
  const start = typeof data.start_date === 'string' ? parseDay(data.start_date) : undefined;
  const durationMonths = data.duration_months;
  if (start === undefined || typeof durationMonths !== 'number') return undefined;
  const acronym = typeof data.acronym === 'string' ? data.acronym : '';
  return { acronym, start, durationMonths, data };
}

/** Returns the project with other data, which is worked out once somebody looks at it. */
export function withData({ acronym, start, durationMonths }: Project, work: () => Mapping): Project {
  return whenAsked<Pick<Project, 'data'>, Omit<Project, 'data'>>(
    { data: work },
    { acronym, start, durationMonths },
  );
}

/** Returns whether the settings say that personal values do not stand in the book's files. */
export function keepsStore(project: Project | undefined): boolean {
  return project?.data.personal_values === 'store';
}

/** Returns the project's last day: the last day of its last month. */
export function projectEnd(project: Project): Day {
  return projectMonthEnd(project.start, project.durationMonths);
}
