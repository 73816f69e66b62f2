import { naturalOrder } from '../../base/natural-order.ts';
import type { Project } from '../../registry/workspace.ts';
import { labelOf, words } from '../fill/helpers.ts';
import type { RenderRequest } from '../template.ts';
import type { Mark } from './chart.ts';
import { fieldsIn } from './read-labels.ts';
import { readRows } from './rows.ts';
import { readMoment, sayMoment } from './time.ts';

/** The marks of a plan by the group they belong to, and the titles of their kinds. */
export type Marks = {
  readonly titles: readonly string[];
  readonly nouns: readonly string[];
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
};

type Asked = {
  readonly request: RenderRequest;
  readonly project: Project;
  readonly group: string | undefined;
};

/** Reads `deliverables.due_month milestones.due`: registries, and the field that says when. Throws a ChartProblem. */
export function readMarks(text: string | undefined, asked: Asked): Marks {
  const kinds = fieldsIn(text).map((name, kind) => readKind(name, kind, asked));
  const marks = new Map<string, Mark[]>();
  for (const { group, mark } of kinds.flatMap((kind) => kind.marks))
    marks.set(group, [...(marks.get(group) ?? []), mark]);
  for (const found of marks.values()) found.sort((a, b) => a.at - b.at || naturalOrder(a.id, b.id));
  return { titles: kinds.map(({ title }) => title), nouns: kinds.map(({ noun }) => noun), marks };
}

type Kind = {
  readonly title: string;
  readonly noun: string;
  readonly marks: readonly { readonly group: string; readonly mark: Mark }[];
};

function readKind(name: string, kind: number, { request, project, group }: Asked): Kind {
  const [source = '', field = ''] = name.split('.');
  const fields = [field, ...(group === undefined ? [] : [group])];
  const rows = readRows({ source, where: undefined, sort: undefined, fields }, request);
  const marks = rows.rows.flatMap(({ entry, data }) => {
    const value = data[field];
    if (value === undefined || value === null) return [];
    const what = `"${field}" of ${entry.id}`;
    const at = readMoment(String(value), { start: project.start, side: 'end', what, at: field });
    const label = labelOf({ entry: () => entry }, entry.id);
    const mark = { id: entry.id, title: label, at, said: sayMoment(String(value)), kind };
    return [{ group: group === undefined ? '' : String(data[group] ?? ''), mark }];
  });
  const { title, noun } = rows.registry.schema;
  return { title, noun: words(noun.replaceAll('-', '_')), marks };
}
