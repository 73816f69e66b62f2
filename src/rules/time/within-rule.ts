import { daysBetween } from '../../base/day.ts';
import { isFilled } from '../../registry/lifecycle.ts';
import { type DatedLimit, datedLimits } from '../../registry/limits.ts';
import { fieldName } from '../../registry/members.ts';
import { reach } from '../../registry/reach.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Limit } from '../../schema/keywords/within.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { eachRegistry } from '../each-registry.ts';
import type { EachRule } from '../rule.ts';

/** Dates keep the number of days to other dates that the settings give, or the record says why not. */
export const withinRule: EachRule = eachRegistry('time-limits', function* (registry, { workspace }) {
  if (registry.schema.within.length === 0) return;
  for (const entry of registry.entries) yield* notKept(entry, workspace);
});

function* notKept(entry: Entry, workspace: Workspace): Generator<Diagnostic> {
  for (const limit of datedLimits(entry, workspace))
    if (!isKept(limit) && !isExcused(limit, workspace)) yield finding(limit);
}

const WORDS: Readonly<Record<Limit, { readonly late: boolean; readonly says: string }>> = {
  at_least_before: { late: true, says: 'at least DAYS before' },
  at_most_before: { late: false, says: 'at most DAYS before' },
  at_least_after: { late: false, says: 'at least DAYS after' },
  at_most_after: { late: true, says: 'at most DAYS after' },
};

function isKept({ rule, date, bound }: DatedLimit): boolean {
  return WORDS[rule.limit].late ? date <= bound : date >= bound;
}

function isExcused({ entry, path, rule }: DatedLimit, workspace: Workspace): boolean {
  return rule.excuse !== undefined && reach(workspace, { entry, path }, rule.excuse).some(isFilled);
}

function finding(limit: DatedLimit): Diagnostic {
  const { entry, path, rule, of, date, anchor, bound, days, setting } = limit;
  const { late, says } = WORDS[rule.limit];
  const off = inDays(Math.abs(daysBetween(bound, date)));
  const wanted = says.replace('DAYS', inDays(days));
  const excuse = rule.excuse === undefined ? '' : `; or say why: ${rule.excuse}: …`;
  return entryFinding(entry, {
    code: late ? 'time/too-late' : 'time/too-early',
    path,
    message: `"${date}" is ${off} too ${late ? 'late' : 'early'} for "${fieldName(path)}": ${wanted} ${anchor} (${of}) is ${bound}`,
    hint: `${setting} is ${days} in project.yaml: ${late ? 'by' : 'not before'} ${bound}${excuse}`,
  });
}

function inDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
