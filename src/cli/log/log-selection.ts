import { parseDay } from '../../base/day.ts';
import { parseProjectMonth, projectMonthBegin, projectMonthEnd } from '../../base/project-month.ts';
import { RequestError } from '../../base/request-error.ts';
import type { Selection, Somebody } from '../../history/select-commits.ts';
import { findEntry, labelOf } from '../../registry/find-entry.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { type Input, textOption } from '../command.ts';

/** Returns which commits --person, --since and --until ask for. */
export function readSelection(input: Input, workspace: Workspace): Selection {
  const [person, since, until] = ['person', 'since', 'until'].map((name) => textOption(input, name));
  const selection = {
    ...(person !== undefined && { person: somebody(person, workspace) }),
    ...(since !== undefined && { since: dayOf(since, projectMonthBegin, workspace) }),
    ...(until !== undefined && { until: dayOf(until, projectMonthEnd, workspace) }),
  };
  if (selection.since !== undefined && selection.until !== undefined && selection.until < selection.since)
    throw new RequestError(
      `--until ${selection.until} is before --since ${selection.since}`,
      'give the earlier day with --since',
    );
  return selection;
}

function somebody(id: string, workspace: Workspace): Somebody {
  const entry = findEntry(workspace, id, 'people');
  if (entry.registry.name !== 'people')
    throw new RequestError(
      `"${entry.id}" is a ${entry.registry.noun}, not a person`,
      'see: grantbook list people',
    );
  const { email } = entry.data;
  const emails = typeof email === 'string' && email !== '' ? [email.toLowerCase()] : [];
  return { id: entry.id, name: labelOf(entry), emails };
}

type ToDay = typeof projectMonthBegin;

function dayOf(text: string, ofMonth: ToDay, { project }: Workspace): string {
  const day = parseDay(text);
  if (day !== undefined) return day;
  const month = parseProjectMonth(text);
  const example = 'for example: --since 2023-01-01, or --since M13';
  if (month === undefined) throw new RequestError(`"${text}" is no day and no project month`, example);
  if (project) return ofMonth(project.start, month);
  throw new RequestError(
    `when ${text} is cannot be told: project-data/project.yaml does not say when the project starts`,
    'give a day: --since 2023-01-01',
  );
}
