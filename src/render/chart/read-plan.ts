import type { LeafDirective } from 'mdast-util-directive';
import { naturalOrder } from '../../base/natural-order.ts';
import type { Entry, Project } from '../../registry/workspace.ts';
import { labelOf, words } from '../fill/helpers.ts';
import { attribute } from '../markdown/attributes.ts';
import type { RenderRequest } from '../template.ts';
import type { Mark, PlanBar, PlanChart, PlanGroup, Span } from './chart.ts';
import { ChartProblem } from './chart-problem.ts';
import { fieldsIn, rowLabel, sourceOf } from './read-labels.ts';
import { readMarks } from './read-marks.ts';
import { numberOf, type Row, type Rows, readRows } from './rows.ts';
import { readMoment, type Side, sayMoment } from './time.ts';

/** The fields that a plan is read from. */
type Fields = {
  readonly start: string;
  readonly end: string;
  readonly group: string | undefined;
  readonly done: string | undefined;
  readonly label: readonly string[];
};

/** Returns the plan that a chart directive asks for. Throws a ChartProblem. */
export function readPlan(node: LeafDirective, request: RenderRequest): PlanChart {
  const { project } = request.workspace;
  if (!project) throw noProject();
  const fields = fieldsOf(node);
  const asked = [fields.start, fields.end, ...fields.label, ...[fields.group, fields.done].flatMap(given)];
  const rows = readRows({ ...sourceOf(node), fields: asked }, request);
  const { titles, nouns, marks } = readMarks(attribute(node, 'marks'), {
    request,
    project,
    group: fields.group,
  });
  const groups = readGroups(rows, { fields, project, marks });
  return {
    kind: 'gantt',
    caption: attribute(node, 'caption') ?? '',
    groups,
    grouped: fields.group !== undefined,
    rowsTitle: rows.registry.schema.title,
    groupTitle: fields.group === undefined ? '' : rows.titleOf(fields.group),
    markTitles: titles,
    markNouns: nouns,
    doneTitle: fields.done === undefined ? undefined : rows.titleOf(fields.done),
    ...axisOf(project, groups),
    line: lineAt(attribute(node, 'day'), project),
  };
}

function lineAt(day: string | undefined, { start }: Project): PlanChart['line'] {
  if (day === undefined) return undefined;
  return {
    at: readMoment(day, { start, side: 'end', what: `"${day}"`, at: 'day' }),
    said: sayMoment(day),
  };
}

function given<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

function fieldsOf(node: LeafDirective): Fields {
  const [group, done] = [attribute(node, 'group'), attribute(node, 'done')];
  const [start = '', end = ''] = [attribute(node, 'start'), attribute(node, 'end')];
  return { start, end, group, done, label: fieldsIn(attribute(node, 'label')) };
}

function noProject(): ChartProblem {
  const message = 'a plan needs the start of the project, and the project is not known';
  const hint = 'give start_date and duration_months in project-data/project.yaml';
  return new ChartProblem({ message, at: 'gantt', hint });
}

type Reading = {
  readonly fields: Fields;
  readonly project: Project;
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
};

/** Groups by the value of a field: where it is the id of a record, in the order of ids. */
function readGroups(rows: Rows, reading: Reading): readonly PlanGroup[] {
  const { fields, marks } = reading;
  const bars = new Map<string, PlanBar[]>();
  for (const row of rows.rows) {
    const key = fields.group === undefined ? '' : String(row.data[fields.group] ?? '');
    bars.set(key, [...(bars.get(key) ?? []), readBar(row, rows, reading)]);
  }
  const keys = [...new Set([...bars.keys(), ...marks.keys()])];
  const { entries } = rows.workspace;
  const ordered = keys.every((key) => entries.has(key)) ? [...keys].sort(naturalOrder) : keys;
  return ordered.map((key) => {
    const own = bars.get(key) ?? [];
    const span = ownSpan(entries.get(key), reading) ?? around(own);
    return { label: groupLabel(key, rows), span, bars: own, marks: marks.get(key) ?? [] };
  });
}

function groupLabel(key: string, { workspace }: Rows): string {
  const entry = workspace.entries.get(key);
  if (!entry) return key === '' ? 'Others' : words(key);
  const label = labelOf({ entry: () => entry }, key);
  return label === key ? key : `${key} ${label}`;
}

function readBar(row: Row, rows: Rows, { fields, project }: Reading): PlanBar {
  const done = fields.done === undefined ? undefined : numberOf(row, fields.done, rows.titleOf(fields.done));
  return { label: rowLabel(row, fields.label, rows), span: readSpan(row, { fields, project }), done };
}

function readSpan(
  { entry, data }: Row,
  { fields, project }: Pick<Reading, 'fields' | 'project'>,
): Span | undefined {
  const [begin, end] = [data[fields.start] ?? undefined, data[fields.end] ?? undefined];
  if (begin === undefined || end === undefined) return undefined;
  const read = (value: unknown, side: Side, field: string) =>
    readMoment(String(value), { start: project.start, side, what: `"${field}" of ${entry.id}`, at: field });
  const from = read(begin, 'begin', fields.start);
  const to = Math.max(read(end, 'end', fields.end), from);
  return { from, to, said: [sayMoment(String(begin)), sayMoment(String(end))] };
}

/** A work package has a beginning and an end of its own, in fields of the same names as its tasks. */
function ownSpan(entry: Entry | undefined, reading: Reading): Span | undefined {
  return entry && readSpan({ entry, data: entry.data }, reading);
}

function around(bars: readonly PlanBar[]): Span | undefined {
  const spans = bars.flatMap(({ span }) => given(span));
  const [first] = [...spans].sort((a, b) => a.from - b.from);
  const [last] = [...spans].sort((a, b) => b.to - a.to);
  return first && last && { from: first.from, to: last.to, said: [first.said[0], last.said[1]] };
}

/** The whole project, and what lies beyond it. */
function axisOf({ start, durationMonths }: Project, groups: readonly PlanGroup[]) {
  const spans = groups.flatMap(({ span, bars }) => [span, ...bars.map((bar) => bar.span)].flatMap(given));
  const marks = groups.flatMap((group) => group.marks.map(({ at }) => at));
  const first = Math.min(
    0,
    ...spans.map(({ from }) => Math.floor(from)),
    ...marks.map((at) => Math.ceil(at) - 1),
  );
  const last = Math.max(durationMonths, ...spans.map(({ to }) => Math.ceil(to)), ...marks.map(Math.ceil));
  const [year = 0, month = 1] = start.split('-').map(Number);
  return { year, month, first: first + 1, last };
}
