import { parseProjectMonth } from '../../base/project-month.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Project } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping, type Value } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

const FIELD = 'reporting_periods';

/** The reporting periods follow each other without gap or overlap, from the first month to the last. */
export const periodsRule: Rule = {
  name: 'reporting periods',
  *check({ workspace: { project, registries } }) {
    const entry = registries.get('project')?.entries[0];
    if (entry && project) yield* checkPeriods(entry, project);
  },
};

function* checkPeriods(entry: Entry, { durationMonths }: Project): Generator<Diagnostic> {
  const list = entry.data[FIELD];
  if (!isList(list) || list.length === 0) return;
  let next = 1;
  for (const [i, item] of list.entries()) {
    const [from, to] = isMapping(item) ? [monthOf(item.from_month), monthOf(item.to_month)] : [];
    if (from === undefined || to === undefined) return;
    if (from !== next) yield wrong(entry, { at: [i, 'from_month'], is: from, wanted: next });
    next = to + 1;
  }
  if (next !== durationMonths + 1)
    yield wrong(entry, { at: [list.length - 1, 'to_month'], is: next - 1, wanted: durationMonths });
}

type Wrong = { readonly at: readonly [number, string]; readonly is: number; readonly wanted: number };

function wrong(entry: Entry, { at, is, wanted }: Wrong): Diagnostic {
  const what = at[1] === 'to_month' ? `the project ends with M${wanted}` : before(at[0], is, wanted);
  return entryFinding(entry, {
    code: 'project/periods',
    path: [FIELD, ...at],
    message: `"M${is}": ${what}`,
    hint: `write M${wanted}, or correct the period beside it`,
  });
}

function before(position: number, is: number, wanted: number): string {
  if (position === 0) return 'the first period begins with M1';
  return is > wanted ? `M${wanted} lies in no period` : `M${is} lies in the period before as well`;
}

function monthOf(value: Value | undefined): number | undefined {
  return typeof value === 'string' ? parseProjectMonth(value) : undefined;
}
