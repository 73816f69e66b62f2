import { daysBetween } from '../base/day.ts';
import { projectMonthOf } from '../base/project-month.ts';
import { showLine } from '../base/show-text.ts';
import { firstSteps } from '../procedures/first-steps.ts';
import type { Status } from '../procedures/status.ts';
import type { Duty } from '../registry/duties.ts';
import { labelOf } from '../registry/find-entry.ts';
import { partnerOf } from '../registry/people.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import type { Context, Out } from './context.ts';
import { tableText } from './format/table.ts';

/** A status, and what it is the status of. */
export type StatusReport = {
  readonly status: Status;
  readonly workspace: Workspace;
  /** How many days ahead was looked; undefined: to the end. */
  readonly days: number | undefined;
};

/** Prints a status for people: what is late first, red lights last. */
export function printStatus({ status, workspace, days }: StatusReport, { out, globals }: Context): void {
  const { project } = workspace;
  const { today } = globals;
  if (project) {
    const month = projectMonthOf(project.start, today);
    out.data(
      `${out.paint.bold(showLine(project.acronym))}  ${today}  M${month} of M${project.durationMonths}\n`,
    );
  }
  const isNew = printFirstSteps(workspace, out);
  const owner = (who: readonly string[]) => who.map((id) => withPartner(workspace, id)).join(', ');
  const rows = (list: readonly Duty[]) =>
    list.map((duty) => [
      duty.entry.id,
      whatOf(duty),
      duty.due,
      inDays(daysBetween(today, duty.due)),
      owner(duty.who),
    ]);
  const section = (title: string, headings: readonly string[], list: readonly (readonly string[])[]) => {
    out.data(`\n${out.paint.bold(`${title} (${list.length})`)}\n`);
    if (list.length > 0) out.data(tableText({ headings, rows: list }, out.paint, out.width));
  };
  if (!isNew || status.late.length > 0) section('late', DUTY, rows(status.late));
  if (!isNew || status.due.length > 0)
    section(days === undefined ? 'due' : `due in ${days} days`, DUTY, rows(status.due));
  if (status.next.length > 0) section('next step of each procedure', DUTY, rows(status.next));
  if (status.waiting.length > 0)
    section('waiting', ['id', 'title', 'state', 'waits for'], stateRows(status.waiting, owner));
  if (status.review.length > 0)
    section(
      'to be reviewed again',
      ['id', 'title', 'review', 'signed off by'],
      stateRows(status.review, owner),
    );
  if (status.red.length > 0)
    section(
      'red',
      ['id', 'why'],
      status.red.map(({ entry, why }) => [entry.id, why]),
    );
}

type Owner = (who: readonly string[]) => string;

type Shown = { readonly entry: Entry; readonly state: string; readonly for: readonly string[] };

function stateRows(list: readonly Shown[], owner: Owner): string[][] {
  return list.map((each) => [each.entry.id, labelOf(each.entry), each.state, owner(each.for)]);
}

/** Says what to do first in a new book, where tables would be empty; returns whether it is one. */
function printFirstSteps(workspace: Workspace, { data, paint, width }: Out): boolean {
  const registries = firstSteps(workspace);
  if (registries.length === 0) return false;
  const rows = registries.map(({ schema, entries }) => [
    `  grantbook add ${schema.noun}`,
    schema.title.toLowerCase(),
    String(entries.length),
  ]);
  data(`\n${paint.bold('nothing is planned yet; first of all')}\n`);
  data(tableText({ headings: ['  run', 'for', 'so far'], rows }, paint, width));
  data('\nor write them into project-data by hand, in this order, and then: grantbook save\n');
  return true;
}

const DUTY = ['id', 'what', 'due', 'days', 'for'];

function whatOf({ entry, step }: Duty): string {
  return step === undefined ? labelOf(entry) : `${step}: ${labelOf(entry)}`;
}

function inDays(days: number): string {
  if (days < 0) return `${-days} late`;
  return days === 0 ? 'today' : `in ${days}`;
}

function withPartner(workspace: Workspace, id: string): string {
  const partner = partnerOf(workspace, id);
  return partner === undefined || partner === id ? id : `${id} (${partner})`;
}

/** Returns a status in its machine form. */
export function statusJson(
  { status, workspace }: StatusReport,
  today: Context['globals']['today'],
): Record<string, unknown> {
  const duty = ({ entry, step, due, who, final }: Duty) => ({
    id: entry.id,
    registry: entry.registry.name,
    ...(step !== undefined && { step }),
    due,
    days: daysBetween(today, due),
    who,
    final,
  });
  const { project } = workspace;
  return {
    today,
    ...(project && { month: `M${projectMonthOf(project.start, today)}` }),
    late: status.late.map(duty),
    due: status.due.map(duty),
    next: status.next.map(duty),
    waiting: status.waiting.map(({ entry, state, for: who }) => ({
      id: entry.id,
      registry: entry.registry.name,
      state,
      for: who,
    })),
    review: status.review.map(({ entry, state, for: who }) => ({
      id: entry.id,
      registry: entry.registry.name,
      review: state,
      signed_off_by: who,
    })),
    red: status.red.map(({ entry, why, who }) => ({ id: entry.id, registry: entry.registry.name, why, who })),
  };
}
