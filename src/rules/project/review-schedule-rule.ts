import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping, type Path, type Value } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

const DAYS = 'offset_days';

/** In every schedule of project.yaml the days before the due date fall from step to step, down to 0. */
export const reviewScheduleRule: Rule = {
  name: 'review schedules',
  *check({ workspace: { registries } }) {
    const entry = registries.get('project')?.entries[0];
    if (!entry) return;
    const found: Schedule[] = [];
    collectSchedules(entry.data, [], found);
    for (const { path, days } of found) yield* checkSchedule(entry, path, days);
  },
};

type Schedule = { readonly path: Path; readonly days: readonly number[] };

/** Schedules are lists of steps with `offset_days`; how many of them there are, and under what name, is the project's. */
function collectSchedules(value: Value, path: Path, found: Schedule[]): void {
  if (isList(value)) {
    const days = value.map((item) => (isMapping(item) ? item[DAYS] : undefined));
    const numbers = days.filter((each) => typeof each === 'number');
    if (numbers.length > 0 && numbers.length === days.length) found.push({ path, days: numbers });
    for (const [i, item] of value.entries()) collectSchedules(item, [...path, i], found);
  } else if (isMapping(value)) {
    for (const [name, member] of Object.entries(value)) collectSchedules(member, [...path, name], found);
  }
}

function* checkSchedule(entry: Entry, path: Path, days: readonly number[]): Generator<Diagnostic> {
  for (const [i, each] of days.entries()) {
    const before = days[i - 1];
    const last = i === days.length - 1;
    const falls = before === undefined || each < before;
    if (falls && (!last || each === 0)) continue;
    yield entryFinding(entry, {
      code: 'project/review-schedule',
      path: [...path, i, DAYS],
      message: falls
        ? `the last step is ${each} days before the due date, not on it`
        : `"${each}" is not less than the ${before} days of the step before`,
      hint: falls ? 'write 0' : 'order the steps by their days, the most first',
    });
  }
}
